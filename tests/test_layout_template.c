/* What `quadro layout` tells the senders must be what the checks do: its
 * examples are received, its templates have the layout's columns, and nothing
 * that a layout or a registry holds can run in a spreadsheet. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "acquire/inbox.h"
#include "commands/command.h"
#include "commands/guide.h"
#include "store/query.h"

#define FIXTURE "fixtures/cremasco-2021-2023"

static const struct layout *find(const struct workspace *workspace,
				 const char *name)
{
	const struct layout *layout = layouts_find(workspace->layouts, name,
						   strlen(name));

	assert_non_null(layout);
	return layout;
}

static void read_guide(struct guide *guide, struct workspace *workspace,
		       const char *name)
{
	struct err err = {0};

	if (guide_read(guide, workspace->store, find(workspace, name),
		       &err) != 0)
		fail_msg("%s", err.message);
}

/* The CSV template with one row made of the examples. */
static void example_file(const struct guide *guide, struct text *out)
{
	int i;

	guide_template_csv(guide, out);
	for (i = 0; i < guide->layout->n_fields; i++) {
		text_add_string(out, i > 0 ? ";" : "");
		wording_example(&guide->layout->fields[i], &guide->example,
				out);
	}
	text_add_string(out, "\r\n");
}

static void the_example_of_every_layout_is_received_whole(void **state)
{
	char *directory = support_directory();
	struct workspace *workspace = support_open(FIXTURE);
	size_t i, n = layouts_count(workspace->layouts);

	(void)state;
	assert_in_range(n, 18, 1000);
	for (i = 0; i < n; i++) {
		struct inbox_summary summary = {0};
		struct text file = {0}, path = {0}, receipt = {0};
		struct guide guide;
		struct err err = {0};

		read_guide(&guide, workspace,
			   layouts_at(workspace->layouts, i)->name);
		example_file(&guide, &file);
		support_write(directory, guide.file_name, file.data);
		text_format(&path, "%s/%s", directory, guide.file_name);
		assert_int_equal(inbox_check(workspace,
					     support_day("2024-01-31"),
					     &path.data, 1, NULL, 0, &summary,
					     &receipt, &err), 0);
		if (summary.outcomes[ACCETTATO] != 1)
			fail_msg("%s:\n%s", file.data, receipt.data);
		support_contains(receipt.data, "1 righe lette, 1 accettate");
		text_free(&file);
		text_free(&path);
		text_free(&receipt);
		text_free(&summary.notes);
		guide_clear(&guide);
	}
	workspace_close(workspace);
	support_remove(directory);
}

static void the_csv_template_is_a_header_that_excel_reads(void **state)
{
	struct workspace *workspace = support_open(FIXTURE);
	struct text out = {0};
	struct guide guide;

	(void)state;
	read_guide(&guide, workspace, "patti");
	guide_template_csv(&guide, &out);
	assert_string_equal(out.data, "\xEF\xBB\xBF" "id;comune;forma;"
			    "data_avvio;data_fine;reti;contributo\r\n");
	text_free(&out);
	guide_clear(&guide);
	workspace_close(workspace);
}

static void every_column_has_its_words_on_the_page(void **state)
{
	struct workspace *workspace = support_open(FIXTURE);
	size_t i;
	int j;

	(void)state;
	for (i = 0; i < layouts_count(workspace->layouts); i++) {
		const struct layout *layout = layouts_at(workspace->layouts, i);
		struct text out = {0};
		struct guide guide;

		read_guide(&guide, workspace, layout->name);
		guide_page(&guide, &out);
		support_contains(out.data, guide.file_name);
		for (j = 0; j < layout->n_fields; j++) {
			struct text line = {0};

			text_format(&line, "\n  %s (%s)\n",
				    layout->fields[j].name,
				    layout->fields[j].required ?
				    "obbligatoria" : "facoltativa");
			support_contains(out.data, line.data);
			text_free(&line);
		}
		assert_null(strstr(out.data, "espressione regolare"));
		text_free(&out);
		guide_clear(&guide);
	}
	workspace_close(workspace);
}

