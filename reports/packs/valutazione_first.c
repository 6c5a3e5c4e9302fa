/* valutazione_first.c: the year at a glance: the finding, a row for each
 * objective, where what is computed and what was judged are farthest apart,
 * which judgements lack. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/fit.h"
#include "packs/valutazione.h"
#include "packs/words.h"

/* With more objectives than the page holds in full, names take two lines. */
enum { MOST_GAPS = 3, COLUMNS = 8, MOST_WHOLE = 13 };

static const double figure_width = 49;	/* points of a column of figures */
static const double word_width = 54;	/* and of one of words */

/* What the year says, summed over the objectives. */
struct tally {
	size_t judged;
	size_t degree_apart, money_apart, compared;
	double degree, stated_degree;	/* sums */
	size_t n_degree, n_stated;
	size_t reserved;		/* degrees of suppressed indicators alone */
};

static const struct judgement *of_year(const struct valutazione *pack,
				       size_t objective)
{
	return &pack->judgements[objective * pack->n_years +
				 valutazione_year(pack)];
}

static size_t n_objectives(const struct valutazione *pack)
{
	return pack->n_years > 0 ? pack->n_judgements / pack->n_years : 0;
}

static struct tally count(const struct valutazione *pack)
{
	struct tally tally = {0};

	for (size_t i = 0; i < n_objectives(pack); i++) {
		const struct judgement *one = of_year(pack, i);

		tally.judged += one->judged != 0;
		tally.degree_apart += one->degree_apart != 0;
		tally.money_apart += one->money_apart != 0;
		tally.compared += isfinite(one->degree_gap) != 0;
		tally.reserved += one->degree_mark != NULL;
		if (isfinite(one->degree)) {
			tally.degree += one->degree;
			tally.n_degree++;
		}
		if (isfinite(one->stated_degree)) {
			tally.stated_degree += one->stated_degree;
			tally.n_stated++;
		}
	}
	return tally;
}

/* Where what is computed and what was judged are apart. */
static void add_apart(const struct tally *tally, double threshold,
		      struct text *out)
{
	char points[FORMAT_SIZE];

	format_short(points, sizeof points, threshold, 1);
	if (tally->compared > 0 && tally->degree_apart == 0)
		text_format(out, " Tra i due non ci sono differenze di più di "
			    "%s punti.", points);
	else if (tally->degree_apart > 0)
		text_format(out, " I due differiscono di più di %s punti per "
			    "%zu %s.", points, tally->degree_apart,
			    tally->degree_apart == 1 ? "obiettivo"
						     : "obiettivi");
	if (tally->money_apart > 0)
		text_format(out, " La coincidenza delle risorse dichiarata è "
			    "lontana da quella calcolata per %zu %s.",
			    tally->money_apart,
			    tally->money_apart == 1 ? "obiettivo"
						    : "obiettivi");
}

/* The year that goes on after the one that is told. */
static void add_present(const struct valutazione *pack, struct text *out)
{
	size_t last = pack->n_years - 1, n = 0;
	char words[FORMAT_SIZE];
	double sum = 0;

	if (valutazione_year(pack) == last)
		return;
	for (size_t i = last; i < pack->n_judgements; i += pack->n_years)
		if (isfinite(pack->judgements[i].degree)) {
			sum += pack->judgements[i].degree;
			n++;
		}
	if (n > 0)
		text_format(out, " Nel %d%s il grado calcolato è in media %s.",
			    pack->judgements[last].year,
			    pack->judgements[last].finished ? "" : ", finora,",
			    format_percent_after(words, sizeof words, "il",
						 sum / (double)n));
}

