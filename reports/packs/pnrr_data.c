/* pnrr_data.c: what the pack shows beyond the board, read once from the views.
 *
 * Which view, in which order, which columns: rows of the tables below. What
 * the figures mean is said in the views.
 */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/load.h"
#include "packs/pnrr.h"

#define TEXT(type, column, member) \
	{column, LOAD_TEXT, offsetof(struct type, member)}
#define NUMBER(type, column, member) \
	{column, LOAD_NUMBER, offsetof(struct type, member)}
#define INTEGER(type, column, member) \
	{column, LOAD_INTEGER, offsetof(struct type, member)}

static const struct load_field side_fields[] = {
	TEXT(progress, "aspetto", aspect), TEXT(progress, "stato", status),
	TEXT(progress, "mostra", mark),
	NUMBER(progress, "valore", value), NUMBER(progress, "atteso", expected),
	NUMBER(progress, "obiettivo", target),
};

static const struct load_field budget_fields[] = {
	TEXT(budget, "taglio", cut), TEXT(budget, "capitolo", chapter),
	TEXT(budget, "nome", name), INTEGER(budget, "totale", total),
	NUMBER(budget, "preventivato", planned),
	NUMBER(budget, "stanziato", allotted),
	NUMBER(budget, "impegnato", committed),
	NUMBER(budget, "liquidato", paid), NUMBER(budget, "residuo", left),
	NUMBER(budget, "proiezione", projection),
	NUMBER(budget, "quota", share),
	NUMBER(budget, "coincidenza", coincidence),
};

static const struct load_field quarter_fields[] = {
	NUMBER(spending, "previsto", expected),
	NUMBER(spending, "liquidato", paid),
};

static const struct load_field people_fields[] = {
	INTEGER(people, "indicatore", id), INTEGER(people, "principale", all),
};

static const struct load_field phase_fields[] = {
	TEXT(phase, "azione", action), TEXT(phase, "attivita", name),
	TEXT(phase, "inizio_previsto", from), TEXT(phase, "fine_prevista", to),
	TEXT(phase, "inizio_effettivo", begun),
	TEXT(phase, "fine_effettiva", ended), TEXT(phase, "parola", word),
	TEXT(phase, "segno", mark), NUMBER(phase, "avanzamento", done),
	INTEGER(phase, "in_ritardo", late), INTEGER(phase, "ritardo", days),
};

static const struct load_field mismatch_fields[] = {
	TEXT(mismatch, "tabella", table), TEXT(mismatch, "verso", way),
	TEXT(mismatch, "luogo", place),
	NUMBER(mismatch, "dichiarato", declared),
	NUMBER(mismatch, "somma", sum),
};

#define SHAPE(sql, fields, type) \
	{sql, fields, sizeof(fields) / sizeof((fields)[0]), sizeof(struct type)}
#define PLACE(rows) offsetof(struct pnrr, rows), offsetof(struct pnrr, n_##rows)

static const struct {
	struct load_shape shape;
	size_t rows, n;			/* where they go */
} parts[] = {
	{SHAPE("select * from report_avanzamento order by ordine", side_fields,
	       progress), PLACE(sides)},
	{SHAPE("select * from report_bilancio", budget_fields, budget),
	 PLACE(budgets)},
	{SHAPE("select * from report_spesa order by k", quarter_fields,
	       spending), PLACE(quarters)},
	{SHAPE("select * from report_beneficiari order by principale desc, "
	       "indicatore", people_fields, people), PLACE(people)},
	{SHAPE("select * from report_attivita order by progetto_ordine, "
	       "progetto, ordine", phase_fields, phase), PLACE(phases)},
	{SHAPE("select * from report_quadratura order by tabella, verso, posto",
	       mismatch_fields, mismatch), PLACE(mismatches)},
};

enum { N_PARTS = sizeof(parts) / sizeof(parts[0]) };

int pnrr_load(struct pnrr *pnrr, struct err *err)
{
	for (size_t i = 0; i < N_PARTS; i++) {
		void *rows;
		size_t n;
		int status = load_rows(pnrr->context->store, &parts[i].shape,
				       &rows, &n, err);

		memcpy((char *)pnrr + parts[i].rows, &rows, sizeof rows);
		memcpy((char *)pnrr + parts[i].n, &n, sizeof n);
		if (status != 0)
			return -1;
	}
	return 0;
}

void pnrr_unload(struct pnrr *pnrr)
{
	for (size_t i = 0; i < N_PARTS; i++) {
		void *rows;
		size_t n;

		memcpy(&rows, (char *)pnrr + parts[i].rows, sizeof rows);
		memcpy(&n, (char *)pnrr + parts[i].n, sizeof n);
		load_free(&parts[i].shape, rows, n);
	}
}

const struct progress *pnrr_side(const struct pnrr *pnrr, const char *aspect)
{
	for (size_t i = 0; i < pnrr->n_sides; i++)
		if (strcmp(pnrr->sides[i].aspect, aspect) == 0)
			return &pnrr->sides[i];
	return NULL;
}

const struct budget *pnrr_total(const struct pnrr *pnrr, const char *cut)
{
	for (size_t i = 0; i < pnrr->n_budgets; i++)
		if (pnrr->budgets[i].total &&
		    strcmp(pnrr->budgets[i].cut, cut) == 0)
			return &pnrr->budgets[i];
	return NULL;
}

int pnrr_is_counted(const struct pnrr *pnrr, const struct indicator *indicator)
{
	const struct reading *points = board_points(pnrr->board, indicator->id);

	if ((isnan(indicator->value) && indicator->mark == NULL) ||
	    points == NULL)
		return 0;
	/* A zero is never suppressed. */
	for (int i = 0; i < pnrr->board->plan->k; i++)
		if (points[i].value > 0 || points[i].mark != NULL)
			return 1;
	return indicator->status == NULL ||
	       strcmp(indicator->status, "dati_mancanti") != 0;
}

void pnrr_explain(struct pnrr *pnrr)
{
	if (!pnrr->explained)
		pubblico_legend(pnrr->open, pnrr->pdf);
	pnrr->explained = 1;
}

void pnrr_cents(struct text *out, double cents)
{
	char euro[FORMAT_SIZE];

	text_add_string(out, format_euro(euro, sizeof euro, cents / 100));
}

void pnrr_euro(struct text *out, double cents)
{
	char euro[FORMAT_SIZE];

	text_add_string(out, format_euro_text(euro, sizeof euro, cents / 100));
}