static void rules_senders_and_dates_are_told_in_words(void **state)
{
	struct workspace *workspace = support_open(FIXTURE);
	struct text out = {0};
	struct guide guide;

	(void)state;
	read_guide(&guide, workspace, "incontri");
	guide_page(&guide, &out);
	support_contains(out.data, "incontri_BAGNOLO_2022T1.csv");
	support_contains(out.data, "SONCINO, AMBITO");
	support_contains(out.data, "se «organo» è EQ_TUTELA_MINORI, "
			 "«subambito» deve essere compilata");
	support_contains(out.data, "«data» è la data di riferimento: deve "
			 "cadere nel periodo");
	text_clear(&out);
	guide_clear(&guide);
	read_guide(&guide, workspace, "patti");
	guide_page(&guide, &out);
	support_contains(out.data, "«data_fine» non può essere prima di "
			 "«data_avvio»");
	text_clear(&out);
	guide_clear(&guide);
	read_guide(&guide, workspace, "rette");
	guide_page(&guide, &out);
	support_contains(out.data, "«quota_fondo» non può superare "
			 "«importo_rette»");
	text_free(&out);
	guide_clear(&guide);
	workspace_close(workspace);
}

/* A plan whose own layout and registry try to get out of their cells. */
static const char hostile_layout[] =
	"{\"name\": \"ostile\", \"title\": \"=CMD() \\\"x\\\" \\u0001 <b>&\","
	" \"fields\": [{\"name\": \"comune\", \"type\": \"string\","
	" \"description\": \"@SUM(A1) \\\\ \\t\\\"\"},"
	" {\"name\": \"scelta\", \"type\": \"string\", \"constraints\":"
	" {\"enum\": [\"=1+1\", \"a,b\", \"c\\\"d\", \"<e>&\"]}},"
	" {\"name\": \"lunga\", \"type\": \"string\", \"description\":"
	" \"%s\"}],"
	" \"quadro\": {\"acquisizione\": \"periodo\"}}";

static char *hostile_plan(void)
{
	char *directory = support_plan();
	struct text schema = {0}, words = {0};

	while (words.length < 40000)	/* more than a cell holds */
		text_add_string(&words, "=è😀");
	text_format(&schema, hostile_layout, words.data);
	support_write(directory, "tracciati/ostile.schema.json", schema.data);
	support_write(directory, "anagrafe/comuni.csv",
		      "istat;comune;subambito;popolazione\n"
		      "019001;=Alfa;NORD;10\n019002;\"Be\"\"ta, là\";SUD;10\n");
	text_free(&schema);
	text_free(&words);
	return directory;
}

static void assert_valid_json(struct store *store, const char *json,
			      const char *path, long long expected)
{
	struct err err = {0};
	struct query *query = query_new(store, "select json_valid(?1), "
					"json_array_length(?1, ?2)", &err);

	assert_non_null(query);
	query_bind_text(query, 1, json);
	query_bind_text(query, 2, path);
	assert_int_equal(query_step(query, &err), 1);
	assert_int_equal(query_integer(query, 0), 1);
	assert_int_equal(query_integer(query, 1), expected);
	query_free(query);
}

static void the_json_is_sound_whatever_a_layout_says(void **state)
{
	char *directory = hostile_plan();
	struct workspace *workspace = support_open(directory);
	struct text out = {0};
	struct guide guide;

	(void)state;
	read_guide(&guide, workspace, "ostile");
	guide_page_json(&guide, &out);
	assert_valid_json(workspace->store, out.data, "$.colonne", 3);
	assert_valid_json(workspace->store, out.data, "$.colonne[1].valori",
			  4);
	text_clear(&out);
	guide_clear(&guide);
	read_guide(&guide, workspace, "progetti");
	guide_page_json(&guide, &out);
	assert_valid_json(workspace->store, out.data, "$.colonne", 14);
	assert_valid_json(workspace->store, out.data, "$.regole", 2);
	assert_valid_json(workspace->store, out.data, "$.chiave", 1);
	text_free(&out);
	guide_clear(&guide);
	workspace_close(workspace);
	support_remove(directory);
}

