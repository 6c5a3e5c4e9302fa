/* assemblea_first.c: the essentials: how the plan stands, what was reached,
 * what is at risk and what the Assembly is asked to decide.
 *
 * At most five lines each: what is left is on the objectives' pages. Each risk
 * stands beside its decision, because one without the other helps nobody. The
 * money follows (assemblea_money.c).
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/assemblea.h"
#include "packs/words.h"

enum { MOST_LINES = 5 };

struct drawing *assemblea_band(const struct assemblea *assemblea,
			       const char *objective, struct text *alt,
			       struct err *err)
{
	struct chart_part parts[THEME_STATUSES + 1];
	size_t counts[THEME_STATUSES], reserved, total = 0;

	pubblico_count(assemblea->board, objective, counts, &reserved);
	for (size_t i = 0; i < THEME_STATUSES; i++) {
		const struct theme_status *status =
			theme_status_at((enum theme_status_index)i);

		total += counts[i];
		parts[i] = (struct chart_part){
			.word = status->word, .count = counts[i],
			.colour = status->colour,
			.hatched = i == THEME_RAGGIUNTO_IN_PARTE ||
				   i == THEME_NON_CALCOLABILE,
			.mark = assemblea->board->marks[i],
		};
	}
	parts[THEME_STATUSES] = (struct chart_part){
		.word = "Riservato", .count = reserved, .colour = THEME_GREY,
		.hatched = 1 };
	if (total + reserved == 0)
		return NULL;
	text_format(alt, "Barra degli stati di %zu indicatori: ",
		    total + reserved);
	words_counts(alt, counts);
	if (reserved > 0)
		text_format(alt, "%s%zu con dato riservato",
			    total > 0 ? "; " : "", reserved);
	return chart_band(assemblea->context->charts, &(struct chart_band){
		.frame = { .name = "stati", .width = pdf_width(assemblea->pdf),
			   .height = 54, .unit = CHART_COUNT },
		.parts = parts, .n = THEME_STATUSES + 1 }, err);
}

/* "21 hanno raggiunto l'obiettivo", "1 ha ...", "nessuno ha ..." */
static void add_count(struct text *out, size_t n, const char *one,
		      const char *many)
{
	if (n == 0)
		text_format(out, "nessuno %s", one);
	else
		text_format(out, "%zu %s", n, n == 1 ? one : many);
}

static void add_state(const struct assemblea *assemblea, struct text *out)
{
	size_t counts[THEME_STATUSES], reserved, behind, open;

	pubblico_count(assemblea->board, NULL, counts, &reserved);
	behind = counts[THEME_IN_RITARDO] + counts[THEME_CRITICO];
	text_format(out, "su %zu indicatori, ", assemblea->board->n_indicators);
	add_count(out, counts[THEME_RAGGIUNTO], "ha raggiunto l'obiettivo",
		  "hanno raggiunto l'obiettivo");
	text_add_string(out, ", ");
	add_count(out, counts[THEME_IN_LINEA], "è in linea", "sono in linea");
	text_add_string(out, ", ");
	add_count(out, behind, "è in ritardo o critico",
		  "sono in ritardo o critici");
	if (counts[THEME_RAGGIUNTO_IN_PARTE] > 0) {
		text_add_string(out, ", ");
		add_count(out, counts[THEME_RAGGIUNTO_IN_PARTE],
			  "è raggiunto solo in alcuni subambiti",
			  "sono raggiunti solo in alcuni subambiti");
	}
	open = counts[THEME_DATI_MANCANTI] + counts[THEME_NON_CALCOLABILE] +
	       counts[THEME_NON_DOVUTO];
	if (open > 0)
		text_format(out, ", %zu non si %s ancora giudicare", open,
			    open == 1 ? "può" : "possono");
	text_add_string(out, ".");
	if (reserved > 0)
		text_format(out, " Di %zu non si pubblica il dato, perché "
			    "riguarda poche persone.", reserved);
}

static void lead(struct assemblea *assemblea)
{
	const struct plan *plan = assemblea->board->plan;
	struct text out = {0};
	char date[FORMAT_SIZE];

	if (plan->k == 0)
		text_format(&out, "%s nessun trimestre del piano è ancora "
			    "finito: non ci sono valori da mostrare.",
			    format_date_after(date, sizeof date, "Al",
					      plan->as_of));
	else if (assemblea->board->n_indicators == 0)
		text_add_string(&out, "Il piano non ha ancora indicatori con "
				"cui misurarlo.");
	else {
		text_format(&out, "Dopo %d %s su %d, ", plan->k,
			    plan->k == 1 ? "trimestre" : "trimestri", plan->n);
		add_state(assemblea, &out);
	}
	pdf_paragraph(assemblea->pdf, THEME_LEAD, text_string(&out));
	text_free(&out);
}

