/* pnrr_steps.c: the schedule of the project, and its indicators. */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/pnrr.h"
#include "packs/words.h"
#include "pdf/figure.h"
#include "pdf/table.h"

static const double least_room = 220;	/* or the section begins a page */

/* --- The schedule ------------------------------------------------------------ */

static void phase_row(struct pnrr *pnrr, const struct phase *phase)
{
	struct text name = {0};
	char from[FORMAT_SIZE], to[FORMAT_SIZE], begun[FORMAT_SIZE],
	     ended[FORMAT_SIZE], done[FORMAT_SIZE];
	struct pdf_span state = board_status_span(pnrr->board, phase->mark);

	if (words_has(phase->action))
		text_format(&name, "%s ", phase->action);
	text_add_string(&name, phase->name);
	state.text = phase->word;
	pdf_table_row(pnrr->pdf, (struct pdf_span[]){
		{ .text = text_string(&name) },
		{ .text = format_date_short(from, sizeof from, phase->from) },
		{ .text = format_date_short(to, sizeof to, phase->to) },
		{ .text = phase->begun == NULL ? "–"
			: format_date_short(begun, sizeof begun,
					    phase->begun) },
		{ .text = phase->ended == NULL ? "–"
			: format_date_short(ended, sizeof ended,
					    phase->ended) },
		{ .text = isnan(phase->done) ? "–"
			: format_percent(done, sizeof done, phase->done) },
		state,
	}, PDF_ROW_PLAIN);
	text_free(&name);
}

static void phase_table(struct pnrr *pnrr)
{
	static const struct pdf_column columns[] = {
		{ .title = "Attività", .share = 1, .row_header = 1 },
		{ .title = "Inizio previsto", .width = 57 },
		{ .title = "Fine prevista", .width = 57 },
		{ .title = "Iniziata il", .width = 57 },
		{ .title = "Finita il", .width = 57 },
		{ .title = "Quota fatta", .width = 34,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Stato", .width = 88 },
	};

	pdf_table_begin(pnrr->pdf, &(struct pdf_table){
		.columns = columns, .n = 7,
		.summary = "Una riga per attività: quando doveva iniziare e "
			   "finire, quando è iniziata e finita, quanto è "
			   "fatto, lo stato." });
	for (size_t i = 0; i < pnrr->n_phases; i++)
		phase_row(pnrr, &pnrr->phases[i]);
	pdf_table_end(pnrr->pdf);
}

/* What the schedule says now, in a sentence. */
static void schedule_finding(struct pnrr *pnrr, struct text *out)
{
	size_t late = 0, silent = 0;

	for (size_t i = 0; i < pnrr->n_phases; i++) {
		const struct phase *phase = &pnrr->phases[i];

		silent += strcmp(phase->mark, "dati_mancanti") == 0;
		if (!phase->late)
			continue;
		text_format(out, "%s«%s» è in ritardo di %d %s",
			    late++ > 0 ? "; " : "", phase->name, phase->days,
			    phase->days == 1 ? "giorno" : "giorni");
	}
	if (silent == pnrr->n_phases)
		text_add_string(out, "Delle attività non si hanno notizie");
	else if (late == 0)
		text_add_string(out, "Nessuna attività risulta in ritardo");
	if (silent > 0 && silent < pnrr->n_phases)
		text_format(out, "; di %zu non si hanno notizie", silent);
	text_add_string(out, ".");
}

void pnrr_schedule(struct pnrr *pnrr, struct err *err)
{
	struct text finding = {0}, alt = {0};
	struct drawing *drawing;

	if (pnrr->n_phases == 0)
		return;
	pdf_reserve(pnrr->pdf, least_room);
	pdf_heading(pnrr->pdf, 2, "Avanzamento procedurale", "procedurale");
	schedule_finding(pnrr, &finding);
	pdf_paragraph(pnrr->pdf, THEME_LEAD, text_string(&finding));
	drawing = pnrr_gantt(pnrr, pdf_width(pnrr->pdf), &alt, err);
	if (drawing != NULL)
		pdf_figure(pnrr->pdf, &(struct pdf_figure){
			.drawing = drawing, .title = "Cronoprogramma",
			.subtitle = "Il contorno è il previsto, il pieno è "
				    "quanto è accaduto",
			.alt = text_string(&alt) });
	phase_table(pnrr);
	drawing_free(drawing);
	text_free(&finding);
	text_free(&alt);
}

/* --- The indicators ---------------------------------------------------------- */

static void indicator_row(struct pnrr *pnrr, const struct indicator *indicator)
{
	struct text cells[4] = {{0}};
	char share[FORMAT_SIZE];

	text_format(&cells[0], "%s %s", indicator->code,
		    indicator->description);
	pubblico_value(&cells[1], indicator);
	words_value(&cells[2], indicator,
		    pubblico_expected(pnrr->board, indicator));
	if (strcmp(indicator->operator, "<=") == 0)
		text_add_string(&cells[3], "≤ ");
	words_value(&cells[3], indicator, indicator->target);
	pdf_table_row(pnrr->pdf, (struct pdf_span[]){
		{ .text = text_string(&cells[0]) },
		{ .text = text_string(&cells[1]), .bold = 1 },
		{ .text = text_string(&cells[2]) },
		{ .text = text_string(&cells[3]) },
		{ .text = indicator->mark != NULL ? PUBBLICO_RESERVED
			: format_percent(share, sizeof share,
					 indicator->achieved) },
		pubblico_status(pnrr->board, indicator),
	}, PDF_ROW_PLAIN);
	for (size_t i = 0; i < 4; i++)
		text_free(&cells[i]);
}

void pnrr_indicators(struct pnrr *pnrr)
{
	static const struct pdf_column columns[] = {
		{ .title = "Indicatore", .share = 1, .row_header = 1 },
		{ .title = "Valore", .width = 42, .align = PDF_ALIGN_RIGHT },
		{ .title = "Atteso ora", .width = 42,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Obiettivo", .width = 49,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Quota fatta", .width = 42,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Stato", .width = 92 },
	};
	struct text words = {0};
	int marked = 0;

	if (pnrr->board->n_indicators == 0)
		return;
	pdf_reserve(pnrr->pdf, least_room);
	pdf_heading(pnrr->pdf, 2, "Gli indicatori", "indicatori");
	pubblico_counts(&words, pnrr->board, NULL);
	if (words.length > 0) {
		words_capital(&words);
		text_add_string(&words, ".");
	} else {
		text_add_string(&words, "Nessuno si può ancora giudicare.");
	}
	pdf_paragraph(pnrr->pdf, THEME_LEAD, text_string(&words));
	pdf_table_begin(pnrr->pdf, &(struct pdf_table){
		.columns = columns, .n = 6,
		.summary = "Una riga per indicatore: valore di oggi, atteso a "
			   "questo punto, obiettivo, quota raggiunta, stato." });
	for (size_t i = 0; i < pnrr->board->n_indicators; i++) {
		indicator_row(pnrr, &pnrr->board->indicators[i]);
		marked |= pnrr->board->indicators[i].mark != NULL;
	}
	pdf_table_end(pnrr->pdf);
	if (marked)
		pnrr_explain(pnrr);
	text_free(&words);
}
