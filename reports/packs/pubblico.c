/* pubblico.c: what may leave the office, read once from the public views, and
 * the few words for what is suppressed. Which figures are is decided long
 * before, by the protection; here nothing can be found that it has hidden. */
#include "packs/pubblico.h"

#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/load.h"
#include "packs/words.h"

#define TEXT LOAD_TEXT_OF
#define NUMBER LOAD_NUMBER_OF
#define INTEGER LOAD_INTEGER_OF

static const struct load_field figure_fields[] = {
	TEXT(figure, "misura", measure), TEXT(figure, "misura_nome", name),
	TEXT(figure, "unita", unit), TEXT(figure, "per_parole", per_words),
	INTEGER(figure, "livello", level), TEXT(figure, "codice", code),
	TEXT(figure, "nome", place), TEXT(figure, "subambito", subambito),
	NUMBER(figure, "popolazione", people), NUMBER(figure, "valore", value),
	TEXT(figure, "mostra", mark), INTEGER(figure, "ha_prima", has_before),
	NUMBER(figure, "valore_prima", before),
	TEXT(figure, "mostra_prima", mark_before),
	NUMBER(figure, "rapporto", ratio), NUMBER(figure, "quota", share),
	NUMBER(figure, "quota_abitanti", share_people),
	NUMBER(figure, "mancano_5000", lacks_5000),
	NUMBER(figure, "mancano_4000", lacks_4000),
};

static const struct load_field spot_fields[] = {
	TEXT(spot, "codice", code), TEXT(spot, "nome", name),
	TEXT(spot, "subambito", subambito), TEXT(spot, "titolo", title),
	TEXT(spot, "unita", unit), TEXT(spot, "mostra", mark),
	NUMBER(spot, "lat", latitude), NUMBER(spot, "lon", longitude),
	NUMBER(spot, "valore", value), INTEGER(spot, "decimali", decimals),
	INTEGER(spot, "classe", class), INTEGER(spot, "in_classe", classed),
};

static const struct load_field waiting_fields[] = {
	TEXT(waiting, "istat", comune), TEXT(waiting, "luogo", place),
	TEXT(waiting, "nome", name), TEXT(waiting, "mostra", mark),
	INTEGER(waiting, "indicatore", id), NUMBER(waiting, "valore", value),
};

static const struct load_field comune_fields[] = {
	TEXT(comune, "istat", code), TEXT(comune, "nome", name),
	TEXT(comune, "subambito", subambito),
	TEXT(comune, "subambito_nome", subambito_name),
	NUMBER(comune, "popolazione", people),
	INTEGER(comune, "comuni_del_subambito", neighbours),
};

static const struct load_field local_fields[] = {
	TEXT(local, "istat", comune), TEXT(local, "mostra", mark),
	TEXT(local, "mostra_subambito", mark_subambito),
	TEXT(local, "mostra_ambito", mark_ambito),
	INTEGER(local, "indicatore", id), NUMBER(local, "valore", value),
	NUMBER(local, "valore_subambito", subambito),
	NUMBER(local, "valore_ambito", ambito),
};

static const struct load_field spent_fields[] = {
	TEXT(spent, "obiettivo", objective),
	NUMBER(spent, "preventivato", planned),
	NUMBER(spent, "liquidato", paid), NUMBER(spent, "quota", share),
};

static const struct load_field telling_fields[] = {
	TEXT(telling, "obiettivo", objective),
	INTEGER(telling, "indicatore", id),
};

static const struct load_field reached_fields[] = {
	INTEGER(reached, "indicatore", id),
};

static const struct load_field mark_fields[] = {
	TEXT(mark, "mostra", mark), TEXT(mark, "testo", words),
};

static const struct load_part parts[] = {
#define PART(type, member, source) \
	LOAD_PART(pubblico, type, member, source, NULL)
	PART(figure, figures,
	     "select * from report_pubblico_misura "
	     "order by livello, codice, ordine"),
	PART(spot, spots,
	     "select *, classe is not null as in_classe "
	     "from report_pubblico_mappa order by codice"),
	PART(comune, comuni,
	     "select * from report_elenco_comuni "
	     "order by ordine, subambito, nome, istat"),
	PART(local, locals,
	     "select * from report_pubblico_comune order by istat, indicatore"),
	PART(waiting, waiting,
	     "select * from report_pubblico_dipendenza "
	     "order by istat, luogo desc, indicatore"),
	PART(spent, spent, "select * from report_pubblico_risorse"),
	PART(telling, telling, "select * from report_pubblico_grafico"),
	PART(reached, reached,
	     "select * from report_pubblico_raggiunto order by posto"),
	PART(mark, marks, "select * from report_pubblico_legenda "
	     "order by ordine"),
#undef PART
};

