/* The schedule of the projects: a mistake in cronoprogramma.csv is told by its
 * line, and what the exports say is held against it, day by day. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "compute/compute.h"
#include "packs/views.h"
#include "protect/disclosure.h"
#include "publish/tables.h"

#define HEADER "progetto;azione;attivita;responsabile;inizio_previsto;" \
	       "fine_prevista;nota\n"
#define EXPORT "progetto;azione;attivita;responsabile;inizio_previsto;" \
	       "fine_prevista;inizio_effettivo;fine_effettiva;avanzamento\n"

static int set_up(void **state)
{
	*state = support_plan();
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

/* --- cronoprogramma.csv ---------------------------------------------------- */

static void a_plan_without_a_schedule_is_a_plan(void **state)
{
	struct workspace *workspace = support_open(*state);

	support_rows(workspace->store, "select count(*) from cronoprogramma",
		     "0\n");
	workspace_close(workspace);
}

static void the_schedule_is_kept_with_its_dates_in_any_form(void **state)
{
	struct workspace *workspace;

	support_write(*state, "cronoprogramma.csv", HEADER
		      "OBI;A1;Un'attività;Ufficio;1/2/2022;2022-12-31;\n"
		      "OBI;;Altra;;01.03.2022;01-03-2022;nota\n");
	workspace = support_open(*state);
	support_rows(workspace->store,
		     "select progetto, chiave, azione, attivita, responsabile, "
		     "inizio_previsto, fine_prevista, nota from cronoprogramma "
		     "order by ordine",
		     "OBI|unattivita|A1|Un'attività|Ufficio|2022-02-01|"
		     "2022-12-31|\n"
		     "OBI|altra||Altra||2022-03-01|2022-03-01|nota\n");
	workspace_close(workspace);
}

static void a_mistake_in_the_schedule_names_line_column_and_cure(void **state)
{
	static const struct {
		const char *row, *first, *second;
	} rows[] = {
		{"OBI;;Due;;31/09/2022;31/12/2022;\n",
		 "riga 3, colonna inizio_previsto",
		 "«31/09/2022» non è una data che esiste"},
		{"OBI;;Due;;01/09/2022;31/09/2022;\n",
		 "riga 3, colonna fine_prevista", "per esempio"},
		{"OBI;;Due;;01/09/22;31/12/2022;\n",
		 "riga 3, colonna inizio_previsto", "«01/09/22»"},
		{"OBI;;Due;;;31/12/2022;\n",
		 "riga 3, colonna inizio_previsto", "vuota"},
		{"OBI;;Due;;02/09/2022;01/09/2022;\n",
		 "riga 3, colonna fine_prevista", "prima dell'inizio"},
		{"OBX;;Due;;01/09/2022;02/09/2022;\n",
		 "riga 3, colonna progetto", "non c'è in obiettivi.csv"},
		{"OBI;;UNA;;01/09/2022;02/09/2022;\n",
		 "riga 3, colonna attivita", "due volte"},
		{"OBI;;;;01/09/2022;02/09/2022;\n",
		 "riga 3, colonna attivita", "vuota"},
	};
	struct err err;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct text sheet = {0};
		const char *message;

		text_format(&sheet, HEADER "OBI;;Una;;2022-01-01;2022-02-01;\n"
			    "%s", rows[i].row);
		support_write(*state, "cronoprogramma.csv", sheet.data);
		message = support_refused(*state, &err);
		support_contains(message, "cronoprogramma.csv");
		support_contains(message, rows[i].first);
		support_contains(message, rows[i].second);
		text_free(&sheet);
	}
}

static void two_projects_may_have_an_activity_of_one_name(void **state)
{
	struct workspace *workspace;

	support_write(*state, "obiettivi.csv", "codice;titolo\nOBI;Uno\n"
		      "ALT;Altro\n");
	support_write(*state, "cronoprogramma.csv", HEADER
		      "OBI;;Una;;2022-01-01;2022-02-01;\n"
		      "ALT;;Una;;2022-01-01;2022-02-01;\n");
	workspace = support_open(*state);
	support_rows(workspace->store, "select progetto from cronoprogramma "
		     "order by ordine", "OBI\nALT\n");
	workspace_close(workspace);
}

/* --- The exports ----------------------------------------------------------- */

