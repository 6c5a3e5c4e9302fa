/* test_opendata.c: the open data of a small plan, read back: what the tables
 * say, what they must never say, and whether their descriptions are true. */
#include "support_pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "packs/dataset.h"
#include "packs/views.h"
#include "store/query.h"
#include "tabular/cells.h"

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

static void add_people(struct text *out, const char *comune, int from, int n)
{
	for (int i = from; i < from + n; i++)
		text_format(out, "I-%d;%s;mediazione_abitativa;PX-00%d;"
			    "2022-01-%02d\n", i, comune, i, 1 + i % 28);
}

/* Alfa has 3 people, Beta 20, Gamma 30, Delta 2: two are few. */
static void write_people(const char *directory)
{
	struct text north = {0}, south = {0};

	text_add_string(&north, "id;comune;tipo;persona;data_avvio\n");
	add_people(&north, "019001", 100, 3);
	add_people(&north, "019002", 200, 20);
	text_add_string(&south, "id;comune;tipo;persona;data_avvio\n");
	add_people(&south, "019003", 300, 30);
	add_people(&south, "019004", 400, 2);
	support_write(directory, "inbox/interventi_NORD_2022T1.csv",
		      text_string(&north));
	support_write(directory, "inbox/interventi_SUD_2022T1.csv",
		      text_string(&south));
	support_matrix(directory,
		"A;OBI;outcome;Mediazioni;interventi;interventi;;;data_avvio;1;"
		";;1;somma;piano;;>=;40;;;;;;\n");
	text_free(&north);
	text_free(&south);
}

static void render(const char *directory)
{
	struct err err = {0};

	if (support_pack_render(directory, "2022-03-31", "opendata", &err) != 0)
		fail_msg("%s", err.message);
}

static char *published(const char *directory, const char *name)
{
	struct text path = {0};
	char *bytes;

	text_format(&path, "opendata/%s", name);
	bytes = support_read(directory, text_string(&path));
	assert_non_null(bytes);
	text_free(&path);
	return bytes;
}

static void few_people_read_a_mark_in_every_table(void **state)
{
	char *values, *prospect;

	write_people(*state);
	render(*state);
	values = published(*state, "valori.csv");
	support_contains(values, "2022T1,A,ambito,AMBITO,55,,55,");
	support_contains(values, "2022T1,A,comune,019001,,,<5,");
	support_contains(values, "2022T1,A,comune,019004,,,<5,");
	support_lacks(values, ",019001,3,");
	support_lacks(values, ",019004,2,");
	/* Nor by what is left of a sum. */
	support_lacks(values, ",019002,20,");
	support_lacks(values, ",019003,30,");
	prospect = published(*state, "prospetto-comuni.csv");
	support_contains(prospect, "2022T1,interventi,comune,019001,Alfa,");
	support_contains(prospect, ",interventi,<5\r");
	support_lacks(prospect, ",interventi,3\r");
	support_lacks(prospect, ",interventi,2\r");
	free(values);
	free(prospect);
}

/* What SQLite's JSON says of a place of datapackage.json. */
static void ask_package(const char *directory, const char *sql,
			const char *expected)
{
	struct store *store = support_store();
	struct err err = {0};
	struct query *query = query_new(store, sql, &err);
	char *package = published(directory, "datapackage.json");

	assert_non_null(query);
	query_bind_text(query, 1, package);
	if (query_step(query, &err) != 1)
		fail_msg("%s", err.message);
	assert_string_equal(query_text(query, 0), expected);
	query_free(query);
	store_close(store);
	free(package);
}

