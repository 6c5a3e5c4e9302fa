/* guide_template.c: empty files to fill in, as CSV and as a workbook.
 *
 * The workbook guides the hand: choices, limits and a word on each cell, all
 * from the layout. It refuses nothing that the checks of an export accept,
 * but for synonyms (S for SI) that a list makes useless. What is sent is still
 * the CSV saved from it: its instructions say how.
 */
#include <string.h>

#include "commands/guide.h"
#include "tabular/xlsx.h"

enum {
	FIRST_ROW = 1,		/* below the header */
	MOST_LINES = 27,	/* that a row of a spreadsheet can show */
};

void guide_template_csv(const struct guide *guide, struct text *out)
{
	int i;

	/* Without this mark Excel takes UTF-8 for the machine's own encoding. */
	text_add_string(out, "\xEF\xBB\xBF");
	for (i = 0; i < guide->layout->n_fields; i++)
		text_format(out, "%s%s", i > 0 ? ";" : "",
			    guide->layout->fields[i].name);
	text_add_string(out, "\r\n");
}

struct builder {
	const struct guide *guide;
	struct xlsx *xlsx;
	int data, help;		/* its sheets */
	int yes_or_no;		/* its list, -1 until a column needs it */
};

/* How a type of field is typed into a cell. */
struct cell_form {
	enum xlsx_kind kind;
	enum xlsx_accepts accepts;
	double width;		/* characters, at least */
};

static const struct cell_form forms[] = {
	[FIELD_TEXT] = {XLSX_TEXT, XLSX_ANYTHING, 22},
	[FIELD_NUMBER] = {XLSX_DECIMAL, XLSX_ANY_NUMBER, 14},
	[FIELD_INTEGER] = {XLSX_INTEGER, XLSX_WHOLE_NUMBER, 12},
	[FIELD_BOOLEAN] = {XLSX_TEXT, XLSX_FROM_LIST, 8},
	[FIELD_DATE] = {XLSX_DATE, XLSX_A_DATE, 13},
	[FIELD_ENUM] = {XLSX_TEXT, XLSX_FROM_LIST, 22},
	[FIELD_COMUNE] = {XLSX_TEXT, XLSX_FROM_LIST, 28},
	[FIELD_SUBAMBITO] = {XLSX_TEXT, XLSX_FROM_LIST, 16},
};

static int add_choices(struct builder *builder, const struct guide_list *list)
{
	return xlsx_list(builder->xlsx, list->items, list->n);
}

/* Gives the check its list, or accepts anything where none is known. */
static void choose_list(struct builder *builder, const struct field *field,
			struct xlsx_check *check)
{
	static char yes[] = "SI", no[] = "NO";
	char *const yes_or_no[] = {yes, no};
	const struct guide *guide = builder->guide;

	if (field->type == FIELD_BOOLEAN) {
		if (builder->yes_or_no < 0)
			builder->yes_or_no = xlsx_list(builder->xlsx,
						       yes_or_no, 2);
		check->list = builder->yes_or_no;
	} else if (field->type == FIELD_ENUM) {
		check->list = xlsx_list(builder->xlsx, field->values,
					field->n_values);
	} else if (field->type == FIELD_COMUNE && guide->comuni.n > 0) {
		check->list = add_choices(builder, &guide->comuni);
		check->only_warns = 1;	/* an ISTAT code is as good */
	} else if (field->type == FIELD_SUBAMBITO && guide->subambiti.n > 0) {
		check->list = add_choices(builder, &guide->subambiti);
	} else {
		check->accepts = XLSX_ANYTHING;
	}
}

static void add_check(struct builder *builder, int column,
		      const struct field *field)
{
	struct text message = {0}, wrong = {0};
	struct xlsx_check check = {
		.accepts = forms[field->type].accepts,
		.minimum = field->minimum, .maximum = field->maximum,
		.length = field->max_length, .title = field->name,
	};

	if (check.accepts == XLSX_FROM_LIST)
		choose_list(builder, field, &check);
	if (field->type == FIELD_TEXT && field->max_length > 0)
		check.accepts = XLSX_UP_TO_LENGTH;
	text_format(&message, "%s. ", field->required ? "Obbligatoria" :
							"Facoltativa");
	wording_meaning(field, &message);
	text_add_string(&message, ".\n");
	if (check.accepts == XLSX_FROM_LIST)
		text_add_string(&message, "Scegliere dall'elenco.");
	else
		wording_type(field, &message);
	text_add_string(&wrong, "Qui va: ");
	wording_type(field, &wrong);
	check.message = message.data;
	check.wrong = wrong.data;
	xlsx_check(builder->xlsx, builder->data, FIRST_ROW, column, &check);
	text_free(&message);
	text_free(&wrong);
}

static void add_data_sheet(struct builder *builder)
{
	const struct layout *layout = builder->guide->layout;
	int i;

	for (i = 0; i < layout->n_fields; i++) {
		const struct field *field = &layout->fields[i];
		const struct cell_form *form = &forms[field->type];
		double width = (double)strlen(field->name) + 3;

		xlsx_column(builder->xlsx, builder->data, i,
			    width > form->width ? width : form->width,
			    form->kind);
		xlsx_text(builder->xlsx, builder->data, 0, i,
			  field->required ? XLSX_HEADER : XLSX_HEADER_LIGHT,
			  field->name);
		add_check(builder, i, field);
	}
}

/* One line of the instructions, from column A on; the text is freed. */
static void add_line(struct builder *builder, int *row, enum xlsx_style style,
		     struct text *words)
{
	xlsx_text(builder->xlsx, builder->help, (*row)++, 0, style,
		  text_string(words));
	text_free(words);
}