/* A part of a workbook, as sqlite3's own zip reader gives it. */
static char *workbook_part(const char *directory, const char *part)
{
	struct text command = {0}, out = {0};
	char block[4096];
	FILE *pipe;
	size_t n;

	text_format(&command, "sqlite3 :memory: \"select cast(data as text) from "
		    "zipfile('%s/x.xlsx') where name = 'xl/%s'\"", directory,
		    part);
	pipe = popen(command.data, "r");
	assert_non_null(pipe);
	while ((n = fread(block, 1, sizeof(block), pipe)) > 0)
		text_add(&out, block, n);
	assert_int_equal(pclose(pipe), 0);
	assert_true(out.length > 100);
	text_free(&command);
	return out.data;
}

static void write_workbook(const char *directory, struct workspace *workspace,
			   const char *name, struct text *out)
{
	struct err err = {0};
	struct guide guide;

	read_guide(&guide, workspace, name);
	if (guide_template_xlsx(&guide, out, &err) != 0)
		fail_msg("%s", err.message);
	guide_clear(&guide);
	support_write_bytes(directory, "x.xlsx", out->data, out->length);
}

static int occurrences(const char *text, const char *word)
{
	int n = 0;

	for (; (text = strstr(text, word)) != NULL; text += strlen(word))
		n++;
	return n;
}

static void the_workbook_guides_the_hand(void **state)
{
	char *directory = support_directory(), *sheet, *book, *styles;
	struct workspace *workspace = support_open(FIXTURE);
	struct text out = {0};

	(void)state;
	write_workbook(directory, workspace, "questionari", &out);
	sheet = workbook_part(directory, "worksheets/sheet1.xml");
	book = workbook_part(directory, "workbook.xml");
	styles = workbook_part(directory, "styles.xml");
	support_contains(sheet, "ySplit=\"1\"");
	support_contains(sheet, "state=\"frozen\"");
	/* One check a column; all the Comuni to choose from. */
	assert_int_equal(occurrences(sheet, "<dataValidation "), 6);
	support_contains(sheet, "<formula1>Elenchi!$B$1:$B$48</formula1>");
	support_contains(sheet, "type=\"date\"");
	support_contains(sheet, "<formula1>1</formula1><formula2>5<");
	support_contains(sheet, "Obbligatoria.");
	support_contains(book, "name=\"Istruzioni\"");
	support_contains(book, "name=\"Elenchi\" sheetId=\"3\" "
			 "state=\"hidden\"");
	support_contains(styles, "[$-410]dd/mm/yyyy");
	assert_int_equal(occurrences(styles, "<xf numFmtId=\"49\""), 1);
	free(sheet);
	free(book);
	free(styles);
	text_free(&out);
	workspace_close(workspace);
	support_remove(directory);
}

static void nothing_in_a_workbook_can_run(void **state)
{
	static const char *const sheets[] = {
		"worksheets/sheet1.xml", "worksheets/sheet2.xml",
		"worksheets/sheet3.xml",
	};
	char *directory = hostile_plan(), *part;
	struct workspace *workspace = support_open(directory);
	struct text out = {0};
	size_t i;

	(void)state;
	write_workbook(directory, workspace, "ostile", &out);
	for (i = 0; i < 3; i++) {
		part = workbook_part(directory, sheets[i]);
		assert_null(strstr(part, "<f>"));
		if (i == 0) {
			assert_int_equal(occurrences(part, "<formula1>"), 2);
			assert_int_equal(occurrences(part,
						     "<formula1>Elenchi!$"), 2);
			assert_int_equal(occurrences(part,
						     "<dataValidation "), 3);
		}
		free(part);
	}
	part = workbook_part(directory, "sharedStrings.xml");
	support_contains(part, "<t>=Alfa</t>");
	support_contains(part, "<t>=1+1</t>");
	support_contains(part, "&lt;e&gt;&amp;");
	free(part);
	text_free(&out);
	workspace_close(workspace);
	support_remove(directory);
}