enum { N_PARTS = sizeof(parts) / sizeof(parts[0]) };

int pubblico_load(struct pubblico *pubblico, struct store *store,
		  struct err *err)
{
	if (board_load_public(&pubblico->board, store, err) != 0)
		return -1;
	return load_parts(store, parts, N_PARTS, 0, pubblico, err);
}

void pubblico_unload(struct pubblico *pubblico)
{
	load_parts_free(parts, N_PARTS, pubblico);
	board_unload(&pubblico->board);
}

const struct figure *pubblico_figure(const struct pubblico *pubblico,
				     const char *measure, int level,
				     const char *code)
{
	for (size_t i = 0; i < pubblico->n_figures; i++) {
		const struct figure *figure = &pubblico->figures[i];

		if (figure->level == level &&
		    strcmp(figure->measure, measure) == 0 &&
		    strcmp(figure->code, code) == 0)
			return figure;
	}
	return NULL;
}

static void add_cell(struct text *out, const char *unit, double value,
		     const char *mark)
{
	char buffer[FORMAT_SIZE];

	if (mark != NULL)
		text_add_string(out, mark);
	else if (strcmp(unit, "euro") == 0)
		text_add_string(out, format_euro(buffer, sizeof buffer,
						 value / 100));
	else if (strcmp(unit, "per cento") == 0)
		text_add_string(out, isnan(value) ? "–" :
				format_percent(buffer, sizeof buffer, value));
	else
		text_add_string(out, format_number(buffer, sizeof buffer, value,
					strcmp(unit, "fte") == 0 ? 2 : 0));
}

void pubblico_cell(struct text *out, const struct figure *figure)
{
	if (figure == NULL)
		text_add_string(out, FORMAT_MISSING);
	else
		add_cell(out, figure->unit, figure->value, figure->mark);
}

void pubblico_cell_before(struct text *out, const struct figure *figure)
{
	if (figure == NULL || !figure->has_before)
		text_add_string(out, FORMAT_MISSING);
	else
		add_cell(out, figure->unit, figure->before,
			 figure->mark_before);
}

void pubblico_value(struct text *out, const struct indicator *indicator)
{
	if (indicator->mark != NULL)
		text_add_string(out, indicator->mark);
	else
		words_value(out, indicator, indicator->value);
}

double pubblico_expected(const struct board *board,
			 const struct indicator *indicator)
{
	const struct reading *points = board_points(board, indicator->id);

	if (indicator->mark == NULL || points == NULL || board->plan->k == 0)
		return indicator->expected;
	return points[board->plan->k - 1].expected;
}

struct pdf_span pubblico_status(const struct board *board,
				const struct indicator *indicator)
{
	if (indicator->mark == NULL)
		return board_status_span(board, indicator->status);
	if (indicator->outcome == NULL)
		return (struct pdf_span){ .text = "Riservato",
					  .colour = THEME_SECONDARY };
	if (strcmp(indicator->outcome, "raggiunto") == 0)
		return board_status_span(board, "raggiunto");
	return (struct pdf_span){ .text = "Non raggiunto",
				  .colour = THEME_SECONDARY };
}

void pubblico_count(const struct board *board, const char *objective,
		    size_t counts[THEME_STATUSES], size_t *reserved)
{
	board_count(board, objective, NULL, counts);
	*reserved = 0;
	for (size_t i = 0; i < board->n_indicators; i++) {
		const struct indicator *indicator = &board->indicators[i];

		if (indicator->mark == NULL ||
		    (objective != NULL &&
		     strcmp(indicator->objective, objective) != 0))
			continue;
		if (indicator->outcome != NULL &&
		    strcmp(indicator->outcome, "raggiunto") == 0)
			counts[THEME_RAGGIUNTO]++;
		else
			++*reserved;
	}
}

void pubblico_counts(struct text *out, const struct board *board,
		     const char *objective)
{
	size_t counts[THEME_STATUSES], reserved;
	struct text shown = {0};

	pubblico_count(board, objective, counts, &reserved);
	words_counts(&shown, counts);
	text_add_string(out, text_string(&shown));
	if (reserved > 0)
		text_format(out, "%s%zu con dato riservato",
			    shown.length > 0 ? "; " : "", reserved);
	text_free(&shown);
}

void pubblico_legend(const struct pubblico *pubblico, struct pdf *pdf)
{
	struct text note = {0};

	for (size_t i = 0; i < pubblico->n_marks; i++)
		text_format(&note, "%s«%s»: %s.", i > 0 ? " " : "",
			    pubblico->marks[i].mark, pubblico->marks[i].words);
	pdf_paragraph(pdf, THEME_NOTE, text_string(&note));
	text_free(&note);
}
