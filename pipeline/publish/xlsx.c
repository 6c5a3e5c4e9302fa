/* xlsx.c: the only user of libxlsxwriter.
 *
 * Knows sheets, formats and checks of cells, and nothing of layouts. Cells are
 * written as strings only, so nothing in them can run. The library writes to
 * a path: the workbook goes through a temporary file and comes back as bytes,
 * which are the same for the same calls. The first failure is kept and told
 * by xlsx_finish, so that callers need not check every cell.
 */
#include "publish/xlsx.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/file.h"

enum {
	MAX_SHEETS = 8,
	MAX_LISTS = 256,
	CELL_CHARACTERS = 32767,	/* limits of the format itself */
	TITLE_CHARACTERS = 32,
	MESSAGE_CHARACTERS = 255,
	PAPER_A4 = 9,
	MAX_WORKBOOK = 1 << 28,
	LINE_POINTS = 15,	/* height of a line of text */
	BLUE = 0x0066CC, LIGHT_BLUE = 0xDCE9F5, WHITE = 0xFFFFFF,
};

/* Beyond these a spreadsheet loses digits. */
static const double NUMBER_MOST = 1e15;

enum { N_STYLES = XLSX_HEADER_LIGHT + 1, N_KINDS = XLSX_DATE + 1 };

struct look {
	int bold, wrapped, border;
	double size;		/* points; 0 is the workbook's own */
	int ink, paper;		/* RGB; 0 is the workbook's own */
};

static const struct look looks[N_STYLES] = {
	[XLSX_PLAIN] = {0},
	[XLSX_TITLE] = {.bold = 1, .size = 14},
	[XLSX_LABEL] = {.bold = 1},
	[XLSX_WRAPPED] = {.wrapped = 1, .border = 1},
	[XLSX_HEADER] = {.bold = 1, .border = 1, .ink = WHITE, .paper = BLUE},
	[XLSX_HEADER_LIGHT] = {.bold = 1, .border = 1, .paper = LIGHT_BLUE},
};

/* A decimal has no format: any number of digits would be rounded when the
 * sheet is saved as CSV, which writes what is shown. A date is Italian by its
 * own format: without it LibreOffice in English shows, and saves, 03/01/2022
 * for 1 March. */
static const struct {
	unsigned char index;	/* of the formats that every Excel has; 0 is General */
	const char *format;	/* or one of ours */
} number_formats[N_KINDS] = {
	[XLSX_TEXT] = {49, NULL}, [XLSX_INTEGER] = {1, NULL},
	[XLSX_DECIMAL] = {0, NULL}, [XLSX_DATE] = {0, "[$-410]dd/mm/yyyy"},
};

struct list_place {
	lxw_col_t column;
	lxw_row_t last;
};

struct xlsx {
	lxw_workbook *book;	/* NULL once closed */
	char *path;		/* of the temporary file */
	lxw_worksheet *sheets[MAX_SHEETS];
	int n_sheets;
	lxw_worksheet *hidden;	/* the sheet of the lists, or NULL */
	struct list_place lists[MAX_LISTS];
	int n_lists;
	lxw_format *styles[N_STYLES];
	lxw_format *kinds[N_KINDS];
	lxw_error failure;	/* the first one */
};

static void keep_failure(struct xlsx *xlsx, lxw_error error)
{
	if (xlsx->failure == LXW_NO_ERROR)
		xlsx->failure = error;
}

static lxw_format *make_style(lxw_workbook *book, const struct look *look)
{
	lxw_format *format = workbook_add_format(book);

	if (look->bold)
		format_set_bold(format);
	if (look->wrapped)
		format_set_text_wrap(format);
	if (look->border)
		format_set_border(format, LXW_BORDER_THIN);
	if (look->size > 0)
		format_set_font_size(format, look->size);
	if (look->ink != 0)
		format_set_font_color(format, (lxw_color_t)look->ink);
	if (look->paper != 0)
		format_set_bg_color(format, (lxw_color_t)look->paper);
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	return format;
}

static void make_formats(struct xlsx *xlsx)
{
	int i;

	for (i = 0; i < N_STYLES; i++)
		xlsx->styles[i] = make_style(xlsx->book, &looks[i]);
	for (i = 0; i < N_KINDS; i++) {
		xlsx->kinds[i] = workbook_add_format(xlsx->book);
		format_set_num_format_index(xlsx->kinds[i],
					    number_formats[i].index);
		if (number_formats[i].format != NULL)
			format_set_num_format(xlsx->kinds[i],
					      number_formats[i].format);
	}
}

/* An empty file of ours alone, to be freed; NULL on error. */
static char *temporary_path(struct err *err)
{
	const char *directory = getenv("TMPDIR");
	struct text path = {0};
	int fd;

	if (directory == NULL || *directory == '\0')
		directory = P_tmpdir;
	text_format(&path, "%s/quadro-XXXXXX", directory);
	fd = mkstemp(path.data);
	if (fd < 0) {
		err_system(err, EXIT_FAILED, errno, "%s: non si può creare un "
			   "file temporaneo", directory);
		text_free(&path);
		return NULL;
	}
	close(fd);
	return path.data;
}