static void the_package_says_how_marks_read_and_under_which_licence(void **state)
{
	write_people(*state);
	render(*state);
	ask_package(*state, "select json_valid(?)", "1");
	ask_package(*state, "select json_extract(?, "
		    "'$.licenses[0].name')", "CC-BY-4.0");
	ask_package(*state, "select json_extract(?, "
		    "'$.resources[0].schema.missingValues')",
		    "[\"\",\"<5\",\"c\"]");
	ask_package(*state, "select json_extract(?, "
		    "'$.resources[0].schema.primaryKey')",
		    "[\"periodo\",\"indicatore\",\"livello\",\"codice\"]");
	ask_package(*state, "select json_extract(?, '$.resources[0].schema."
		    "foreignKeys[0].reference.resource')", "indicatori");
	ask_package(*state, "select group_concat(json_extract(value, '$.type')"
		    ") from json_each(?, '$.resources[0].schema.fields')",
		    "string,string,string,string,number,number,number,number,"
		    "number,number,number,number,string,string");
}

static void sizes_and_digests_are_those_of_the_files(void **state)
{
	struct store *store = support_store();
	struct err err = {0};
	struct query *query = query_new(store, "select json_extract(value, "
		"'$.path'), json_extract(value, '$.bytes'), json_extract(value,"
		" '$.hash') from json_each(?, '$.resources')", &err);
	char *package, *catalog, hash[DIGEST_SIZE + 8];
	int files = 0;

	write_people(*state);
	render(*state);
	package = published(*state, "datapackage.json");
	catalog = published(*state, "dcat-ap_it.rdf");
	query_bind_text(query, 1, package);
	while (query_step(query, &err) == 1) {
		char *bytes = published(*state, query_text(query, 0));
		struct digest *digest = digest_new();

		assert_int_equal(strlen(bytes), query_integer(query, 1));
		digest_add(digest, bytes, strlen(bytes));
		strcpy(hash, "sha256:");
		digest_finish(digest, hash + 7);
		assert_string_equal(query_text(query, 2), hash);
		support_contains(catalog, hash + 7);
		support_contains(catalog, query_text(query, 0));
		free(bytes);
		files++;
	}
	assert_true(files >= 6);
	query_free(query);
	store_close(store);
	free(package);
	free(catalog);
}

static void hostile_texts_stay_texts(void **state)
{
	char *objectives, *catalog;

	write_people(*state);
	support_write(*state, "obiettivi.csv", "codice;titolo\nOBI;\"=cmd()|"
		      "<b>\"\"&'; drop table\"\n");
	support_write(*state, "quadro.ini",
		      "[piano]\ncodice = Prova/../x\ntitolo = Piano <b> & \"x\"\n"
		      "ambito = Ambito </foaf:name>\ncapofila = \"Comune\" \\ <\n"
		      "inizio = 2022-01-01\nfine = 2023-12-31\n");
	render(*state);
	objectives = published(*state, "obiettivi.csv");
	support_contains(objectives, "OBI,,\"'=cmd()|<b>\"\"&'; drop table\"");
	ask_package(*state, "select json_extract(?, '$.title')",
		    "Ambito </foaf:name> - Piano <b> & \"x\": dati del "
		    "monitoraggio");
	ask_package(*state, "select json_extract(?, '$.name')",
		    "prova-x-2022t1");
	ask_package(*state, "select json_extract(?, "
		    "'$.contributors[0].title')", "\"Comune\" \\ <");
	catalog = published(*state, "dcat-ap_it.rdf");
	support_contains(catalog, "Ambito &lt;/foaf:name&gt; - Piano &lt;b&gt; "
			 "&amp;");
	support_lacks(catalog, "<b>");
	support_contains(catalog, "<dcatapit:startDate rdf:datatype=\"http://"
			 "www.w3.org/2001/XMLSchema#date\">2022-01-01<");
	free(objectives);
	free(catalog);
}

static void what_the_plan_no_longer_has_does_not_stay(void **state)
{
	write_people(*state);
	support_write(*state, "opendata/vecchia.csv", "a\r\n1\r\n");
	render(*state);
	assert_false(support_exists(*state, "opendata/vecchia.csv"));
	assert_false(support_exists(*state, "opendata/cronoprogramma.csv"));
	assert_true(support_exists(*state, "opendata/comuni.csv"));
}

