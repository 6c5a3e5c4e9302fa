/* comuni.c: a sheet for each Comune, in a directory of its own.
 *
 * Each is a document of one page, named by the ISTAT code, with its figures
 * attached. What the page says is in comuni_page.c. Fonts, charts and data
 * are those of the run: a sheet costs what it draws.
 */
#include "packs/comuni.h"

#include <math.h>
#include <string.h>

#include "base/file.h"
#include "base/number.h"
#include "packs/document.h"
#include "tabular/csv.h"

/* --- The figures, as a table -------------------------------------------------- */

static void add_cell(struct text *out, int first, const char *text)
{
	if (text == NULL)
		text = "";
	csv_foreign_cell(out, ',', first, text, strlen(text));
}

static void add_number(struct text *out, double value)
{
	char number[64];

	add_cell(out, 0, isnan(value) ? ""
			: number_write(value, number, sizeof number));
}

static void add_figure(struct text *out, const struct figure *figure)
{
	static const char *const levels[] = { "ambito", "subambito", "comune" };
	double scale = strcmp(figure->unit, "euro") == 0 ? 0.01 : 1;

	add_cell(out, 1, levels[figure->level]);
	add_cell(out, 0, figure->code);
	add_cell(out, 0, figure->place);
	add_number(out, figure->people);
	add_cell(out, 0, figure->measure);
	add_cell(out, 0, figure->unit);
	add_number(out, figure->value * scale);
	add_cell(out, 0, figure->mark);
	add_number(out, figure->before * scale);
	add_cell(out, 0, figure->mark_before);
	add_number(out, figure->ratio);
	add_cell(out, 0, figure->per_words);
	csv_end(out);
}

static int is_of(const struct figure *figure, const struct comune *comune)
{
	if (figure->level == LEVEL_AMBITO)
		return 1;
	return strcmp(figure->code, figure->level == LEVEL_COMUNE
					    ? comune->code
					    : comune->subambito) == 0;
}

static void attach(const struct sheet *sheet)
{
	static const char *const header[] = {
		"livello", "codice", "nome", "popolazione", "misura", "unita",
		"valore", "riservato", "un_anno_prima",
		"un_anno_prima_riservato", "rapporto", "per_parole",
	};
	struct text out = {0};
	size_t rows = 0;

	for (size_t i = 0; i < sizeof(header) / sizeof(header[0]); i++)
		add_cell(&out, i == 0, header[i]);
	csv_end(&out);
	for (size_t i = 0; i < sheet->open->n_figures; i++)
		if (is_of(&sheet->open->figures[i], sheet->comune)) {
			add_figure(&out, &sheet->open->figures[i]);
			rows++;
		}
	if (rows > 0)
		pdf_attach(sheet->pdf, "comune.csv", "text/csv",
			   "Le misure del Comune, del suo subambito e "
			   "dell'Ambito, come si possono pubblicare",
			   out.data, out.length);
	text_free(&out);
}

/* --- The documents -------------------------------------------------------------- */

static int render_sheet(const struct pack_context *context,
			const struct comune *comune, const char *path,
			struct err *err)
{
	struct pack_context own = *context;
	struct sheet sheet = { .context = &own, .open = context->pubblico,
			       .board = context->board, .comune = comune };
	struct text title = {0};
	struct err failure = {0};
	int status = -1;

	text_format(&title, "Comune di %s", comune->name);
	own.title = text_string(&title);
	sheet.pdf = document_open(&own, err);
	if (sheet.pdf != NULL) {
		comuni_page(&sheet, &failure);
		attach(&sheet);
		status = document_finish(sheet.pdf, path, &failure, err);
	}
	text_free(&title);
	return status;
}

int comuni_render(const struct pack_context *context, const char *path,
		  struct err *err)
{
	const struct pubblico *open = context->pubblico;
	struct text file = {0};
	int status;

	/* A Comune that left the Ambito leaves no sheet behind. */
	status = file_remove_tree(path, err);
	if (status == 0)
		status = file_make_directories(path, err);
	for (size_t i = 0; status == 0 && i < open->n_comuni; i++) {
		text_clear(&file);
		text_format(&file, "%s/%s.pdf", path, open->comuni[i].code);
		status = render_sheet(context, &open->comuni[i],
				      text_string(&file), err);
	}
	text_free(&file);
	return status;
}