struct xlsx *xlsx_new(const char *title, day_t created, struct err *err)
{
	struct xlsx *xlsx = must_alloc(sizeof(*xlsx));
	lxw_doc_properties properties = {0};

	memset(xlsx, 0, sizeof(*xlsx));
	xlsx->path = temporary_path(err);
	if (xlsx->path == NULL) {
		free(xlsx);
		return NULL;
	}
	xlsx->book = workbook_new(xlsx->path);
	if (xlsx->book == NULL) {
		err_set(err, EXIT_FAILED, "il foglio di calcolo non si può "
			"creare");
		xlsx_free(xlsx);
		return NULL;
	}
	properties.title = (char *)title;
	properties.author = (char *)"quadro";
	properties.created = (time_t)created * 86400;
	keep_failure(xlsx, workbook_set_properties(xlsx->book, &properties));
	make_formats(xlsx);
	return xlsx;
}

/* The library frees a workbook only by closing it. */
static lxw_error close_book(struct xlsx *xlsx)
{
	lxw_error error = LXW_NO_ERROR;

	if (xlsx->book != NULL)
		error = workbook_close(xlsx->book);
	xlsx->book = NULL;
	return error;
}

void xlsx_free(struct xlsx *xlsx)
{
	if (xlsx == NULL)
		return;
	close_book(xlsx);
	unlink(xlsx->path);
	free(xlsx->path);
	free(xlsx);
}

static lxw_worksheet *add_sheet(struct xlsx *xlsx, const char *name)
{
	lxw_worksheet *sheet = workbook_add_worksheet(xlsx->book, name);

	if (sheet == NULL)
		keep_failure(xlsx, LXW_ERROR_SHEETNAME_ALREADY_USED);
	return sheet;
}

int xlsx_sheet(struct xlsx *xlsx, const char *name, int frozen,
	       int landscape)
{
	lxw_worksheet *sheet = xlsx->n_sheets < MAX_SHEETS ?
			       add_sheet(xlsx, name) : NULL;

	if (sheet == NULL) {
		keep_failure(xlsx, LXW_ERROR_PARAMETER_VALIDATION);
		return -1;
	}
	if (frozen > 0) {
		worksheet_freeze_panes(sheet, (lxw_row_t)frozen, 0);
		worksheet_repeat_rows(sheet, 0, (lxw_row_t)frozen - 1);
	}
	worksheet_set_paper(sheet, PAPER_A4);
	if (landscape) {
		worksheet_set_landscape(sheet);
		worksheet_fit_to_pages(sheet, 1, 0);
	}
	xlsx->sheets[xlsx->n_sheets] = sheet;
	return xlsx->n_sheets++;
}

static lxw_worksheet *sheet_at(struct xlsx *xlsx, int sheet)
{
	if (sheet < 0 || sheet >= xlsx->n_sheets) {
		keep_failure(xlsx, LXW_ERROR_PARAMETER_VALIDATION);
		return NULL;
	}
	return xlsx->sheets[sheet];
}

void xlsx_column(struct xlsx *xlsx, int sheet, int column, double width,
		 enum xlsx_kind kind)
{
	lxw_worksheet *at = sheet_at(xlsx, sheet);

	if (at != NULL)
		keep_failure(xlsx, worksheet_set_column(at, (lxw_col_t)column,
				(lxw_col_t)column, width, xlsx->kinds[kind]));
}

void xlsx_row(struct xlsx *xlsx, int sheet, int row, int lines)
{
	lxw_worksheet *at = sheet_at(xlsx, sheet);

	if (at != NULL)
		keep_failure(xlsx, worksheet_set_row(at, (lxw_row_t)row,
						     LINE_POINTS * lines,
						     NULL));
}

/* The longest beginning of text that is valid UTF-8 and at most `most` UTF-16
 * units long, as Excel counts; the caller frees it. */
static char *cut(const char *text, size_t most)
{
	size_t valid = text_valid_utf8(text, strlen(text));
	size_t at = 0, units = 0;

	while (at < valid) {
		unsigned char c = (unsigned char)text[at];
		size_t bytes = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;

		units += bytes == 4 ? 2 : 1;
		if (units > most)
			break;
		at += bytes;
	}
	return text_copy(text, at);
}

static void write_text(struct xlsx *xlsx, lxw_worksheet *sheet, int row,
		       int column, lxw_format *format, const char *text)
{
	char *fitting = cut(text, CELL_CHARACTERS);

	keep_failure(xlsx, worksheet_write_string(sheet, (lxw_row_t)row,
						  (lxw_col_t)column, fitting,
						  format));
	free(fitting);
}

void xlsx_text(struct xlsx *xlsx, int sheet, int row, int column,
	       enum xlsx_style style, const char *text)
{
	lxw_worksheet *at = sheet_at(xlsx, sheet);

	if (at != NULL)
		write_text(xlsx, at, row, column, xlsx->styles[style], text);
}