static void lead_sentence(const struct valutazione *pack, struct text *out)
{
	struct tally tally = count(pack);
	const struct judgement *one;
	char stated[FORMAT_SIZE], computed[FORMAT_SIZE];

	if (n_objectives(pack) == 0) {
		text_add_string(out, "Nessun trimestre del piano è ancora "
				"concluso: non c'è nulla da valutare.");
		return;
	}
	one = of_year(pack, 0);
	format_percent_after(stated, sizeof stated, "il",
			     tally.stated_degree / (double)tally.n_stated);
	format_percent_after(computed, sizeof computed, "il",
			     tally.degree / (double)tally.n_degree);
	if (tally.judged == 0 && tally.n_degree == 0) {
		text_format(out, "Nessuna valutazione è ancora arrivata e %s: "
			    "non si può dire a che punto sono gli obiettivi.",
			    tally.reserved > 0
			    ? "i dati degli indicatori sono riservati"
			    : "nessun indicatore ha un valore");
		return;
	}
	if (tally.judged == 0) {
		text_format(out, "Nessuna valutazione è ancora arrivata. Gli "
			    "indicatori danno per il %d un grado di "
			    "raggiungimento che in media è %s.", one->year,
			    computed);
		return;
	}
	text_format(out, "Per il %d %s %zu %s su %zu: il grado di "
		    "raggiungimento dichiarato è %s%s", one->year,
		    tally.judged == 1 ? "è stato valutato"
				      : "sono stati valutati", tally.judged,
		    tally.judged == 1 ? "obiettivo" : "obiettivi",
		    n_objectives(pack), tally.judged > 1 ? "in media " : "",
		    stated);
	if (tally.n_degree > 0)
		text_format(out, ", quello calcolato dagli indicatori %s",
			    computed);
	text_add_string(out, ".");
	add_apart(&tally, one->threshold, out);
	add_present(pack, out);
}

static const char *apart_words(const struct judgement *one)
{
	if (one->degree_apart && one->money_apart)
		return "grado, risorse";
	if (one->degree_apart)
		return "grado";
	return one->money_apart ? "risorse" : "–";
}

/* What stands before a colon ("Progetto: ...") tells nothing apart. */
static void add_name(const struct valutazione *pack,
		     const struct judgement *one, double width,
		     struct text *out)
{
	const char *colon = strstr(one->title, ": ");
	struct text whole = {0};

	text_format(&whole, "%s %s", one->code,
		    colon != NULL && words_has(colon + 2) ? colon + 2
							  : one->title);
	if (n_objectives(pack) > MOST_WHOLE)
		fit_cut(out, pack->context->fonts, text_string(&whole),
			theme_type(THEME_TABLE)->size, 1, 1.8 * width);
	else
		text_add_string(out, text_string(&whole));
	text_free(&whole);
}

static void row(struct valutazione *pack, size_t objective, double width)
{
	const struct judgement *one = of_year(pack, objective);
	char cells[4][FORMAT_SIZE], link[40];
	struct text name = {0};
	int apart = one->degree_apart || one->money_apart;

	snprintf(link, sizeof link, "#scheda-%zu", objective + 1);
	add_name(pack, one, width, &name);
	pdf_table_row(pack->pdf, (struct pdf_span[COLUMNS]){
		{ .text = text_string(&name), .link = link },
		{ .text = valutazione_share(cells[0], FORMAT_SIZE, one->degree,
					    one->degree_mark), .bold = one->degree_apart },
		{ .text = valutazione_share(cells[1], FORMAT_SIZE,
					    one->stated_degree, NULL),
		  .bold = one->degree_apart },
		{ .text = valutazione_share(cells[2], FORMAT_SIZE, one->money,
					    NULL), .bold = one->money_apart },
		{ .text = valutazione_share(cells[3], FORMAT_SIZE,
					    one->stated_money, NULL),
		  .bold = one->money_apart },
		{ .text = valutazione_answer(one->answer) },
		{ .text = valutazione_answer(one->again) },
		{ .text = apart_words(one), .bold = apart },
	}, PDF_ROW_PLAIN);
	text_free(&name);
}

static void table(struct valutazione *pack)
{
	const struct pdf_column columns[COLUMNS] = {
		{ .title = "Obiettivo", .share = 1, .row_header = 1 },
		{ .title = "Grado calcolato", .width = figure_width,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Grado dichiarato", .width = figure_width,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Risorse calcolate", .width = figure_width,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Risorse dichiarate", .width = figure_width,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Risposta al bisogno", .width = figure_width },
		{ .title = "Riproposto", .width = word_width },
		{ .title = "Da discutere", .width = word_width },
	};
	double width = pdf_width(pack->pdf) - 5 * figure_width -
		       2 * word_width - 9;

	pdf_table_begin(pack->pdf, &(struct pdf_table){
		.columns = columns, .n = COLUMNS,
		.subtitle = "Grado di raggiungimento rispetto al programmato; "
			    "coincidenza tra risorse stanziate e impegnate o "
			    "liquidate",
		.summary = "Una riga per obiettivo: grado e coincidenza "
			   "calcolati e dichiarati, giudizi, che cosa "
			   "discutere." });
	for (size_t i = 0; i < n_objectives(pack); i++)
		row(pack, i, width);
	pdf_table_end(pack->pdf);
}