static struct workspace *night(const char *directory, const char *as_of)
{
	struct workspace *workspace = support_compute(directory, as_of);
	struct err err = {0};

	if (disclosure_protect(workspace, &err) != 0 ||
	    views_make(workspace->store, ".", workspace->layouts, &err) != 0)
		fail_msg("%s", err.message);
	return workspace;
}

static void a_date_that_does_not_exist_is_a_line_of_the_receipt(void **state)
{
	struct workspace *workspace;

	support_write(*state, "inbox/attivita_AMBITO_2022T3.csv", EXPORT
		      "OBI;A;Una;;01/01/2022;31/09/2022;;;\n"
		      "OBI;A;Due;;01/01/2022;30/09/2022;;31/09/2022;\n"
		      "OBI;A;Tre;;01/01/2022;30/09/2022;;;\n");
	workspace = night(*state, "2022-09-30");
	support_rows(workspace->store, "select riga, colonna, codice, valore "
		     "from segnalazione order by ordine",
		     "2|fine_prevista|TIPO_DATA|31/09/2022\n"
		     "3|fine_effettiva|TIPO_DATA|31/09/2022\n");
	support_rows(workspace->store, "select attivita from attivita_riferita",
		     "Tre\n");
	workspace_close(workspace);
}

/* One activity planned from 1 February to 30 June 2022, and what the export
 * of the second quarter says of it. */
struct story {
	const char *told;	/* start, end, share; NULL: no row */
	const char *as_of;
	const char *expected;	/* stato|ritardo_inizio|ritardo_fine|ritardo */
};

static void tell(void **state, const struct story *story)
{
	struct text export = {0};
	struct workspace *workspace;

	support_write(*state, "cronoprogramma.csv", HEADER
		      "OBI;;Una;;2022-02-01;2022-06-30;\n");
	text_add_string(&export, EXPORT);
	if (story->told != NULL)
		text_format(&export, "OBI;A;Una;;2022-02-01;2022-06-30;%s\n",
			    story->told);
	support_write(*state, "inbox/attivita_AMBITO_2022T1.csv", export.data);
	text_free(&export);
	workspace = night(*state, story->as_of);
	support_rows(workspace->store, "select stato, ritardo_inizio, "
		     "ritardo_fine, ritardo from report_attivita",
		     story->expected);
	workspace_close(workspace);
}

static void each_state_follows_from_the_dates(void **state)
{
	static const struct story stories[] = {
		{"01/02/2022;30/06/2022;100", "2022-07-31",
		 "conclusa|0|0|0\n"},
		{"20/01/2022;20/06/2022;100", "2022-07-31",
		 "conclusa|-12|-10|0\n"},
		{"01/03/2022;01/07/2022;100", "2022-07-31",
		 "conclusa_in_ritardo|28|1|1\n"},
		{"11/02/2022;;40", "2022-06-30", "in_corso|10||0\n"},
		{"11/02/2022;;40", "2022-07-01",
		 "in_corso_oltre_il_termine|10|1|1\n"},
		{";;", "2022-04-01", "non_avviata_in_ritardo|59||59\n"},
		{";;", "2022-07-10", "non_avviata_in_ritardo|159|10|159\n"},
		{";;0", "2022-04-01", "non_avviata_in_ritardo|59||59\n"},
		/* Begun, nobody says when. */
		{";;5", "2022-04-01", "in_corso|||0\n"},
		{NULL, "2022-04-01", "senza_notizie|||0\n"},
		{NULL, "2022-07-10", "senza_notizie|||0\n"},
	};

	for (size_t i = 0; i < sizeof(stories) / sizeof(stories[0]); i++)
		tell(state, &stories[i]);
}

static void what_happened_after_the_day_has_not_happened_yet(void **state)
{
	/* The same export, seen from its own quarter and from the future. */
	tell(state, &(struct story){"15/02/2022;10/07/2022;100", "2022-07-09",
				    "in_corso_oltre_il_termine|14|9|9\n"});
	tell(state, &(struct story){"15/02/2022;10/07/2022;100", "2022-07-10",
				    "conclusa_in_ritardo|14|10|10\n"});
	tell(state, &(struct story){"15/05/2022;;", "2022-05-14",
				    "non_avviata_in_ritardo|102||102\n"});
	tell(state, &(struct story){"15/05/2022;;", "2025-06-30",
				    "in_corso_oltre_il_termine|103|1096|1096\n"});
}