int xlsx_list(struct xlsx *xlsx, char *const *values, size_t n)
{
	size_t i;

	if (xlsx->hidden == NULL) {
		xlsx->hidden = add_sheet(xlsx, "Elenchi");
		if (xlsx->hidden != NULL)
			worksheet_hide(xlsx->hidden);
	}
	if (xlsx->hidden == NULL || xlsx->n_lists == MAX_LISTS || n == 0) {
		keep_failure(xlsx, LXW_ERROR_PARAMETER_VALIDATION);
		return -1;
	}
	for (i = 0; i < n; i++)
		write_text(xlsx, xlsx->hidden, (int)i, xlsx->n_lists,
			   xlsx->kinds[XLSX_TEXT], values[i]);
	xlsx->lists[xlsx->n_lists].column = (lxw_col_t)xlsx->n_lists;
	xlsx->lists[xlsx->n_lists].last = (lxw_row_t)n - 1;
	return xlsx->n_lists++;
}

/* libxlsxwriter copies the range of a list twice and frees it once (up to
 * 1.1.4 at least): some twenty bytes a list, and nothing that we hold. */
#ifdef __SANITIZE_ADDRESS__
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
	return "leak:lxw_strdup\n";
}
#endif

static void accept_list(const struct xlsx *xlsx, int list, char *range,
			lxw_data_validation *rule)
{
	const struct list_place *place = &xlsx->lists[list];

	lxw_rowcol_to_formula_abs(range, "Elenchi", 0, place->column,
				  place->last, place->column);
	memmove(range + 1, range, strlen(range) + 1);
	range[0] = '=';
	rule->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
	rule->value_formula = range;
}

static void accept_number(const struct xlsx_check *check,
			  lxw_data_validation *rule)
{
	rule->validate = check->accepts == XLSX_WHOLE_NUMBER ?
			 LXW_VALIDATION_TYPE_INTEGER :
			 LXW_VALIDATION_TYPE_DECIMAL;
	rule->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
	rule->minimum_number = isnan(check->minimum) ? -NUMBER_MOST :
						       check->minimum;
	rule->maximum_number = isnan(check->maximum) ? NUMBER_MOST :
						       check->maximum;
}

static void accept(const struct xlsx *xlsx, const struct xlsx_check *check,
		   char *range, lxw_data_validation *rule)
{
	switch (check->accepts) {
	case XLSX_ANYTHING:
		rule->validate = LXW_VALIDATION_TYPE_ANY;
		break;
	case XLSX_FROM_LIST:
		accept_list(xlsx, check->list, range, rule);
		break;
	case XLSX_WHOLE_NUMBER:
	case XLSX_ANY_NUMBER:
		accept_number(check, rule);
		break;
	case XLSX_A_DATE:	/* any that a spreadsheet knows */
		rule->validate = LXW_VALIDATION_TYPE_DATE;
		rule->criteria =
			LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
		rule->value_datetime = (lxw_datetime){.year = 1900, .month = 1,
						      .day = 1};
		break;
	case XLSX_UP_TO_LENGTH:
		rule->validate = LXW_VALIDATION_TYPE_LENGTH;
		rule->criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
		rule->value_number = (double)check->length;
		break;
	}
}

void xlsx_check(struct xlsx *xlsx, int sheet, int first_row, int column,
		const struct xlsx_check *check)
{
	lxw_worksheet *at = sheet_at(xlsx, sheet);
	char range[LXW_MAX_FORMULA_RANGE_LENGTH + 2];
	lxw_data_validation rule = {0};

	if (at == NULL)
		return;
	if (check->accepts == XLSX_FROM_LIST &&
	    (check->list < 0 || check->list >= xlsx->n_lists)) {
		keep_failure(xlsx, LXW_ERROR_PARAMETER_VALIDATION);
		return;
	}
	accept(xlsx, check, range, &rule);
	rule.error_type = check->only_warns ? LXW_VALIDATION_ERROR_TYPE_WARNING :
					      LXW_VALIDATION_ERROR_TYPE_STOP;
	rule.input_title = cut(check->title, TITLE_CHARACTERS);
	rule.input_message = cut(check->message, MESSAGE_CHARACTERS);
	rule.error_title = cut(check->title, TITLE_CHARACTERS);
	rule.error_message = cut(check->wrong, MESSAGE_CHARACTERS);
	keep_failure(xlsx, worksheet_data_validation_range(at,
			(lxw_row_t)first_row, (lxw_col_t)column,
			LXW_ROW_MAX - 1, (lxw_col_t)column, &rule));
	free(rule.input_title);
	free(rule.input_message);
	free(rule.error_title);
	free(rule.error_message);
}

int xlsx_finish(struct xlsx *xlsx, struct text *out, struct err *err)
{
	keep_failure(xlsx, close_book(xlsx));
	if (xlsx->failure != LXW_NO_ERROR)
		return err_set(err, EXIT_FAILED, "il foglio di calcolo non si "
			       "può scrivere: %s", lxw_strerror(xlsx->failure));
	return file_read(xlsx->path, MAX_WORKBOOK, out, err);
}