static void add_how(struct builder *builder, int *row)
{
	const struct guide *guide = builder->guide;
	struct text words = {0};

	text_format(&words, "%s: %s", guide->layout->name,
		    guide->layout->title != NULL ? guide->layout->title : "");
	add_line(builder, row, XLSX_TITLE, &words);
	wording_acquisition(guide->layout, &words);
	text_add_string(&words, ".");
	add_line(builder, row, XLSX_PLAIN, &words);
	guide_senders(guide, &words);
	if (words.length > 0) {
		struct text who = {0};

		text_format(&who, "Lo invia: %s.", words.data);
		add_line(builder, row, XLSX_PLAIN, &who);
	}
	text_free(&words);
	text_add_string(&words, "1. Compilare il foglio «Dati», una riga per "
			"record, senza cambiare i nomi delle colonne; i decimali "
			"vanno con la virgola.");
	add_line(builder, row, XLSX_PLAIN, &words);
	text_add_string(&words, "2. Dal foglio «Dati», salvare con nome nel "
			"formato «CSV UTF-8 (delimitato dal separatore di "
			"elenco)».");
	add_line(builder, row, XLSX_PLAIN, &words);
	text_format(&words, "3. Chiamare il file %s_MITTENTE_PERIODO.csv, per "
		    "esempio %s, e inviare quello.", guide->layout->name,
		    guide->file_name);
	add_line(builder, row, XLSX_PLAIN, &words);
	++*row;
}

enum { HELP_COLUMNS = 6 };

static const struct {
	const char *name;
	int width;		/* characters */
} help_columns[HELP_COLUMNS] = {
	{"Colonna", 24}, {"Significato", 42}, {"Obbligatoria", 13},
	{"Tipo", 42}, {"Valori ammessi", 42}, {"Esempio", 20},
};

/* Lines that the texts of a row take, with room for words that do not fill
 * theirs. */
static int lines_of(const struct text *words)
{
	int i, most = 1;

	for (i = 0; i < HELP_COLUMNS; i++) {
		const char *text = text_string(&words[i]);
		int room = help_columns[i].width * 5 / 6;
		int lines = ((int)text_code_points(text, strlen(text)) + room -
			     1) / room;

		if (lines > most)
			most = lines;
	}
	return most < MOST_LINES ? most : MOST_LINES;
}

static void add_help_row(struct builder *builder, int row,
			 const struct field *field)
{
	struct text words[HELP_COLUMNS] = {{0}};
	int i;

	text_add_string(&words[0], field->name);
	wording_meaning(field, &words[1]);
	text_add_string(&words[2], field->required ? "SÌ" : "NO");
	wording_type(field, &words[3]);
	if (field->type == FIELD_BOOLEAN)
		text_add_string(&words[4], "SI, NO");
	wording_values(field, &words[4]);
	wording_example(field, &builder->guide->example, &words[5]);
	xlsx_row(builder->xlsx, builder->help, row, lines_of(words));
	for (i = 0; i < HELP_COLUMNS; i++) {
		xlsx_text(builder->xlsx, builder->help, row, i, XLSX_WRAPPED,
			  text_string(&words[i]));
		text_free(&words[i]);
	}
}

static void add_help_table(struct builder *builder, int *row)
{
	int i;

	for (i = 0; i < HELP_COLUMNS; i++) {
		xlsx_column(builder->xlsx, builder->help, i,
			    help_columns[i].width, XLSX_TEXT);
		xlsx_text(builder->xlsx, builder->help, *row, i, XLSX_HEADER,
			  help_columns[i].name);
	}
	++*row;
	for (i = 0; i < builder->guide->layout->n_fields; i++)
		add_help_row(builder, (*row)++,
			     &builder->guide->layout->fields[i]);
	++*row;
}

static void add_help_rules(struct builder *builder, int *row)
{
	const struct layout *layout = builder->guide->layout;
	struct text words = {0};
	size_t i;

	text_add_string(&words, "Chiave");
	add_line(builder, row, XLSX_LABEL, &words);
	wording_key(layout, &words);
	add_line(builder, row, XLSX_PLAIN, &words);
	text_add_string(&words, "Valori mancanti");
	add_line(builder, row, XLSX_LABEL, &words);
	wording_missing(layout, &words);
	add_line(builder, row, XLSX_PLAIN, &words);
	if (layout->n_rules == 0 && layout->reference < 0)
		return;
	text_add_string(&words, "Regole");
	add_line(builder, row, XLSX_LABEL, &words);
	wording_reference(layout, &words);
	if (words.length > 0)
		add_line(builder, row, XLSX_PLAIN, &words);
	for (i = 0; i < layout->n_rules; i++) {
		wording_rule(layout, &layout->rules[i], &words);
		text_format(&words, " [%s]", layout->rules[i].code);
		add_line(builder, row, XLSX_PLAIN, &words);
	}
}

int guide_template_xlsx(const struct guide *guide, struct text *out,
			struct err *err)
{
	struct builder builder = {.guide = guide, .yes_or_no = -1};
	day_t created = 0;
	int row = 0, status;

	date_make(2022, 1, 1, &created);	/* any fixed day: no clock here */
	builder.xlsx = xlsx_new(guide->layout->title != NULL ?
				guide->layout->title : guide->layout->name,
				created, err);
	if (builder.xlsx == NULL)
		return -1;
	builder.data = xlsx_sheet(builder.xlsx, "Dati", FIRST_ROW, 1);
	builder.help = xlsx_sheet(builder.xlsx, "Istruzioni", 0, 1);
	add_data_sheet(&builder);
	add_how(&builder, &row);
	add_help_table(&builder, &row);
	add_help_rules(&builder, &row);
	status = xlsx_finish(builder.xlsx, out, err);
	xlsx_free(builder.xlsx);
	return status;
}