static void picture(struct assemblea *assemblea, struct err *err)
{
	struct text alt = {0}, title = {0};
	struct drawing *drawing = assemblea_band(assemblea, NULL, &alt, err);

	text_format(&title, "Lo stato del piano: %zu indicatori",
		    assemblea->board->n_indicators);
	if (drawing != NULL)
		pdf_figure(assemblea->pdf, &(struct pdf_figure){
			.drawing = drawing, .title = text_string(&title),
			.alt = text_string(&alt) });
	drawing_free(drawing);
	text_free(&alt);
	text_free(&title);
}

/* How many of an objective are well, behind, and cannot be judged. */
static void objective_row(struct assemblea *assemblea, size_t index)
{
	const struct objective *objective =
		&assemblea->board->objectives[index];
	size_t counts[THEME_STATUSES], reserved, groups[4];
	char link[40], cells[4][24];
	struct pdf_span spans[5] = {{0}};

	pubblico_count(assemblea->board, objective->code, counts, &reserved);
	groups[0] = counts[THEME_RAGGIUNTO];
	groups[1] = counts[THEME_IN_LINEA];
	groups[2] = counts[THEME_RAGGIUNTO_IN_PARTE] +
		    counts[THEME_IN_RITARDO] + counts[THEME_CRITICO];
	groups[3] = counts[THEME_DATI_MANCANTI] + counts[THEME_NON_DOVUTO] +
		    counts[THEME_NON_CALCOLABILE] + reserved;
	snprintf(link, sizeof link, "#obiettivo-%zu", index + 1);
	spans[0] = (struct pdf_span){ .text = objective->title, .link = link };
	for (size_t i = 0; i < 4; i++) {
		snprintf(cells[i], sizeof cells[i], "%zu", groups[i]);
		spans[i + 1] = (struct pdf_span){
			.text = cells[i], .bold = groups[i] > 0 && i == 2,
			.colour = groups[i] > 0 ? 0 : THEME_SECONDARY };
	}
	pdf_table_row(assemblea->pdf, spans, PDF_ROW_PLAIN);
}

static void objectives_table(struct assemblea *assemblea)
{
	static const struct pdf_column columns[] = {
		{ .title = "Obiettivo del piano", .share = 1, .row_header = 1 },
		{ .title = "Raggiunti", .width = 56, .align = PDF_ALIGN_RIGHT },
		{ .title = "In linea", .width = 50, .align = PDF_ALIGN_RIGHT },
		{ .title = "Indietro", .width = 52, .align = PDF_ALIGN_RIGHT },
		{ .title = "Senza giudizio", .width = 56,
		  .align = PDF_ALIGN_RIGHT },
	};

	if (assemblea->board->n_indicators == 0)
		return;
	pdf_table_begin(assemblea->pdf, &(struct pdf_table){
		.columns = columns, .n = 5,
		.summary = "Una riga per obiettivo: quanti suoi indicatori "
			   "sono raggiunti, in linea, indietro o senza "
			   "giudizio." });
	for (size_t i = 0; i < assemblea->board->n_objectives; i++)
		if (assemblea->board->objectives[i].n_indicators > 0)
			objective_row(assemblea, i);
	pdf_table_end(assemblea->pdf);
	pdf_paragraph(assemblea->pdf, THEME_NOTE, "Indietro: in ritardo, "
		      "critici, o raggiunti solo in alcuni subambiti. Senza "
		      "giudizio: dati mancanti, non ancora dovuti, non "
		      "calcolabili o riservati.");
}

/* "7 famiglie, quante ne chiedeva il piano"; one done, the day it was. */
static void reached_line(struct assemblea *assemblea,
			 const struct indicator *indicator)
{
	struct text lead_words = {0}, rest = {0};
	char date[FORMAT_SIZE];

	text_format(&lead_words, "%s: ", indicator->name);
	if (indicator->mark != NULL)
		text_add_string(&rest, "obiettivo raggiunto (il numero non si "
				"pubblica)");
	else if (indicator->done_on != NULL)
		text_format(&rest, "fatto %s",
			    format_date_after(date, sizeof date, "il",
					      indicator->done_on));
	else
		words_standing(&rest, indicator);
	text_add_string(&rest, ".");
	pdf_list_item(assemblea->pdf, (struct pdf_span[]){
		{ .text = text_string(&lead_words), .bold = 1 },
		{ .text = text_string(&rest) } }, 2);
	text_free(&lead_words);
	text_free(&rest);
}

