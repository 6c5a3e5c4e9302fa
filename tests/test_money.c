/* The published tables of money: read cell by cell to the cent, checked
 * against the totals they declare. What is spent is in test_economy.c. */
#include "support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "accounts.h"
#include "base/file.h"
#include "base/text.h"
#include "packs/views.h"
#include "publish/tables.h"
#include "store/query.h"

#define RESOURCES "attivita;costo_totale;comuni;ats\n"
#define CHAPTERS "capitolo;articolo;descrizione;categoria;2022;2023;totale\n"

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

static struct workspace *open_with_views(const char *directory)
{
	struct workspace *workspace = support_open(directory);
	struct err err = {0};

	if (views_make(workspace->store, workspace->program,
		       workspace->layouts, &err) != 0)
		fail_msg("%s", err.message);
	return workspace;
}

static void run(struct store *store, const char *sql)
{
	struct err err = {0};

	if (store_exec(store, sql, &err) != 0)
		fail_msg("%s", err.message);
}

static long long number(struct store *store, const char *sql)
{
	struct err err = {0};
	struct query *query = query_new(store, sql, &err);
	long long value;

	if (query == NULL || query_step(query, &err) != 1)
		fail_msg("%s", err.message);
	value = query_integer(query, 0);
	query_free(query);
	return value;
}

/* --- Reading --------------------------------------------------------------- */

static void cells_become_cents_exactly(void **state)
{
	struct workspace *workspace;

	/* 1.005,35 and 0,29 have no exact double. */
	support_write(*state, "risorse-obi-nord.csv", RESOURCES
		      "Uno;1.005,64;1.005,35;0,29\nDue;10;€ 10,5;-0,5\n"
		      "Totale;;;\n");
	workspace = support_open(*state);
	support_rows(workspace->store, "select * from tabella_economica",
		     "risorse-obi-nord|OBI\n");
	support_rows(workspace->store, "select riga, linea, nome, totale from "
		     "riga_economica order by riga",
		     "1|2|Uno|0\n2|3|Due|0\n3|4|Totale|1\n");
	support_rows(workspace->store, "select colonna, nome, anno from "
		     "colonna_economica order by colonna",
		     "0|costo_totale|\n1|comuni|\n2|ats|\n");
	support_rows(workspace->store, "select riga, colonna, importo from "
		     "cella_economica order by riga, colonna",
		     "1|0|100564\n1|1|100535\n1|2|29\n"
		     "2|0|1000\n2|1|1050\n2|2|-50\n");
	workspace_close(workspace);
}

static void the_financial_plan_has_chapters_and_years(void **state)
{
	struct workspace *workspace;

	support_write(*state, "piano-finanziario.csv", CHAPTERS
		      "0100;;Carta;Beni;1,00;;1,00\n"
		      "0100;02;Penne;Beni;;2,00;2,00\nTOTALE;;;;1,00;2,00;3\n");
	workspace = support_open(*state);
	support_rows(workspace->store, "select tabella, obiettivo is null from "
		     "tabella_economica", "piano-finanziario|1\n");
	support_rows(workspace->store, "select nome, capitolo, articolo, "
		     "categoria, totale from riga_economica order by riga",
		     "Carta|100|0|Beni|0\nPenne|100|2|Beni|0\nTOTALE||||1\n");
	support_rows(workspace->store, "select nome, anno from "
		     "colonna_economica order by colonna",
		     "totale|\n2022|2022\n2023|2023\n");
	workspace_close(workspace);
}

