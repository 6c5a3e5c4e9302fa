/* names.c: the names beside the rows of a chart.
 *
 * Names of subambiti and activities are long; a row that is high enough gives
 * them two lines, the others one, and what is left out ends in an ellipsis.
 * The whole name is in the table beside the chart, which is the page's work.
 */
#include "chart/names.h"

#include <math.h>

#include "chart/style.h"

void names_init(struct names *names, double pitch, double most,
		enum drawing_align align)
{
	*names = (struct names){
		.lettering = { STYLE_TEXT, 0, THEME_INK, align },
		.most = most,
		.lines = pitch >= 2 * STYLE_LEADING + 1.5 ? 2 : 1,
	};
}

void names_measure(struct names *names, struct sketch *sketch,
		   const char *name)
{
	struct label_lines broken;

	if (label_break(&broken, sketch->engine, name, names->lettering.size,
		       names->lettering.bold, names->most, names->lines)) {
		sketch_fail(sketch, "memoria esaurita");
		return;
	}
	names->width = fmax(names->width, broken.width);
	label_free(&broken);
}

void names_draw(const struct names *names, struct sketch *sketch, double x,
		double y, const char *name)
{
	struct label_lines broken;
	size_t i;

	if (label_break(&broken, sketch->engine, name, names->lettering.size,
		       names->lettering.bold, names->most, names->lines)) {
		sketch_fail(sketch, "memoria esaurita");
		return;
	}
	y += (double)(broken.n - 1) * STYLE_LEADING / 2;
	for (i = 0; i < broken.n; i++)
		sketch_text(sketch, ON_PAGE, x, y - (double)i * STYLE_LEADING,
			    0, 0, &names->lettering, broken.lines[i]);
	label_free(&broken);
}
