/* board.c: everything the packs show of a plan, read once from the views.
 *
 * Which view, in which order, which columns: rows of the tables below. What
 * the figures mean is said in the views themselves; here they are only kept
 * and found again.
 */
#include <stdlib.h>
#include <string.h>

#include "packs/load.h"
#include "packs/marks.h"
#include "packs/board.h"

#define TEXT LOAD_TEXT_OF
#define NUMBER LOAD_NUMBER_OF
#define INTEGER LOAD_INTEGER_OF

static const struct load_field plan_fields[] = {
	TEXT(plan, "titolo", title), TEXT(plan, "ambito", ambito),
	TEXT(plan, "inizio", from), TEXT(plan, "fine", to),
	TEXT(plan, "al", as_of), TEXT(plan, "periodo", period),
	TEXT(plan, "periodo_prima", period_before),
	NUMBER(plan, "in_linea", on_track), NUMBER(plan, "in_ritardo", late),
	NUMBER(plan, "completezza", complete),
	INTEGER(plan, "termine_giorni", term_days),
	INTEGER(plan, "k", k), INTEGER(plan, "n", n),
	INTEGER(plan, "attesi", due), INTEGER(plan, "accettati", accepted),
	NUMBER(plan, "quota_invii", share),
	INTEGER(plan, "indicatori", n_indicators),
};

static const struct load_field quarter_fields[] = {
	TEXT(quarter, "etichetta", label), TEXT(quarter, "periodo", period),
	TEXT(quarter, "fine", end),
};

static const struct load_field objective_fields[] = {
	TEXT(objective, "obiettivo", code), TEXT(objective, "titolo", title),
	TEXT(objective, "macroarea", macroarea),
	TEXT(objective, "descrizione", description),
	TEXT(objective, "nota", note),
	NUMBER(objective, "risorse_preventivate", planned),
	NUMBER(objective, "risorse_valorizzate", valued),
	INTEGER(objective, "indicatori", n_indicators),
};

static const struct load_field indicator_fields[] = {
	INTEGER(indicator, "indicatore", id), TEXT(indicator, "codice", code),
	TEXT(indicator, "obiettivo", objective), TEXT(indicator, "tipo", type),
	TEXT(indicator, "descrizione", description),
	TEXT(indicator, "nome", name), TEXT(indicator, "unita", unit),
	TEXT(indicator, "scala", scale), TEXT(indicator, "finestra", window),
	TEXT(indicator, "finestra_dal", window_from),
	TEXT(indicator, "operatore", operator),
	TEXT(indicator, "scadenza", deadline), TEXT(indicator, "entro", due),
	TEXT(indicator, "base", base), TEXT(indicator, "responsabile", owner),
	TEXT(indicator, "fonte", source), TEXT(indicator, "nota", note),
	TEXT(indicator, "misura", measure),
	TEXT(indicator, "aggregazione", aggregation),
	TEXT(indicator, "tracciato_nome", layout), TEXT(indicator, "stato", status),
	TEXT(indicator, "direzione", direction),
	TEXT(indicator, "conseguito_il", done_on),
	TEXT(indicator, "mostra", mark), TEXT(indicator, "esito", outcome),
	NUMBER(indicator, "target", target),
	NUMBER(indicator, "minimo_subambito", minimum),
	NUMBER(indicator, "numeratore", numerator),
	NUMBER(indicator, "denominatore", denominator),
	NUMBER(indicator, "valore", value),
	NUMBER(indicator, "valore_prima", value_before),
	NUMBER(indicator, "atteso", expected),
	NUMBER(indicator, "raggiungimento", achieved),
	NUMBER(indicator, "proiezione", projection),
	NUMBER(indicator, "ritmo_necessario", pace_needed),
	NUMBER(indicator, "ritmo_recente", pace),
	NUMBER(indicator, "ritmo_annuale", year_pace),
	INTEGER(indicator, "traguardo", milestone),
	INTEGER(indicator, "ha_subambiti", placed),
};

static const struct load_field reading_fields[] = {
	INTEGER(reading, "indicatore", id), TEXT(reading, "mostra", mark),
	NUMBER(reading, "valore", value),
	NUMBER(reading, "atteso", expected),
};

static const struct load_field subambito_fields[] = {
	TEXT(subambito, "subambito", code), TEXT(subambito, "nome", name),
};

static const struct load_field place_fields[] = {
	INTEGER(place, "indicatore", id), TEXT(place, "codice", code),
	TEXT(place, "nome", name), TEXT(place, "stato", status),
	TEXT(place, "mostra", mark),
	NUMBER(place, "valore", value), NUMBER(place, "intensita", intensity),
	INTEGER(place, "sotto_minimo", below),
	INTEGER(place, "indietro", behind),
};

static const struct load_field change_fields[] = {
	INTEGER(change, "indicatore", id),
	TEXT(change, "stato_prima", before), TEXT(change, "stato", after),
	TEXT(change, "verso", way),
};

static const struct load_field decision_fields[] = {
	INTEGER(decision, "indicatore", id), TEXT(decision, "motivo", reason),
};

static const struct load_field gap_fields[] = {
	TEXT(gap, "mittente_nome", sender), TEXT(gap, "tracciati", layouts),
	TEXT(gap, "dal", from), TEXT(gap, "al", to),
	INTEGER(gap, "ancora", still), INTEGER(gap, "invii", count),
};