static void what_is_not_due_yet_waits_with_news_or_without(void **state)
{
	struct workspace *workspace;

	support_write(*state, "cronoprogramma.csv", HEADER
		      "OBI;;Oggi;;2022-03-31;2022-12-31;\n"
		      "OBI;;Domani;;2022-04-01;2022-12-31;\n");
	support_write(*state, "inbox/attivita_AMBITO_2022T1.csv", EXPORT
		      "OBI;A;Oggi;;2022-03-31;2022-12-31;;;0\n");
	workspace = night(*state, "2022-03-31");
	support_rows(workspace->store, "select attivita, stato, ritardo from "
		     "report_attivita order by ordine",
		     "Oggi|da_avviare|0\nDomani|da_avviare|0\n");
	workspace_close(workspace);
}

static void dates_moved_by_the_sender_are_judged_by_the_plan(void **state)
{
	struct workspace *workspace;

	support_write(*state, "cronoprogramma.csv", HEADER
		      "OBI;;Una;;2022-02-01;2022-06-30;\n"
		      "OBI;;Due;;2022-02-01;2022-06-30;\n");
	support_write(*state, "inbox/attivita_AMBITO_2022T2.csv", EXPORT
		      "OBI;A;UNA;;11/02/2022;31/07/2022;11/02/2022;;\n"
		      "OBI;A;Due;;01/02/2022;30/06/2022;01/02/2022;;\n");
	workspace = night(*state, "2022-07-05");
	support_rows(workspace->store, "select attivita, fine_prevista, "
		     "spostamento_inizio, spostamento_fine, stato, "
		     "ritardo_inizio, ritardo from report_attivita "
		     "order by ordine",
		     "Una|2022-06-30|10|31|in_corso_oltre_il_termine|10|5\n"
		     "Due|2022-06-30|||in_corso_oltre_il_termine|0|5\n");
	workspace_close(workspace);
}

static void an_activity_that_only_an_export_names_is_kept(void **state)
{
	struct workspace *workspace;

	support_write(*state, "cronoprogramma.csv", HEADER
		      "OBI;;Una;;2022-02-01;2022-06-30;\n");
	support_write(*state, "inbox/attivita_AMBITO_2022T2.csv", EXPORT
		      "OBI;A;Nuova;Ufficio;01/03/2022;31/03/2022;;;\n");
	workspace = night(*state, "2022-06-30");
	support_rows(workspace->store, "select attivita, prevista, riferita, "
		     "stato, ritardo, responsabile from report_attivita "
		     "order by ordine",
		     "Una|1|0|senza_notizie|0|\n"
		     "Nuova|0|1|non_avviata_in_ritardo|121|Ufficio\n");
	workspace_close(workspace);
}

static void the_export_of_the_last_period_counts(void **state)
{
	struct workspace *workspace;
	struct err err = {0};
	quarter_t last;

	support_write(*state, "cronoprogramma.csv", HEADER
		      "OBI;;Una;;2022-02-01;2022-06-30;\n");
	support_write_at(*state, "inbox/attivita_AMBITO_2022T2.csv", EXPORT
			 "OBI;A;una;;01/02/2022;30/06/2022;01/02/2022;"
			 "20/06/2022;100\n", 1660000000);
	support_write_at(*state, "inbox/attivita_AMBITO_2022T1.csv", EXPORT
			 "OBI;A;una;;01/02/2022;30/06/2022;01/02/2022;;20\n",
			 1660000100);
	/* Another office tells of the same activity, with older news. */
	support_write_at(*state, "inbox/attivita_NORD_2022T1.csv", EXPORT
			 "OBI;A;Una.;;01/02/2022;30/06/2022;;;\n", 1659999999);
	workspace = night(*state, "2022-07-31");
	support_rows(workspace->store, "select stato, mittente, notizie_al "
		     "from report_attivita",
		     "conclusa|AMBITO|2022-06-30\n");
	/* A day of the past sees the export of then, as known now. */
	assert_int_equal(compute_all(workspace, support_day("2022-05-15"),
				     &last, &err), 0);
	support_rows(workspace->store, "select stato, avanzamento from "
		     "report_attivita", "in_corso|20.0\n");
	workspace_close(workspace);
}