/* The header of a view is what its description says, column by column. */
static void assert_described(struct store *store, const struct dataset *table)
{
	struct text sql = {0};
	struct err err = {0};
	struct query *query;

	text_format(&sql, "select * from %s", table->view);
	query = query_new(store, text_string(&sql), &err);
	if (query == NULL)
		fail_msg("%s", err.message);
	assert_int_equal(query_columns(query), table->n);
	for (size_t i = 0; i < table->n; i++)
		assert_string_equal(query_column_name(query, (int)i),
				    table->fields[i].name);
	query_free(query);
	text_free(&sql);
}

static int has_field(const struct dataset *table, const char *name)
{
	for (size_t i = 0; i < table->n; i++)
		if (strcmp(table->fields[i].name, name) == 0)
			return 1;
	return 0;
}

static void assert_references(const struct dataset *table)
{
	for (const struct dataset_reference *to = table->references;
	     to->field != NULL; to++) {
		int found = 0;

		assert_true(has_field(table, to->field));
		for (size_t i = 0; i < opendata_n_tables; i++)
			found |= strcmp(opendata_tables[i].name,
					to->table) == 0 &&
				 has_field(&opendata_tables[i], to->target);
		assert_true(found);
	}
}

static void assert_key(struct store *store, const struct dataset *table)
{
	struct text sql = {0};

	if (table->key == NULL)
		return;
	text_format(&sql, "select %s, count(*) from %s group by %s having "
		    "count(*) > 1", table->key, table->view, table->key);
	support_rows(store, text_string(&sql), "");
	text_free(&sql);
}

static void descriptions_are_true_of_the_views(void **state)
{
	struct workspace *workspace;
	struct err err = {0};

	write_people(*state);
	support_write(*state, "cronoprogramma.csv", "progetto;azione;attivita;"
		      "responsabile;inizio_previsto;fine_prevista;nota\n"
		      "OBI;;Scavi;Mario Rossi;2022-01-01;2022-02-01;\n");
	workspace = support_compute(*state, "2022-03-31");
	assert_int_equal(views_make(workspace->store, ".", workspace->layouts,
				    &err), 0);
	for (size_t i = 0; i < opendata_n_tables; i++) {
		assert_described(workspace->store, &opendata_tables[i]);
		assert_references(&opendata_tables[i]);
		assert_key(workspace->store, &opendata_tables[i]);
	}
	workspace_close(workspace);
}

/* Each file is a rectangle that the program's own reader takes. */
static void tables_are_rectangles_of_crlf_lines(void **state)
{
	char *bytes;
	struct cells *cells;
	struct record record;
	size_t columns = 0;

	write_people(*state);
	support_write(*state, "obiettivi.csv", "codice;titolo;nota\nOBI;Uno;"
		      "\"due righe\ncon, virgola e \"\"virgolette\"\"\"\n");
	render(*state);
	bytes = published(*state, "obiettivi.csv");
	cells = cells_new(bytes, strlen(bytes), ENCODING_UTF8, ',', 0);
	while (cells_next(cells, &record) == 1) {
		if (columns == 0)
			columns = record.count;
		assert_int_equal(record.count, columns);
	}
	cells_free(cells);
	support_contains(bytes, "\"due righe\ncon, virgola e "
			 "\"\"virgolette\"\"\"\r\n");
	free(bytes);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(few_people_read_a_mark_in_every_table),
		TEST(the_package_says_how_marks_read_and_under_which_licence),
		TEST(sizes_and_digests_are_those_of_the_files),
		TEST(hostile_texts_stay_texts),
		TEST(what_the_plan_no_longer_has_does_not_stay),
		TEST(descriptions_are_true_of_the_views),
		TEST(tables_are_rectangles_of_crlf_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
