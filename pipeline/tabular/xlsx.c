/* xlsx.c: with its parts, the only user of libxlsxwriter.
 *
 * Knows sheets and formats, and nothing of what they hold. Texts are written
 * as strings, so nothing in them can run. The library writes to a path: the workbook goes through a temporary file and comes back as bytes,
 * which are the same for the same calls. The first failure is kept and told
 * by xlsx_finish, so that callers need not check every cell.
 */
#include "tabular/xlsx_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/file.h"

enum {
	CELL_CHARACTERS = 32767,	/* limit of the format itself */
	PAPER_A4 = 9,
	MAX_WORKBOOK = 1 << 28,
	ROOM = 16 << 20,	/* bytes; our workbooks are far smaller */
	LINE_POINTS = 15,	/* height of a line of text */
	BLUE = 0x0066CC, LIGHT_BLUE = 0xDCE9F5, WHITE = 0xFFFFFF,
};

struct look {
	int bold, wrapped, border, right;
	double size;		/* points; 0 is the workbook's own */
	int ink, paper;		/* RGB; 0 is the workbook's own */
};

static const struct look looks[N_STYLES] = {
	[XLSX_PLAIN] = {0},
	[XLSX_TITLE] = {.bold = 1, .size = 14},
	[XLSX_LABEL] = {.bold = 1},
	[XLSX_WRAPPED] = {.wrapped = 1, .border = 1},
	[XLSX_HEADER] = {.bold = 1, .border = 1, .ink = WHITE, .paper = BLUE},
	[XLSX_PARAGRAPH] = {.wrapped = 1},
	[XLSX_MARK] = {.right = 1},
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
	[XLSX_PERCENT] = {0, "0.0%"}, [XLSX_EURO] = {4, NULL},
};

void xlsx_keep(struct xlsx *xlsx, lxw_error error)
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
	if (look->right)
		format_set_align(format, LXW_ALIGN_RIGHT);
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
		format_set_align(xlsx->kinds[i], LXW_ALIGN_VERTICAL_TOP);
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
	xlsx_keep(xlsx, workbook_set_properties(xlsx->book, &properties));
	make_formats(xlsx);
	return xlsx;
}

/* Whether there is room for the library's temporary files: it does not look
 * itself whether they could be written whole. 0, or an errno. */
static int lack_of_room(const struct xlsx *xlsx)
{
	int fd = open(xlsx->path, O_WRONLY | O_CLOEXEC);
	int cause = fd < 0 ? errno : posix_fallocate(fd, 0, ROOM);

	if (fd >= 0 && ftruncate(fd, 0) != 0 && cause == 0)
		cause = errno;
	if (fd >= 0)
		close(fd);
	return cause;
}

/* The library frees a workbook only by closing it. */
static lxw_error close_book(struct xlsx *xlsx)
{
	lxw_error error = LXW_NO_ERROR;

	errno = 0;
	if (xlsx->book != NULL)
		error = workbook_close(xlsx->book);
	if (error != LXW_NO_ERROR)
		xlsx->cause = errno;
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

lxw_worksheet *xlsx_add_sheet(struct xlsx *xlsx, const char *name)
{
	lxw_worksheet *sheet = workbook_add_worksheet(xlsx->book, name);

	if (sheet == NULL)
		xlsx_keep(xlsx, LXW_ERROR_SHEETNAME_ALREADY_USED);
	return sheet;
}

int xlsx_sheet(struct xlsx *xlsx, const char *name, int frozen,
	       int landscape)
{
	lxw_worksheet *sheet = xlsx->n_sheets < MAX_SHEETS ?
			       xlsx_add_sheet(xlsx, name) : NULL;

	if (sheet == NULL) {
		xlsx_keep(xlsx, LXW_ERROR_PARAMETER_VALIDATION);
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

lxw_worksheet *xlsx_sheet_at(struct xlsx *xlsx, int sheet)
{
	if (sheet < 0 || sheet >= xlsx->n_sheets) {
		xlsx_keep(xlsx, LXW_ERROR_PARAMETER_VALIDATION);
		return NULL;
	}
	return xlsx->sheets[sheet];
}

void xlsx_column(struct xlsx *xlsx, int sheet, int column, double width,
		 enum xlsx_kind kind)
{
	lxw_worksheet *at = xlsx_sheet_at(xlsx, sheet);

	if (at != NULL)
		xlsx_keep(xlsx, worksheet_set_column(at, (lxw_col_t)column,
				(lxw_col_t)column, width, xlsx->kinds[kind]));
}

void xlsx_row(struct xlsx *xlsx, int sheet, int row, int lines)
{
	lxw_worksheet *at = xlsx_sheet_at(xlsx, sheet);

	if (at != NULL)
		xlsx_keep(xlsx, worksheet_set_row(at, (lxw_row_t)row,
						     LINE_POINTS * lines,
						     NULL));
}

char *xlsx_cut(const char *text, size_t most)
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

void xlsx_write(struct xlsx *xlsx, lxw_worksheet *sheet, int row, int column,
		lxw_format *format, const char *text)
{
	char *fitting = xlsx_cut(text, CELL_CHARACTERS);

	xlsx_keep(xlsx, worksheet_write_string(sheet, (lxw_row_t)row,
						  (lxw_col_t)column, fitting,
						  format));
	free(fitting);
}

void xlsx_text(struct xlsx *xlsx, int sheet, int row, int column,
	       enum xlsx_style style, const char *text)
{
	lxw_worksheet *at = xlsx_sheet_at(xlsx, sheet);

	if (at != NULL)
		xlsx_write(xlsx, at, row, column, xlsx->styles[style], text);
}

int xlsx_finish(struct xlsx *xlsx, struct text *out, struct err *err)
{
	int cause = lack_of_room(xlsx);

	xlsx_keep(xlsx, close_book(xlsx));
	if (cause != 0)
		xlsx->cause = cause;
	if (xlsx->cause != 0)
		return err_system(err, EXIT_FAILED, xlsx->cause, "%s: il foglio "
				  "di calcolo non si può preparare",
				  xlsx->path);
	if (xlsx->failure != LXW_NO_ERROR)
		return err_set(err, EXIT_FAILED, "il foglio di calcolo non si "
			       "può scrivere: %s", lxw_strerror(xlsx->failure));
	return file_read(xlsx->path, MAX_WORKBOOK, out, err);
}