static void set_more(struct assemblea *assemblea, size_t total,
		     const char *words)
{
	struct text out = {0};

	if (total > MOST_LINES) {
		text_format(&out, "%s %zu: nelle pagine degli obiettivi.",
			    words, total - MOST_LINES);
		pdf_paragraph(assemblea->pdf, THEME_NOTE, text_string(&out));
	}
	text_free(&out);
}

static void reached(struct assemblea *assemblea)
{
	const struct pubblico *open = assemblea->open;

	pdf_heading(assemblea->pdf, 3, "Che cosa è stato raggiunto", NULL);
	if (open->n_reached == 0) {
		pdf_paragraph(assemblea->pdf, THEME_TEXT, "Nessun indicatore "
			      "ha ancora raggiunto il suo obiettivo.");
		return;
	}
	pdf_list_begin(assemblea->pdf, THEME_TEXT, 0);
	for (size_t i = 0; i < open->n_reached && i < MOST_LINES; i++)
		reached_line(assemblea, board_indicator(assemblea->board,
						open->reached[i].id));
	pdf_list_end(assemblea->pdf);
	set_more(assemblea, open->n_reached, "E altri");
}

/* What is asked of the Assembly for each reason of report_decisione. */
static const char *ask(const char *reason)
{
	static const struct {
		const char *reason, *words;
	} asks[] = {
		{ "ritmo", "Accelerare: " },
		{ "anno", "Accelerare: " },
		{ "termine_passato", "Dare una nuova scadenza: " },
		{ "termine_vicino", "Assicurare la scadenza: " },
		{ "subambiti", "Sostenere chi è sotto il minimo: " },
		{ "livello", "Correggere la rotta: " },
		{ "fine", "Decidere se riproporlo: " },
	};

	for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++)
		if (strcmp(asks[i].reason, reason) == 0)
			return asks[i].words;
	return "";
}

static void decision_row(struct assemblea *assemblea,
			 const struct decision *decision)
{
	const struct indicator *indicator =
		board_indicator(assemblea->board, decision->id);
	struct text standing = {0}, need = {0};

	if (indicator->milestone)
		text_add_string(&standing, "non ancora fatto");
	else
		words_standing(&standing, indicator);
	text_add_string(&need, ask(decision->reason));
	words_need(&need, assemblea->board, indicator, decision->reason);
	text_add_string(&need, ".");
	pdf_table_row(assemblea->pdf, (struct pdf_span[]){
		{ .text = indicator->name, .bold = 1 },
		{ .text = text_string(&standing) },
		board_status_span(assemblea->board, indicator->status),
		{ .text = text_string(&need) } }, PDF_ROW_PLAIN);
	text_free(&standing);
	text_free(&need);
}

static void decisions(struct assemblea *assemblea)
{
	const struct board *board = assemblea->board;
	static const struct pdf_column columns[] = {
		{ .title = "Che cosa è a rischio", .share = 5,
		  .row_header = 1 },
		{ .title = "A che punto è", .share = 3 },
		{ .title = "Stato", .width = 92 },
		{ .title = "Che cosa si chiede di decidere", .share = 5 },
	};

	pdf_keep_begin(assemblea->pdf);
	pdf_heading(assemblea->pdf, 3, "Che cosa è a rischio, e che cosa si "
		    "chiede all'Assemblea di decidere", NULL);
	if (board->n_decisions == 0) {
		pdf_paragraph(assemblea->pdf, THEME_TEXT,
			      words_nothing_to_decide(board));
		pdf_keep_end(assemblea->pdf);
		return;
	}
	pdf_table_begin(assemblea->pdf, &(struct pdf_table){
		.columns = columns, .n = 4,
		.summary = "Una riga per decisione, la più urgente prima." });
	for (size_t i = 0; i < board->n_decisions && i < MOST_LINES; i++)
		decision_row(assemblea, &board->decisions[i]);
	pdf_table_end(assemblea->pdf);
	set_more(assemblea, board->n_decisions, "Altre decisioni da prendere,");
	pdf_keep_end(assemblea->pdf);
}

void assemblea_essentials(struct assemblea *assemblea, struct err *err)
{
	const struct plan *plan = assemblea->board->plan;
	struct text heading = {0};
	char period[FORMAT_SIZE];

	pdf_heading(assemblea->pdf, 1,
		    plan->title != NULL ? plan->title
					: assemblea->context->title, NULL);
	text_add_string(&heading, "L'essenziale in due pagine");
	if (plan->period != NULL)
		text_format(&heading, ": %s", format_period(period,
					sizeof period, plan->period));
	pdf_heading(assemblea->pdf, 2, text_string(&heading), "essenziale");
	lead(assemblea);
	picture(assemblea, err);
	objectives_table(assemblea);
	if (plan->k > 0) {
		reached(assemblea);
		decisions(assemblea);
	}
	text_free(&heading);
}