/* The sheets have the other years too. */
static void explain(struct valutazione *pack)
{
	for (size_t i = 0; i < pack->n_judgements; i++)
		if (pack->judgements[i].degree_mark != NULL) {
			pubblico_legend(pack->context->pubblico, pack->pdf);
			return;
		}
}

/* The objective with the widest gap not yet told; NULL when none is left. */
static const struct judgement *widest(const struct valutazione *pack,
				      const struct judgement *const *told,
				      size_t n)
{
	const struct judgement *found = NULL;

	for (size_t i = 0; i < n_objectives(pack); i++) {
		const struct judgement *one = of_year(pack, i);
		int before = 0;

		for (size_t j = 0; j < n; j++)
			before |= told[j] == one;
		if (!before && one->degree_apart &&
		    (found == NULL ||
		     fabs(one->degree_gap) > fabs(found->degree_gap)))
			found = one;
	}
	return found;
}

static void gaps(struct valutazione *pack)
{
	const struct judgement *told[MOST_GAPS] = {0};
	size_t n = 0;

	while (n < MOST_GAPS &&
	       (told[n] = widest(pack, told, n)) != NULL)
		n++;
	if (n == 0)
		return;
	pdf_keep_begin(pack->pdf);
	pdf_heading(pack->pdf, 3, "Che cosa discutere per primo", NULL);
	pdf_list_begin(pack->pdf, THEME_TABLE, 0);
	for (size_t i = 0; i < n; i++) {
		char stated[FORMAT_SIZE], computed[FORMAT_SIZE],
			points[FORMAT_SIZE];
		struct text lead = {0}, rest = {0};

		text_format(&lead, "%s %s", told[i]->code, told[i]->title);
		text_format(&rest, ": dichiarato %s, calcolato %s (%s punti)",
			    format_percent(stated, sizeof stated,
					   told[i]->stated_degree),
			    format_percent(computed, sizeof computed,
					   told[i]->degree),
			    valutazione_points(points, sizeof points,
					       told[i]->degree_gap));
		pdf_list_item(pack->pdf, (struct pdf_span[]){
			{ .text = text_string(&lead), .bold = 1 },
			{ .text = text_string(&rest) } }, 2);
		text_free(&lead);
		text_free(&rest);
	}
	pdf_list_end(pack->pdf);
	pdf_keep_end(pack->pdf);
}

/* Years that are over, and were not judged; codes that the plan has not. */
static void missing(struct valutazione *pack)
{
	struct text words = {0};

	for (size_t year = 0; year < pack->n_years; year++) {
		size_t n = 0, all = n_objectives(pack);
		struct text codes = {0};

		for (size_t i = 0; i < all; i++) {
			const struct judgement *one =
				&pack->judgements[i * pack->n_years + year];

			if (one->finished && !one->judged)
				text_format(&codes, "%s%s",
					    n++ > 0 ? ", " : "", one->code);
		}
		if (n > 0)
			text_format(&words, "%sMancano per il %d le valutazioni "
				    "di %s.", words.length > 0 ? " " : "",
				    pack->judgements[year].year,
				    n == all && n > 1 ? "tutti gli obiettivi"
						      : text_string(&codes));
		text_free(&codes);
	}
	for (size_t i = 0; i < pack->n_orphans; i++)
		text_format(&words, "%sÈ arrivata per il %d una valutazione di "
			    "«%s», che non è un obiettivo di questo piano.",
			    words.length > 0 ? " " : "", pack->orphans[i].year,
			    pack->orphans[i].code);
	pdf_paragraph(pack->pdf, THEME_TEXT, text_string(&words));
	text_free(&words);
}

void valutazione_first_page(struct valutazione *pack)
{
	const struct plan *plan = pack->context->board->plan;
	struct text lead = {0}, heading = {0};

	pdf_heading(pack->pdf, 1, words_has(plan->title) ? plan->title
							 : pack->context->title,
		    NULL);
	text_add_string(&heading, "La valutazione in una pagina");
	if (n_objectives(pack) > 0)
		text_format(&heading, ": %s %d",
			    of_year(pack, 0)->finished ? "anno"
						       : "finora, nel",
			    of_year(pack, 0)->year);
	pdf_heading(pack->pdf, 2, text_string(&heading), "valutazione");
	lead_sentence(pack, &lead);
	pdf_paragraph(pack->pdf, THEME_LEAD, text_string(&lead));
	if (n_objectives(pack) > 0)
		table(pack);
	explain(pack);
	gaps(pack);
	missing(pack);
	text_free(&lead);
	text_free(&heading);
}
