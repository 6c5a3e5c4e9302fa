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

#define TEXT LOAD_TEXT_OF
#define NUMBER LOAD_NUMBER_OF
#define INTEGER LOAD_INTEGER_OF

static const struct load_field progress_fields[] = {
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

static const struct load_field spending_fields[] = {
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

static const struct load_part parts[] = {
#define PART(type, member, source) \
	LOAD_PART(pnrr, type, member, source, NULL)
	PART(progress, sides,
	     "select * from report_avanzamento order by ordine"),
	PART(budget, budgets, "select * from report_bilancio"),
	PART(spending, quarters, "select * from report_spesa order by k"),
	PART(people, people,
	     "select * from report_beneficiari order by principale desc, "
	     "indicatore"),
	PART(phase, phases,
	     "select * from report_attivita order by progetto_ordine, "
	     "progetto, ordine"),
	PART(mismatch, mismatches,
	     "select * from report_quadratura order by tabella, verso, posto"),
#undef PART
};

enum { N_PARTS = sizeof(parts) / sizeof(parts[0]) };

int pnrr_load(struct pnrr *pnrr, struct err *err)
{
	return load_parts(pnrr->context->store, parts, N_PARTS, 0, pnrr, err);
}

void pnrr_unload(struct pnrr *pnrr)
{
	load_parts_free(parts, N_PARTS, pnrr);
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
