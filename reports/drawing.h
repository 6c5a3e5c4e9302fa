/* drawing.h: a picture as a list of vector primitives.
 *
 * Charts, maps and status marks make drawings; the pdf layer replays them.
 * Neither knows the other: this list is all they share. Units are points,
 * the origin is the lower left corner of the picture's own box.
 */
#ifndef QUADRO_REPORTS_DRAWING_H
#define QUADRO_REPORTS_DRAWING_H

#include <stddef.h>

struct point {
	double x, y;		/* points from the lower left corner */
};

enum drawing_kind { DRAWING_STROKE, DRAWING_FILL, DRAWING_TEXT };
enum drawing_align { DRAWING_LEFT, DRAWING_CENTER, DRAWING_RIGHT };

/* One primitive. Colours are 0xRRGGBB, always opaque (PDF/A). */
struct primitive {
	enum drawing_kind kind;
	unsigned colour;
	const struct point *points;	/* stroke, fill: the path; text: one anchor, on the baseline */
	size_t n_points;
	double line_width;	/* stroke, hatch: points */
	double dash[4];		/* stroke: on, off, on, off in points; all 0 is solid */
	int closed;		/* stroke: close the path */
	int hatched;		/* fill: diagonal lines of `colour` on white instead of a plain area */
	const char *text;	/* text: UTF-8 */
	double size;		/* text: points */
	int bold;		/* text: bold face */
	double angle;		/* text: degrees, counterclockwise */
	enum drawing_align align;
};

struct drawing;

/* A new empty drawing of the given size in points; free with drawing_free.
 * NULL when memory is out. */
struct drawing *drawing_new(double width, double height);
void drawing_free(struct drawing *drawing);

double drawing_width(const struct drawing *drawing);
double drawing_height(const struct drawing *drawing);
size_t drawing_count(const struct drawing *drawing);

/* The primitive at index (0 first, painted first); valid until drawing_free. */
const struct primitive *drawing_at(const struct drawing *drawing, size_t index);

/* Appends a copy of primitive (points and text are copied). Returns 0, or -1
 * when memory is out or a coordinate is not finite. */
int drawing_add(struct drawing *drawing, const struct primitive *primitive);

/* Appends every primitive of other, shifted by (dx, dy) points and scaled. */
int drawing_place(struct drawing *drawing, const struct drawing *other,
		  double dx, double dy, double scale);

#endif
