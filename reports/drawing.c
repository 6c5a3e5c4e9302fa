/* drawing.c: a growing list of primitives that owns its points and texts.
 *
 * Everything that enters is copied and checked once, here, so that the pdf
 * layer can trust it: libharu writes NaN into a page as garbage and clips
 * coordinates beyond +-32767 without a word. What the primitives mean, and
 * how they look, is left to those who make them.
 */
#include "drawing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct drawing {
	double width, height;		/* points */
	struct primitive *items;	/* each owns its points and text */
	size_t count, room;
};

/* Beyond this libharu clips a coordinate, so it would draw something else. */
static const double FARTHEST = 32767;

struct drawing *drawing_new(double width, double height)
{
	struct drawing *drawing = calloc(1, sizeof *drawing);

	if (drawing) {
		drawing->width = width;
		drawing->height = height;
	}
	return drawing;
}

static void release(struct primitive *item)
{
	free((void *)item->points);
	free((void *)item->text);
}

static void cut_to(struct drawing *drawing, size_t count)
{
	while (drawing->count > count)
		release(&drawing->items[--drawing->count]);
}

void drawing_free(struct drawing *drawing)
{
	if (!drawing)
		return;
	cut_to(drawing, 0);
	free(drawing->items);
	free(drawing);
}

double drawing_width(const struct drawing *drawing)
{
	return drawing->width;
}

double drawing_height(const struct drawing *drawing)
{
	return drawing->height;
}

size_t drawing_count(const struct drawing *drawing)
{
	return drawing->count;
}

const struct primitive *drawing_at(const struct drawing *drawing, size_t index)
{
	return index < drawing->count ? &drawing->items[index] : NULL;
}

static int reasonable(double value)
{
	return isfinite(value) && fabs(value) <= FARTHEST;
}

static int acceptable(const struct primitive *primitive)
{
	size_t i;

	for (i = 0; i < primitive->n_points; i++)
		if (!reasonable(primitive->points[i].x) ||
		    !reasonable(primitive->points[i].y))
			return 0;
	for (i = 0; i < 4; i++)
		if (!reasonable(primitive->dash[i]))
			return 0;
	if (primitive->kind == DRAWING_TEXT &&
	    (!primitive->text || primitive->n_points != 1))
		return 0;
	return reasonable(primitive->line_width) &&
	       reasonable(primitive->size) && reasonable(primitive->angle);
}

static int make_room(struct drawing *drawing)
{
	size_t room = drawing->room ? 2 * drawing->room : 32;
	struct primitive *items;

	if (drawing->count < drawing->room)
		return 0;
	items = realloc(drawing->items, room * sizeof *items);
	if (!items)
		return -1;
	drawing->items = items;
	drawing->room = room;
	return 0;
}

/* Appends what was checked, moved and scaled. */
static int append(struct drawing *drawing, const struct primitive *primitive,
		  double dx, double dy, double scale)
{
	struct primitive copy = *primitive;
	struct point *points = NULL;
	size_t i;

	copy.points = NULL;
	copy.text = NULL;
	if (make_room(drawing))
		return -1;
	if (primitive->n_points) {
		points = malloc(primitive->n_points * sizeof *points);
		copy.points = points;
		if (!points)
			return -1;
	}
	for (i = 0; i < primitive->n_points; i++) {
		points[i].x = dx + scale * primitive->points[i].x;
		points[i].y = dy + scale * primitive->points[i].y;
	}
	for (i = 0; i < 4; i++)
		copy.dash[i] *= scale;
	copy.line_width *= scale;
	copy.size *= scale;
	if (primitive->text)
		copy.text = strdup(primitive->text);
	if ((primitive->text && !copy.text) || !acceptable(&copy)) {
		release(&copy);
		return -1;
	}
	drawing->items[drawing->count++] = copy;
	return 0;
}

int drawing_add(struct drawing *drawing, const struct primitive *primitive)
{
	return append(drawing, primitive, 0, 0, 1);
}

int drawing_place(struct drawing *drawing, const struct drawing *other,
		  double dx, double dy, double scale)
{
	size_t before = drawing->count;
	size_t count = other->count;	/* other may be drawing itself */
	size_t i;

	for (i = 0; i < count; i++) {
		struct primitive item = other->items[i];

		if (append(drawing, &item, dx, dy, scale)) {
			cut_to(drawing, before);
			return -1;
		}
	}
	return 0;
}