/* The arrays of struct board: where each is, and what fills it: for the
 * office, and for everybody. */
static const struct load_part parts[] = {
#define PART(type, member, source, public) \
	LOAD_PART(board, type, member, source, public)
	PART(plan, plan, "select * from report_piano", NULL),
	PART(quarter, quarters, "select * from report_trimestre order by k",
	     NULL),
	PART(objective, objectives,
	     "select * from report_obiettivo order by ordine, obiettivo", NULL),
	PART(indicator, indicators,
	     "select *, null as mostra, null as esito from report_indicatore "
	     "order by ordine, obiettivo, indicatore",
	     "select * from report_pubblico_scheda "
	     "order by ordine, obiettivo, indicatore"),
	PART(reading, points,
	     "select *, null as mostra from report_serie "
	     "order by indicatore, k",
	     "select * from report_pubblico_serie order by indicatore, k"),
	PART(subambito, subambiti,
	     "select * from report_elenco_subambiti "
	     "order by ordine, subambito", NULL),
	PART(place, places,
	     "select *, null as mostra from report_subambito "
	     "order by indicatore, ordine, codice",
	     "select * from report_pubblico_subambito "
	     "order by indicatore, ordine, codice"),
	PART(change, changes,
	     "select * from report_cambiamento order by peso, indicatore",
	     "select * from report_cambiamento where false"),
	PART(decision, decisions,
	     "select * from report_decisione "
	     "order by peso, passo, peso_tipo, indicatore",
	     "select * from report_pubblico_decisione "
	     "order by peso, passo, peso_tipo, indicatore"),
	PART(gap, gaps,
	     "select * from report_mancante order by mittente_ancora desc,"
	     " mittente_ordine, mittente, ancora desc, dal_k, al, tracciati",
	     NULL),
#undef PART
};

enum { N_PARTS = sizeof(parts) / sizeof(parts[0]) };

static int load(struct board *board, struct store *store, int is_public,
		struct err *err)
{
	if (load_parts(store, parts, N_PARTS, is_public, board, err) != 0)
		return -1;
	if (board->n_plan == 0 || board->plan->as_of == NULL)
		return err_set(err, EXIT_FAILED, "i valori non sono ancora stati "
			       "calcolati: manca il giorno a cui si "
			       "riferiscono");
	return marks_draw(board->marks, board->arrows, err);
}

int board_load(struct board *board, struct store *store, struct err *err)
{
	return load(board, store, 0, err);
}

int board_load_public(struct board *board, struct store *store,
		      struct err *err)
{
	return load(board, store, 1, err);
}

void board_unload(struct board *board)
{
	load_parts_free(parts, N_PARTS, board);
	marks_free(board->marks, board->arrows);
}

const struct indicator *board_indicator(const struct board *board, int id)
{
	for (size_t i = 0; i < board->n_indicators; i++)
		if (board->indicators[i].id == id)
			return &board->indicators[i];
	return NULL;
}

const struct reading *board_points(const struct board *board, int id)
{
	for (size_t i = 0; i < board->n_points; i += board->n_quarters)
		if (board->points[i].id == id)
			return &board->points[i];
	return NULL;
}

const struct place *board_places(const struct board *board, int id)
{
	for (size_t i = 0; i < board->n_places; i += board->n_subambiti)
		if (board->places[i].id == id)
			return &board->places[i];
	return NULL;
}

static size_t status_index(const char *status)
{
	size_t i = 0;

	while (i < THEME_STATUSES &&
	       (status == NULL ||
		strcmp(theme_status_at((enum theme_status_index)i)->name,
		       status) != 0))
		i++;
	return i;
}

void board_count(const struct board *board, const char *objective, const char *type,
	       size_t counts[THEME_STATUSES])
{
	memset(counts, 0, THEME_STATUSES * sizeof *counts);
	for (size_t i = 0; i < board->n_indicators; i++) {
		const struct indicator *indicator = &board->indicators[i];
		size_t status = status_index(indicator->status);

		if (status < THEME_STATUSES &&
		    (objective == NULL ||
		     strcmp(indicator->objective, objective) == 0) &&
		    (type == NULL || strcmp(indicator->type, type) == 0))
			counts[status]++;
	}
}

const struct drawing *board_mark(const struct board *board, const char *status)
{
	size_t i = status_index(status);

	return i < THEME_STATUSES ? board->marks[i] : NULL;
}

const struct drawing *board_arrow(const struct board *board, const char *direction)
{
	if (direction == NULL)
		return NULL;
	if (strcmp(direction, "su") == 0)
		return board->arrows[DIRECTION_UP];
	return board->arrows[strcmp(direction, "giu") == 0 ? DIRECTION_DOWN
							  : DIRECTION_STEADY];
}

struct pdf_span board_status_span(const struct board *board, const char *status)
{
	const struct theme_status *look = theme_status(status);

	if (look == NULL)
		return (struct pdf_span){ .text = "n.d.",
					  .colour = THEME_SECONDARY };
	return (struct pdf_span){
		.text = look->word,
		.colour = look->text_colour,
		.mark = board_mark(board, status),
	};
}