static void a_workbook_has_the_same_bytes_every_time(void **state)
{
	char *directory = support_directory();
	struct workspace *workspace = support_open(FIXTURE);
	struct text first = {0}, second = {0};

	(void)state;
	write_workbook(directory, workspace, "progetti", &first);
	sleep(3);	/* zip archives count time by two seconds */
	write_workbook(directory, workspace, "progetti", &second);
	assert_int_equal(first.length, second.length);
	assert_memory_equal(first.data, second.data, first.length);
	text_free(&first);
	text_free(&second);
	workspace_close(workspace);
	support_remove(directory);
}

static int layout_command(const char *workspace, const char *name,
			  const char *template, const char *output,
			  struct err *err)
{
	char operand[64];
	char *operands[] = {operand};
	struct options options = {
		.workspace = workspace, .template = template,
		.output = output, .operands = operands,
		.n_operands = name != NULL,
	};

	snprintf(operand, sizeof(operand), "%s", name != NULL ? name : "");
	return command_layout(&options, err);
}

static void without_a_workspace_the_layouts_are_the_program_s(void **state)
{
	char *directory = support_directory(), *out;
	struct text path = {0};
	struct err err = {0};

	(void)state;
	text_format(&path, "%s/out", directory);
	assert_int_equal(layout_command(".", "spese", NULL, path.data, &err),
			 EXIT_DONE);
	out = support_read(directory, "out");
	support_contains(out, "spese_AMBITO_2022T3.csv");
	support_contains(out, "se serve");
	free(out);
	assert_int_equal(layout_command(".", "spese", "xlsx", path.data,
					&err), EXIT_DONE);
	text_free(&path);
	support_remove(directory);
}

static void what_is_not_known_is_wrong_usage_and_says_what_is(void **state)
{
	char *directory = support_directory();
	struct err layout = {0}, template = {0}, alone = {0}, where = {0};

	(void)state;
	assert_int_equal(layout_command(".", "nulla", NULL, NULL, &layout),
			 -1);
	assert_int_equal(layout.code, EXIT_USAGE);
	support_contains(layout.message, "«nulla»");
	support_contains(layout.message, "patti, personale");
	assert_int_equal(layout_command(".", "patti", "pdf", NULL, &template),
			 -1);
	assert_int_equal(template.code, EXIT_USAGE);
	support_contains(template.message, "csv e xlsx");
	assert_int_equal(layout_command(".", NULL, "csv", NULL, &alone), -1);
	assert_int_equal(alone.code, EXIT_USAGE);
	assert_int_equal(layout_command(directory, "patti", NULL, NULL,
					&where), -1);
	assert_int_equal(where.code, EXIT_CONFIG);
	support_remove(directory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_example_of_every_layout_is_received_whole),
		cmocka_unit_test(the_csv_template_is_a_header_that_excel_reads),
		cmocka_unit_test(every_column_has_its_words_on_the_page),
		cmocka_unit_test(rules_senders_and_dates_are_told_in_words),
		cmocka_unit_test(the_json_is_sound_whatever_a_layout_says),
		cmocka_unit_test(the_workbook_guides_the_hand),
		cmocka_unit_test(nothing_in_a_workbook_can_run),
		cmocka_unit_test(a_workbook_has_the_same_bytes_every_time),
		cmocka_unit_test(
			without_a_workspace_the_layouts_are_the_program_s),
		cmocka_unit_test(
			what_is_not_known_is_wrong_usage_and_says_what_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
