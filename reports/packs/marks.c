/* marks.c: marks of the statuses, from the theme, and arrows of direction.
 *
 * An arrow tells where a value went since the previous quarter, apart from the
 * status: a critical indicator can be on its way up. Arrows have a shaft, so
 * that nobody takes them for the triangles of the statuses, and one colour, as
 * up is not always good.
 */
#include "packs/marks.h"

#include <stddef.h>

static const double mark_size = 7.5;	/* points, for text of 8.5 to 9.5 */

enum { ARROW_POINTS = 5 };

/* On a box of one unit: along the shaft, then the two sides of the head. */
static const struct point arrow_paths[3][ARROW_POINTS] = {
	{ { 0.15, 0.15 }, { 0.85, 0.85 }, { 0.40, 0.85 }, { 0.85, 0.85 },
	  { 0.85, 0.40 } },
	{ { 0.15, 0.85 }, { 0.85, 0.15 }, { 0.85, 0.60 }, { 0.85, 0.15 },
	  { 0.40, 0.15 } },
	{ { 0.05, 0.50 }, { 0.95, 0.50 }, { 0.65, 0.80 }, { 0.95, 0.50 },
	  { 0.65, 0.20 } },
};

static struct drawing *draw_arrow(const struct point *path)
{
	struct drawing *drawing = drawing_new(mark_size, mark_size);
	struct point points[ARROW_POINTS];
	struct primitive line = {
		.kind = DRAWING_STROKE, .colour = THEME_INK, .points = points,
		.n_points = ARROW_POINTS, .line_width = 1.1,
	};

	for (size_t i = 0; i < ARROW_POINTS; i++) {
		points[i].x = path[i].x * mark_size;
		points[i].y = path[i].y * mark_size;
	}
	if (drawing != NULL && drawing_add(drawing, &line) != 0) {
		drawing_free(drawing);
		drawing = NULL;
	}
	return drawing;
}

int marks_draw(struct drawing *marks[THEME_STATUSES],
	       struct drawing *arrows[3], struct err *err)
{
	int missing = 0;

	for (size_t i = 0; i < THEME_STATUSES; i++) {
		marks[i] = theme_status_mark(
			theme_status_at((enum theme_status_index)i), mark_size);
		missing |= marks[i] == NULL;
	}
	for (size_t i = 0; i < 3; i++) {
		arrows[i] = draw_arrow(arrow_paths[i]);
		missing |= arrows[i] == NULL;
	}
	if (missing)
		return err_set(err, EXIT_FAILED, "memoria esaurita");
	return 0;
}

void marks_free(struct drawing *marks[THEME_STATUSES],
		struct drawing *arrows[3])
{
	for (size_t i = 0; i < THEME_STATUSES; i++)
		drawing_free(marks[i]);
	for (size_t i = 0; i < 3; i++)
		drawing_free(arrows[i]);
}