static void the_published_table_has_every_activity_in_its_order(void **state)
{
	struct workspace *workspace;
	struct text out = {0};
	struct err err = {0};
	char *table;

	/* In a folder of its own: the plan's sheet has the same name. */
	support_write(*state, "out/x", "");
	text_format(&out, "%s/out", (const char *)*state);
	support_write(*state, "cronoprogramma.csv", HEADER
		      "OBI;A1;Una;Chi;2022-02-01;2022-06-30;\n"
		      "OBI;;Altra;;2022-07-01;2022-12-31;\n");
	support_write(*state, "inbox/attivita_AMBITO_2022T2.csv", EXPORT
		      "OBI;A1;Una;Chi;2022-01-31;2022-07-31;03/02/2022;;33,5\n"
		      "OBI;B;=Nuova;;01/03/2022;31/03/2022;;;\n");
	workspace = night(*state, "2022-07-10");
	assert_int_equal(tables_write(workspace->store, out.data, &err), 0);
	workspace_close(workspace);
	table = support_read(out.data, "cronoprogramma.csv");
	text_free(&out);
	support_unix_lines(table);
	assert_string_equal(table, "progetto,azione,attivita,responsabile,"
		"prevista,inizio_previsto,fine_prevista,spostamento_inizio,"
		"spostamento_fine,inizio_effettivo,fine_effettiva,"
		"avanzamento,ritardo_inizio,ritardo_fine,stato,notizie_al\n"
		"OBI,A1,Una,Chi,SI,2022-02-01,2022-06-30,-1,31,2022-02-03,,33.5,"
		"2,10,in_corso_oltre_il_termine,2022-06-30\n"
		"OBI,,Altra,,SI,2022-07-01,2022-12-31,,,,,,,,senza_notizie,\n"
		"OBI,B,'=Nuova,,NO,2022-03-01,2022-03-31,,,,,,131,101,"
		"non_avviata_in_ritardo,2022-06-30\n");
	free(table);
}

/* --- Milestones ------------------------------------------------------------ */

static void an_activity_of_one_day_and_a_term_are_milestones(void **state)
{
	struct workspace *workspace;

	support_matrix(*state,
		SUPPORT_ROW("OBI.O1", "patti", "", "data_avvio", "1", "", "",
			    "somma", "piano", "", ">=", "1", "", "2022-03-31")
		SUPPORT_ROW("OBI.O2", "patti", "", "data_avvio", "1", "", "",
			    "somma", "piano", "", ">=", "1", "", ""));
	support_write(*state, "cronoprogramma.csv", HEADER
		      "OBI;;Firma;;2022-05-10;2022-05-10;\n"
		      "OBI;;Lunga;;2022-05-10;2022-05-11;\n");
	support_write(*state, "inbox/attivita_AMBITO_2022T2.csv", EXPORT
		      "OBI;A;Firma;;10/05/2022;10/05/2022;15/05/2022;"
		      "15/05/2022;100\n");
	workspace = night(*state, "2022-06-30");
	support_rows(workspace->store, "select genere, nome, entro, fatta_il, "
		     "fatta, ritardo from report_tappa order by genere",
		     "attivita|Firma|2022-05-10|2022-05-15|1|5\n"
		     "indicatore|Indicatore|2022-03-31||0|91\n");
	workspace_close(workspace);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(a_plan_without_a_schedule_is_a_plan),
		EACH(the_schedule_is_kept_with_its_dates_in_any_form),
		EACH(a_mistake_in_the_schedule_names_line_column_and_cure),
		EACH(two_projects_may_have_an_activity_of_one_name),
		EACH(a_date_that_does_not_exist_is_a_line_of_the_receipt),
		EACH(each_state_follows_from_the_dates),
		EACH(what_happened_after_the_day_has_not_happened_yet),
		EACH(what_is_not_due_yet_waits_with_news_or_without),
		EACH(dates_moved_by_the_sender_are_judged_by_the_plan),
		EACH(an_activity_that_only_an_export_names_is_kept),
		EACH(the_export_of_the_last_period_counts),
		EACH(the_published_table_has_every_activity_in_its_order),
		EACH(an_activity_of_one_day_and_a_term_are_milestones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
