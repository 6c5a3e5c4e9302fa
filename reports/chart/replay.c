/* replay.c: reads the lines of driver.lua and puts the real texts in.
 *
 * The format is in driver.lua. Every line must be understood and every token
 * must come back once: a text that gnuplot left out, because it fell off the
 * canvas, is an error and not a chart with a hole. Sizes and colours of texts
 * are the sketch's; where they stand is what gnuplot said.
 */
#include "chart/replay.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double UNITS = 40;		/* per point, as in driver.lua */
static const double MIDDLE = 0.35;	/* of the size: baseline to half a digit */

/* One reading of one answer. */
struct reader {
	const struct sketch *sketch;
	struct drawing *drawing;
	const char *at;			/* the next character */
	struct point *points;		/* room for the longest path so far */
	size_t room;
	size_t texts;			/* tokens that came back */
};

/* The next whole number of the line, in base 10 or 16. */
static int read_number(struct reader *reader, int base, long *number)
{
	char *end;

	if (*reader->at != ' ')
		return -1;
	*number = strtol(reader->at + 1, &end, base);
	if (end == reader->at + 1)
		return -1;
	reader->at = end;
	return 0;
}

static int read_points(struct reader *reader, struct primitive *primitive)
{
	long n, x, y;
	size_t i;

	if (read_number(reader, 10, &n) || n < 1 || n > 1000000)
		return -1;
	if ((size_t)n > reader->room) {
		struct point *bigger = realloc(reader->points,
					       (size_t)n * sizeof *bigger);

		if (!bigger)
			return -1;
		reader->points = bigger;
		reader->room = (size_t)n;
	}
	for (i = 0; i < (size_t)n; i++) {
		if (read_number(reader, 10, &x) || read_number(reader, 10, &y))
			return -1;
		reader->points[i].x = (double)x / UNITS;
		reader->points[i].y = (double)y / UNITS;
	}
	primitive->points = reader->points;
	primitive->n_points = (size_t)n;
	return 0;
}

static int read_stroke(struct reader *reader)
{
	struct primitive stroke = { .kind = DRAWING_STROKE };
	long colour, width, dash;
	size_t i, n;

	if (read_number(reader, 16, &colour) || read_number(reader, 10, &width))
		return -1;
	for (i = 0; i < 4; i++) {
		if (read_number(reader, 10, &dash))
			return -1;
		stroke.dash[i] = (double)dash / 100;
	}
	if (read_points(reader, &stroke))
		return -1;
	n = stroke.n_points;
	if (n > 3 && stroke.points[0].x == stroke.points[n - 1].x &&
	    stroke.points[0].y == stroke.points[n - 1].y) {
		stroke.closed = 1;
		stroke.n_points--;
	}
	stroke.colour = (unsigned)colour;
	stroke.line_width = (double)width / 100;
	return drawing_add(reader->drawing, &stroke);
}

static int read_fill(struct reader *reader)
{
	struct primitive fill = { .kind = DRAWING_FILL, .line_width = 0.7 };
	long colour, hatched;

	if (read_number(reader, 16, &colour) ||
	    read_number(reader, 10, &hatched) || read_points(reader, &fill))
		return -1;
	fill.colour = (unsigned)colour;
	fill.hatched = hatched != 0;
	return drawing_add(reader->drawing, &fill);
}

static int place_mark(struct reader *reader, const struct token *token,
		      struct point centre)
{
	return drawing_place(reader->drawing, token->mark,
			     centre.x - token->scale *
				     drawing_width(token->mark) / 2,
			     centre.y - token->scale *
				     drawing_height(token->mark) / 2,
			     token->scale);
}

/* gnuplot's place is half the height of the text; a drawing wants its
 * baseline, which is below it, or beside it when the text is turned. */
static int place_text(struct reader *reader, const struct token *token,
		      struct point middle, long angle)
{
	double down = MIDDLE * token->lettering.size;
	struct primitive text = {
		.kind = DRAWING_TEXT,
		.colour = token->lettering.colour,
		.points = &middle,
		.n_points = 1,
		.text = token->text,
		.size = token->lettering.size,
		.bold = token->lettering.bold,
		.angle = (double)angle,
		.align = token->lettering.align,
	};

	middle.x += down * sin((double)angle * M_PI / 180);
	middle.y -= down * cos((double)angle * M_PI / 180);
	return drawing_add(reader->drawing, &text);
}

static int read_text(struct reader *reader)
{
	long align, angle, x, y, index;
	const struct token *token;
	struct point at;
	char kind;

	if (read_number(reader, 10, &align) ||
	    read_number(reader, 10, &angle) || read_number(reader, 10, &x) ||
	    read_number(reader, 10, &y))
		return -1;
	kind = reader->at[0] ? reader->at[1] : '\0';
	if (reader->at[0] != ' ' || (kind != 'T' && kind != 'M'))
		return -1;
	index = strtol(reader->at + 2, (char **)&reader->at, 10);
	if (index < 0 || (size_t)index >= reader->sketch->n_tokens)
		return -1;
	token = &reader->sketch->tokens[index];
	if ((kind == 'M') != (token->mark != NULL))
		return -1;
	reader->texts++;
	at.x = (double)x / UNITS;
	at.y = (double)y / UNITS;
	return token->mark ? place_mark(reader, token, at)
			   : place_text(reader, token, at, angle);
}

static int read_line(struct reader *reader)
{
	static const struct {
		char name;
		int (*read)(struct reader *reader);
	} LINES[] = {
		{ 'S', read_stroke },
		{ 'F', read_fill },
		{ 'T', read_text },
	};
	size_t i;

	for (i = 0; i < sizeof LINES / sizeof *LINES; i++)
		if (*reader->at == LINES[i].name) {
			reader->at++;
			if (LINES[i].read(reader) || *reader->at != '\n')
				return -1;
			reader->at++;
			return 0;
		}
	return -1;
}

struct drawing *replay(const struct sketch *sketch, const struct bytes *answer,
		       struct err *err)
{
	struct reader reader = { .sketch = sketch, .at = answer->data };
	const char *name = sketch->frame->name;
	int bad;

	reader.drawing = drawing_new(sketch->frame->width,
				     sketch->frame->height);
	bad = !reader.drawing;
	while (!bad && *reader.at)
		bad = read_line(&reader);
	if (bad)
		err_set(err, EXIT_FAILED,
			"grafico «%s»: risposta di gnuplot non compresa: %.60s",
			name, reader.at);
	else if (reader.texts != sketch->n_tokens)
		bad = err_set(err, EXIT_FAILED,
			      "grafico «%s»: gnuplot ha tralasciato %zu scritte "
			      "su %zu", name, sketch->n_tokens - reader.texts,
			      sketch->n_tokens);
	free(reader.points);
	if (!bad)
		return reader.drawing;
	drawing_free(reader.drawing);
	return NULL;
}
