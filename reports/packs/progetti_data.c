/* progetti_data.c: everything the pack shows, read once from the views.
 *
 * Which view, in which order, which columns: rows of the tables below. What
 * the figures mean is said in the views.
 */
#include <string.h>

#include "packs/load.h"
#include "packs/progetti.h"

#define TEXT LOAD_TEXT_OF
#define NUMBER LOAD_NUMBER_OF
#define INTEGER LOAD_INTEGER_OF

static const struct load_field project_fields[] = {
	TEXT(project, "progetto", code), TEXT(project, "titolo", title),
	TEXT(project, "breve", name), TEXT(project, "macroarea", macroarea),
	TEXT(project, "descrizione", description),
	TEXT(project, "parola", word), TEXT(project, "segno", mark),
	TEXT(project, "inizio", from), TEXT(project, "fine", to),
	TEXT(project, "notizie_al", news), TEXT(project, "prossimo", next_due),
	TEXT(project, "prossimo_nome", next_name),
	INTEGER(project, "attivita", n), INTEGER(project, "previste", foreseen),
	INTEGER(project, "concluse", done),
	INTEGER(project, "concluse_in_ritardo", done_late),
	INTEGER(project, "in_corso", going),
	INTEGER(project, "oltre_il_termine", overdue),
	INTEGER(project, "non_avviate", unbegun),
	INTEGER(project, "da_avviare", waiting),
	INTEGER(project, "senza_notizie", silent),
	INTEGER(project, "in_ritardo", late),
	INTEGER(project, "notizie_vecchie", stale),
	NUMBER(project, "ritardo", worst),
	NUMBER(project, "ritardo_concluse", worst_done),
	NUMBER(project, "preventivato", planned),
	NUMBER(project, "fonti", sources),
	NUMBER(project, "stanziato", allotted),
	NUMBER(project, "impegnato", committed),
	NUMBER(project, "liquidato", paid),
};

static const struct load_field activity_fields[] = {
	TEXT(activity, "progetto", project), TEXT(activity, "azione", action),
	TEXT(activity, "attivita", name), TEXT(activity, "responsabile_pubblico", owner),
	TEXT(activity, "inizio_previsto", from),
	TEXT(activity, "fine_prevista", to),
	TEXT(activity, "inizio_effettivo", begun),
	TEXT(activity, "fine_effettiva", ended),
	TEXT(activity, "stato", state), TEXT(activity, "parola", word),
	TEXT(activity, "segno", mark), NUMBER(activity, "avanzamento", share),
	NUMBER(activity, "ritardo_inizio", late_start),
	NUMBER(activity, "ritardo_fine", late_end),
	NUMBER(activity, "spostamento_inizio", moved_start),
	NUMBER(activity, "spostamento_fine", moved_end),
	INTEGER(activity, "prevista", foreseen),
	INTEGER(activity, "riferita", told),
	INTEGER(activity, "in_ritardo", late),
	INTEGER(activity, "ritardo", delay),
};

static const struct load_field term_fields[] = {
	TEXT(term, "progetto", project), TEXT(term, "nome", name),
	TEXT(term, "responsabile", owner), TEXT(term, "entro", due),
	INTEGER(term, "mancano", days_left),
};

static const struct load_field source_fields[] = {
	TEXT(source, "progetto", project), TEXT(source, "parola", name),
	NUMBER(source, "preventivato", planned),
	NUMBER(source, "stanziato", allotted),
	NUMBER(source, "impegnato", committed),
	NUMBER(source, "liquidato", paid),
};

static const struct load_field mismatch_fields[] = {
	TEXT(mismatch, "obiettivo", project), TEXT(mismatch, "tabella", table),
	TEXT(mismatch, "verso", way), TEXT(mismatch, "luogo", place),
	INTEGER(mismatch, "linea", line),
	NUMBER(mismatch, "dichiarato", declared),
	NUMBER(mismatch, "somma", sum),
	NUMBER(mismatch, "differenza", difference),
};

static const struct load_field meaning_fields[] = {
	TEXT(meaning, "parola", word), TEXT(meaning, "segno", mark),
	TEXT(meaning, "significato", text),
};

/* The arrays of struct progetti: where each is, and what fills it. */
static const struct load_part parts[] = {
#define PART(type, member, source) \
	LOAD_PART(progetti, type, member, source, NULL)
	PART(project, projects,
	     "select * from report_progetto order by ordine, progetto"),
	PART(activity, activities,
	     "select * from report_attivita order by progetto, ordine"),
	PART(activity, late,
	     "select * from report_attivita where in_ritardo "
	     "order by ritardo desc, progetto, ordine"),
	PART(term, terms,
	     "select * from report_termine "
	     "order by entro, progetto, genere, codice"),
	PART(source, sources,
	     "select * from report_fonte order by progetto,"
	     " coalesce(preventivato, stanziato, 0) desc, fonte"),
	PART(mismatch, mismatches,
	     "select q.*, t.obiettivo from report_quadratura as q"
	     " join tabella_economica as t on t.tabella = q.tabella"
	     " where t.obiettivo is not null"
	     " order by t.obiettivo, q.tabella, q.verso, q.posto"),
	PART(meaning, meanings,
	     "select * from report_stato_attivita order by ordine"),
#undef PART
};

enum { N_PARTS = sizeof(parts) / sizeof(parts[0]) };

int progetti_load(struct progetti *progetti, struct err *err)
{
	return load_parts(progetti->context->store, parts, N_PARTS, 0, progetti, err);
}

void progetti_unload(struct progetti *progetti)
{
	load_parts_free(parts, N_PARTS, progetti);
}

struct pdf_span progetti_state(const struct progetti *progetti,
			       const char *word, const char *mark)
{
	struct pdf_span span = board_status_span(progetti->board, mark);

	if (word != NULL)
		span.text = word;
	return span;
}
