/* regione_data.c: everything the pack for the Regione shows, read once.
 *
 * Which view, which columns: rows of the tables below. What the figures mean,
 * and in which order they come, is said in the views.
 */
#include <string.h>

#include "packs/load.h"
#include "packs/regione.h"

#define TEXT LOAD_TEXT_OF
#define NUMBER LOAD_NUMBER_OF
#define INTEGER LOAD_INTEGER_OF

static const struct load_field area_fields[] = {
	TEXT(area, "macroarea", code), TEXT(area, "nome", name),
	TEXT(area, "obiettivi", goals), TEXT(area, "vedi", see),
	INTEGER(area, "indicatori", indicators),
	INTEGER(area, "raggiunti", reached), INTEGER(area, "in_linea", on_track),
	INTEGER(area, "in_ritardo", late), INTEGER(area, "critici", critical),
	INTEGER(area, "riservati", hidden), INTEGER(area, "altri", others),
};

static const struct load_field goal_fields[] = {
	TEXT(goal, "macroarea", area), TEXT(goal, "obiettivo", code),
	TEXT(goal, "titolo", title), TEXT(goal, "descrizione", description),
	TEXT(goal, "altre_macroaree", other_areas), TEXT(goal, "nota", note),
	TEXT(goal, "continuita", continuity),
	TEXT(goal, "integrazione", integration),
	TEXT(goal, "coprogettazione", codesign),
	INTEGER(goal, "anno_valutazione", year),
	INTEGER(goal, "progetto", project),
	NUMBER(goal, "grado_dichiarato", stated_degree),
	NUMBER(goal, "risorse_preventivate", planned),
	NUMBER(goal, "risorse_valorizzate", valued),
	TEXT(goal, "valutazione_qualitativa", quality),
	TEXT(goal, "valutazione_utenti", users),
	TEXT(goal, "criticita", trouble),
	TEXT(goal, "risposta_al_bisogno", answer),
	TEXT(goal, "motivazione", why), TEXT(goal, "riproposizione", again),
	TEXT(goal, "motivazione_riproposizione", why_again),
};

static const struct load_field measure_fields[] = {
	TEXT(measure, "macroarea", area), TEXT(measure, "obiettivo", as.objective),
	TEXT(measure, "indicatore", as.code), TEXT(measure, "tipo", as.type),
	TEXT(measure, "descrizione", as.description),
	TEXT(measure, "unita", as.unit), TEXT(measure, "scala", as.scale),
	TEXT(measure, "operatore", as.operator),
	TEXT(measure, "scadenza", as.deadline), TEXT(measure, "nota", as.note),
	TEXT(measure, "segno", as.status), TEXT(measure, "mostra", shown),
	TEXT(measure, "esito", outcome), NUMBER(measure, "target", as.target),
	NUMBER(measure, "cifra", as.value),
	NUMBER(measure, "atteso", as.expected),
	NUMBER(measure, "raggiungimento", as.achieved),
};

static const struct load_field need_fields[] = {
	TEXT(need, "obiettivo", goal), TEXT(need, "indicatore", name),
	TEXT(need, "assente", absent), TEXT(need, "unita", unit),
	TEXT(need, "confronto", comparison), TEXT(need, "fonte", source),
	INTEGER(need, "anno", year), INTEGER(need, "decimali", decimals),
	NUMBER(need, "valore", value),
};

static const struct load_field grant_fields[] = {
	TEXT(grant, "obiettivo", goal), TEXT(grant, "fonte_nome", name),
	NUMBER(grant, "c_preventivato", planned),
	NUMBER(grant, "c_stanziato", allotted),
	NUMBER(grant, "c_impegnato", committed),
	NUMBER(grant, "c_liquidato", paid),
	NUMBER(grant, "coincidenza", coincidence), INTEGER(grant, "somma", sum),
};

static const struct load_field task_fields[] = {
	TEXT(task, "obiettivo", goal), TEXT(task, "azione", action),
	TEXT(task, "attivita", name), TEXT(task, "responsabile", owner),
	TEXT(task, "prodotto", product), TEXT(task, "prevista", foreseen),
	TEXT(task, "inizio_previsto", from), TEXT(task, "fine_prevista", to),
	TEXT(task, "inizio_effettivo", begun),
	TEXT(task, "fine_effettiva", ended), TEXT(task, "stato", word),
	TEXT(task, "segno", mark), TEXT(task, "notizie_al", news),
	NUMBER(task, "ritardo", delay),
};

static const struct load_field minimum_fields[] = {
	TEXT(minimum, "indicatore", indicator),
	TEXT(minimum, "descrizione", name), TEXT(minimum, "unita", unit),
	TEXT(minimum, "subambito_nome", place), TEXT(minimum, "valore", value),
	TEXT(minimum, "segno", status), TEXT(minimum, "esito", outcome),
	NUMBER(minimum, "minimo", least),
};

static const struct load_field legend_fields[] = {
	TEXT(legend, "segno", sign), TEXT(legend, "significato", meaning),
};

/* The arrays of struct regione: where each is, and what fills it. */
static const struct load_part parts[] = {
#define PART(type, member, source) \
	LOAD_PART(regione, type, member, source, NULL)
	PART(area, areas, "select * from regione_macroaree"),
	PART(goal, goals, "select * from regione_obiettivi"),
	PART(measure, measures, "select * from regione_indicatori"),
	PART(need, needs, "select * from regione_bisogni"),
	PART(grant, grants, "select * from regione_risorse"),
	PART(grant, sources, "select *, null as obiettivo from regione_fonti"),
	PART(task, tasks, "select * from regione_attivita"),
	PART(minimum, minimums, "select * from regione_subambiti"),
	PART(legend, legends, "select * from regione_legenda"),
#undef PART
};

enum { N_PARTS = sizeof(parts) / sizeof(parts[0]) };

int regione_load(struct regione *regione, struct err *err)
{
	return load_parts(regione->context->store, parts, N_PARTS, 0, regione, err);
}

void regione_unload(struct regione *regione)
{
	load_parts_free(parts, N_PARTS, regione);
}
