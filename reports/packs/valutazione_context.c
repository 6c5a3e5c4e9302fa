/* valutazione_context.c: what the plan found when it began: the context
 * (input) indicators, how they vary, and which stated figures are not so. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/valutazione.h"
#include "packs/words.h"

enum { COLUMNS = 7 };

static const double least_room = 300;	/* or the section begins a page */

/* "+27 (+15%)", "+5 punti"; "–" where there is nothing to vary from. */
static void add_change(const struct circumstance *one, struct text *out)
{
	char number[FORMAT_SIZE], share[FORMAT_SIZE];
	const char *sign = one->change > 0 ? "+" : "";

	if (isnan(one->change)) {
		text_add_string(out, "–");
		return;
	}
	format_short(number, sizeof number, one->change, 2);
	if (one->is_percent)
		text_format(out, "%s%s punti", sign, number);
	else
		text_format(out, "%s%s", sign, number);
	if (isfinite(one->change_share))
		text_format(out, " (%s%s)", sign,
			    format_percent(share, sizeof share,
					   one->change_share));
}

static void add_base(const struct circumstance *one, struct text *out)
{
	char number[FORMAT_SIZE];

	if (isnan(one->base)) {
		text_add_string(out, "–");
		return;
	}
	text_format(out, "%s nel %d",
		    format_short(number, sizeof number, one->base, 2),
		    one->base_year);
}

static const char *check_words(const struct circumstance *one)
{
	if (one->warnings > 0)
		return "non torna";
	return one->checks > 0 ? "torna" : "–";
}

static void row(struct pdf *pdf, const struct circumstance *one)
{
	struct text name = {0}, base = {0}, change = {0};
	char value[FORMAT_SIZE], year[FORMAT_SIZE];

	text_add_string(&name, one->name);
	if (words_has(one->said))
		text_format(&name, "\n%s", one->said);
	add_base(one, &base);
	add_change(one, &change);
	snprintf(year, sizeof year, "%d", one->year);
	if (isnan(one->value))
		snprintf(value, sizeof value, "%s", one->absent != NULL
							    ? one->absent
							    : FORMAT_MISSING);
	else
		format_number(value, sizeof value, one->value,
			      one->decimals < 6 ? one->decimals : 6);
	pdf_table_row(pdf, (struct pdf_span[COLUMNS]){
		{ .text = text_string(&name) }, { .text = year },
		{ .text = value, .bold = 1 },
		{ .text = words_has(one->unit) ? one->unit : "" },
		{ .text = text_string(&base) },
		{ .text = text_string(&change) },
		{ .text = check_words(one), .bold = one->warnings > 0,
		  .colour = one->warnings > 0 ? THEME_CRITICAL : 0 },
	}, PDF_ROW_PLAIN);
	text_free(&name);
	text_free(&base);
	text_free(&change);
}

static void table(struct valutazione *pack)
{
	static const struct pdf_column columns[COLUMNS] = {
		{ .title = "Indicatore", .share = 1, .row_header = 1 },
		{ .title = "Anno", .width = 32, .align = PDF_ALIGN_RIGHT },
		{ .title = "Valore", .width = 44, .align = PDF_ALIGN_COMMA },
		{ .title = "Unità", .width = 66 },
		{ .title = "Confronto", .width = 66, .align = PDF_ALIGN_RIGHT },
		{ .title = "Variazione", .width = 66,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Verifica", .width = 48 },
	};

	pdf_table_begin(pack->pdf, &(struct pdf_table){
		.columns = columns, .n = COLUMNS,
		.summary = "Una riga per indicatore di contesto e anno: valore, "
			   "anno di confronto, variazione, se ciò che il "
			   "documento dichiara torna." });
	for (size_t i = 0; i < pack->n_circumstances; i++) {
		const struct circumstance *one = &pack->circumstances[i];
		struct text group = {0};

		if (i == 0 || strcmp(one[-1].objective, one->objective) != 0) {
			text_format(&group, "%s %s", one->objective,
				    one->objective_title);
			pdf_table_row(pack->pdf, &(struct pdf_span){
				.text = text_string(&group) }, PDF_ROW_GROUP);
		}
		row(pack->pdf, one);
		text_free(&group);
	}
	pdf_table_end(pack->pdf);
}

static void lead(const struct valutazione *pack, struct text *out)
{
	size_t n = pack->n_circumstances, checks = 0, varying = 0;

	for (size_t i = 0; i < n; i++) {
		checks += (size_t)pack->circumstances[i].checks;
		varying += isfinite(pack->circumstances[i].change) != 0;
	}
	text_format(out, "%zu %s il contesto in cui il piano lavora", n,
		    n == 1 ? "dato descrive" : "dati descrivono");
	if (varying > 0)
		text_format(out, "; per %zu si conosce la variazione", varying);
	text_add_string(out, ".");
	if (checks == 0)
		return;
	text_format(out, " Dei documenti si %s ricalcolare %zu %s: ",
		    checks == 1 ? "è potuta" : "sono potute", checks,
		    checks == 1 ? "cifra" : "cifre");
	if (pack->n_warnings == 0)
		text_add_string(out, checks == 1 ? "torna." : "tornano tutte.");
	else
		text_format(out, "%zu non %s.", pack->n_warnings,
			    pack->n_warnings == 1 ? "torna" : "tornano");
}

static void warnings(struct valutazione *pack)
{
	if (pack->n_warnings == 0)
		return;
	pdf_heading(pack->pdf, 3, "Che cosa non torna", NULL);
	pdf_list_begin(pack->pdf, THEME_TEXT, 0);
	for (size_t i = 0; i < pack->n_warnings; i++) {
		const struct warning *one = &pack->warnings[i];
		struct text name = {0}, words = {0};

		text_format(&name, "%s %s, %d", one->objective, one->name,
			    one->year);
		text_format(&words, ": %s", one->words);
		pdf_list_item(pack->pdf, (struct pdf_span[]){
			{ .text = text_string(&name), .bold = 1 },
			{ .text = text_string(&words) } }, 2);
		text_free(&name);
		text_free(&words);
	}
	pdf_list_end(pack->pdf);
}

void valutazione_context(struct valutazione *pack)
{
	struct text sentence = {0};

	if (pack->n_circumstances == 0)
		return;
	pdf_reserve(pack->pdf, least_room);
	pdf_heading(pack->pdf, 2, "Il contesto", "contesto");
	lead(pack, &sentence);
	pdf_paragraph(pack->pdf, THEME_LEAD, text_string(&sentence));
	warnings(pack);
	table(pack);
	text_free(&sentence);
}