static void a_mistake_in_a_table_names_file_line_column_and_cure(void **state)
{
	static const struct {
		const char *name, *text, *first, *second;
	} rows[] = {
		{"risorse-obi.csv", RESOURCES "Uno;1,234;;\n",
		 "riga 2, colonna costo_totale", "più di due decimali"},
		{"risorse-obi.csv", RESOURCES "Uno;;dieci;\n",
		 "riga 2, colonna comuni", "lasciare vuota la cella"},
		{"risorse-obi.csv", RESOURCES "Uno;;;\nDue;;;12.5\n",
		 "riga 3, colonna ats", "per esempio 1.234,50"},
		{"risorse-obi.csv", RESOURCES "Uno;1.000.000.000,01;;\n",
		 "riga 2, colonna costo_totale", "miliardo"},
		{"risorse-obi.csv", RESOURCES "TOTALE;;;\nUno;;;\n",
		 "riga 2, colonna attivita", "sotto TOTALE"},
		{"risorse-obi.csv", RESOURCES ";1;1;\n",
		 "riga 2, colonna attivita", "vuota"},
		{"risorse-obi.csv", "attivita;costo_total;ats\n", "riga 1",
		 "manca la colonna costo_totale"},
		{"risorse-obi.csv", "attivita;costo_totale;ats;ATS\n",
		 "riga 1", "due volte"},
		{"risorse-xyz-nord.csv", RESOURCES, "«XYZ»",
		 "risorse-CODICE.csv, con uno dei codici di obiettivi.csv: OBI"},
		{"piano-finanziario.csv", CHAPTERS "1a;;;;;;\n",
		 "riga 2, colonna capitolo", "per esempio 26219"},
		{"piano-finanziario.csv", CHAPTERS "1;x;;;;;\n",
		 "riga 2, colonna articolo", "un numero, o niente"},
		{"piano-finanziario.csv", CHAPTERS "1;;;;;;\n01;0;;;;;\n",
		 "riga 3, colonna capitolo", "già alla riga 2"},
		{"piano-finanziario.csv", "capitolo;totale;nota\n1;1;\n",
		 "colonna nota", "non è un anno"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct err err = {0};
		struct text path = {0};
		const char *message;

		support_write(*state, rows[i].name, rows[i].text);
		message = support_refused(*state, &err);
		support_contains(message, rows[i].name);
		support_contains(message, rows[i].first);
		support_contains(message, rows[i].second);
		assert_int_equal(file_remove_tree(file_join(&path, *state,
							    rows[i].name),
						  &err), 0);
		text_free(&path);
	}
}

static void a_table_that_is_gone_leaves_nothing_behind(void **state)
{
	struct workspace *workspace;
	struct err err = {0};
	struct text path = {0};

	support_write(*state, "risorse-obi.csv", RESOURCES "Uno;1;1;\n");
	workspace = workspace_open(*state, WORKSPACE_WRITE, &err);
	assert_non_null(workspace);
	workspace_close(workspace);
	assert_int_equal(file_remove_tree(file_join(&path, *state,
						    "risorse-obi.csv"), &err),
			 0);
	text_free(&path);
	workspace = workspace_open(*state, WORKSPACE_WRITE, &err);
	assert_non_null(workspace);
	support_rows(workspace->store, "select (select count(*) from "
		     "tabella_economica) + (select count(*) from "
		     "riga_economica) + (select count(*) from "
		     "colonna_economica) + (select count(*) from "
		     "cella_economica)", "0\n");
	workspace_close(workspace);
}

/* --- Adding up ------------------------------------------------------------- */

static void rows_and_columns_are_held_against_their_totals(void **state)
{
	struct workspace *workspace;
	struct text told = {0};
	struct err err = {0};
	char *table;

	/* 0,10 + 0,20 is 0,30; two rows and a column are wrong. */
	support_write(*state, "risorse-obi.csv", RESOURCES
		      "Uno;0,30;0,10;0,20\nDue;5,00;1,00;4,01\n"
		      "\"=1+1\";2;;\nTOTALE;7,30;1,10;4,22\n");
	workspace = open_with_views(*state);
	support_rows(workspace->store, "select verso, luogo, linea, dichiarato, "
		     "somma, differenza from report_quadratura "
		     "order by tabella, verso, posto",
		     "colonna|ats|5|422|421|-1\n"
		     "riga|Due|3|500|501|1\nriga|=1+1|4|200|0|-200\n"
		     "riga|TOTALE|5|730|532|-198\n");
	assert_int_equal(accounts_tell(workspace->store, &told, &err), 0);
	support_contains(told.data, "Non quadra: risorse-obi.csv, riga «Due» "
			 "(riga 3 del file): dichiarato 5,00, somma 5,01, "
			 "differenza +0,01\n");
	text_free(&told);
	assert_int_equal(tables_write(workspace->store, *state, &err), 0);
	table = support_read(*state, "quadratura.csv");
	support_unix_lines(table);
	assert_string_equal(table, "tabella,verso,riga_del_file,luogo,"
		"dichiarato,somma,differenza\n"
		"risorse-obi,colonna,5,ats,4.22,4.21,-0.01\n"
		"risorse-obi,riga,3,Due,5.00,5.01,0.01\n"
		"risorse-obi,riga,4,'=1+1,2.00,0.00,-2.00\n"
		"risorse-obi,riga,5,TOTALE,7.30,5.32,-1.98\n");
	free(table);
	workspace_close(workspace);
}

static void a_total_left_empty_is_not_declared(void **state)
{
	struct workspace *workspace;

	support_write(*state, "risorse-obi.csv", RESOURCES
		      "Uno;;1,00;2,00\nTOTALE;3,00;;2,00\n");
	support_write(*state, "risorse-obi-b.csv", RESOURCES "Uno;3;1;2\n");
	workspace = open_with_views(*state);
	/* The corner is declared: for its row and for its column. */
	support_rows(workspace->store, "select tabella, verso, luogo, differenza "
		     "from report_quadratura order by verso",
		     "risorse-obi|colonna|costo_totale|-300\n"
		     "risorse-obi|riga|TOTALE|-100\n");
	workspace_close(workspace);
}

/* --- The tables as published ------------------------------------------------- */

static int is_table(const char *name)
{
	return strncmp(name, "risorse-", 8) == 0 ||
	       strcmp(name, "piano-finanziario.csv") == 0;
}

/* Copies the published tables of a plan into the workspace, with its list of
 * objectives. */
static void copy_tables(const char *plan, const char *directory)
{
	DIR *folder = opendir(plan);
	struct dirent *entry;

	assert_non_null(folder);
	while ((entry = readdir(folder)) != NULL) {
		char *text;

		if (!is_table(entry->d_name) &&
		    strcmp(entry->d_name, "obiettivi.csv") != 0)
			continue;
		text = support_read(plan, entry->d_name);
		support_write(directory, entry->d_name, text);
		free(text);
	}
	closedir(folder);
}

struct place {
	char table[80];
	long long row, column;
};

/* The first column of the first row of a statement about a place: ?1, ?2, ?3
 * are its table, row and column; 0 when it returns nothing. */
static long long about(struct store *store, const struct place *place,
		       const char *sql)
{
	struct err err = {0};
	struct query *query = query_new(store, sql, &err);
	long long value = 0;
	int more;

	assert_non_null(query);
	query_bind_text(query, 1, place->table);
	query_bind_integer(query, 2, place->row);
	query_bind_integer(query, 3, place->column);
	more = query_step(query, &err);
	assert_true(more >= 0);
	if (more == 1)
		value = query_integer(query, 0);
	query_free(query);
	return value;
}

/* One cent more in a cell; in an empty one, one cent. 1 when it was filled. */
static int add_cent(struct store *store, const struct place *place)
{
	int filled = about(store, place, "select count(*) from cella_economica "
			   "where tabella = ?1 and riga = ?2 and colonna = ?3")
		     == 1;

	about(store, place, filled ? "update cella_economica set importo = "
	      "importo + 1 where tabella = ?1 and riga = ?2 and colonna = ?3" :
	      "insert into cella_economica values (?1, ?2, ?3, 1)");
	return filled;
}

/* Adds a cent to a cell, and looks at what is found: only in the cell's row
 * and column, by that cent; in both, where the cell was filled. */
static void inject(struct store *store, const struct place *place)
{
	int filled;

	run(store, "drop view if exists temp.trovate;"
	    "drop table if exists temp.prima; drop table if exists temp.celle;"
	    "create temp table prima as select * from report_quadratura;"
	    "create temp table celle as select * from cella_economica");
	filled = add_cent(store, place);
	run(store, "create temp view trovate as select d.tabella, d.verso, "
	    "d.posto, d.differenza - coalesce(p.differenza, 0) as cambio "
	    "from report_quadratura as d left join prima as p using (tabella, "
	    "verso, posto) where d.differenza is not p.differenza "
	    "union all select p.tabella, p.verso, p.posto, -p.differenza from "
	    "prima as p left join report_quadratura as d using (tabella, "
	    "verso, posto) where d.differenza is null");
	if (number(store, "select count(*) from trovate") < (filled ? 2 : 1))
		fail_msg("a cent more in %s, row %lld, column %lld is not found",
			 place->table, place->row, place->column);
	assert_int_equal(about(store, place, "select count(*) from trovate where "
			       "abs(cambio) <> 1 or tabella <> ?1 or posto <> "
			       "iif(verso = 'riga', ?2, ?3)"), 0);
	run(store, "delete from cella_economica;"
	    "insert into cella_economica select * from temp.celle");
}

static void inject_everywhere(struct store *store)
{
	struct place places[400];
	struct err err = {0};
	struct query *cells = query_new(store, "select r.tabella, r.riga, "
		"k.colonna from riga_economica as r join colonna_economica as "
		"k on k.tabella = r.tabella", &err);
	size_t n = 0;

	assert_non_null(cells);
	while (query_step(cells, &err) == 1) {
		assert_true(n < sizeof(places) / sizeof(places[0]));
		snprintf(places[n].table, sizeof(places[n].table), "%s",
			 query_text(cells, 0));
		places[n].row = query_integer(cells, 1);
		places[n++].column = query_integer(cells, 2);
	}
	query_free(cells);
	for (size_t i = 0; i < n; i++)
		inject(store, &places[i]);
}

/* The tables of a plan, the differences they were published with, and a cent
 * more in each of their cells. */
static void check_plan(const char *plan, long long tables,
		       const char *differences)
{
	char *directory = support_plan();
	struct workspace *workspace;

	copy_tables(plan, directory);
	workspace = open_with_views(directory);
	assert_int_equal(number(workspace->store, "select count(*) from "
				"tabella_economica"), tables);
	support_rows(workspace->store, "select tabella, luogo, differenza from "
		     "report_quadratura order by tabella, verso, posto",
		     differences);
	inject_everywhere(workspace->store);
	workspace_close(workspace);
	support_remove(directory);
}

static void a_cent_anywhere_in_a_published_table_is_found(void **state)
{
	(void)state;
	check_plan("fixtures/cremasco-2021-2023", 3, "");
	check_plan("fixtures/pnrr-1.1.3", 1, "");
	/* The source's own: two totals and two columns. */
	check_plan("fixtures/oglio-po-2021-2023", 2,
		   "risorse-opi-provincia|costo_totale|202000\n"
		   "risorse-opi-provincia|fonti_proprie|202000\n"
		   "risorse-opi-viadana|costo_totale|-29940\n"
		   "risorse-opi-viadana|comuni|-29940\n");
	check_plan("fixtures/oglio-po-2025-2027", 0, "");
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(cells_become_cents_exactly),
		EACH(the_financial_plan_has_chapters_and_years),
		EACH(a_mistake_in_a_table_names_file_line_column_and_cure),
		EACH(a_table_that_is_gone_leaves_nothing_behind),
		EACH(rows_and_columns_are_held_against_their_totals),
		EACH(a_total_left_empty_is_not_declared),
		cmocka_unit_test(a_cent_anywhere_in_a_published_table_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
