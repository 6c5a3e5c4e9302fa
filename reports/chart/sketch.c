/* sketch.c: from lines, boxes, curves and texts to gnuplot commands.
 *
 * This is the only place where commands are composed, and the reason why no
 * text can ever be one: what goes in is format strings of this file, numbers
 * that are checked to be finite, and tokens. Points of the page are given as
 * fractions of the driver's canvas of 1000 points. Which lines and boxes make
 * a chart is left to the kinds.
 */
#include "chart/sketch.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chart/replay.h"

static const double CANVAS = 1000;	/* points, as in driver.lua */
static const double LARGEST = 1e15;	/* of a value: exact as a whole number */
static const char NO_MEMORY[] = "memoria esaurita";

void sketch_fail(struct sketch *sketch, const char *failure)
{
	if (!sketch->failure)
		sketch->failure = failure;
}

/* Formats in the C locale: a comma in a number would be two numbers. */
static void add(struct sketch *sketch, struct bytes *bytes, const char *format,
		...) __attribute__((format(printf, 3, 4)));

static void add(struct sketch *sketch, struct bytes *bytes, const char *format,
		...)
{
	locale_t before = uselocale(sketch->engine->plain);
	char buffer[512];
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(buffer, sizeof buffer, format, arguments);
	va_end(arguments);
	uselocale(before);
	if (length < 0 || (size_t)length >= sizeof buffer)
		sketch_fail(sketch, "comando troppo lungo");
	else if (bytes_add(bytes, buffer, (size_t)length))
		sketch_fail(sketch, NO_MEMORY);
}

/* Every number of a chart passes here. */
static double checked(struct sketch *sketch, double value)
{
	if (isfinite(value) && fabs(value) <= LARGEST)
		return value;
	sketch_fail(sketch, "un numero è infinito, mancante o troppo grande");
	return 0;
}

void sketch_check(struct sketch *sketch, double value)
{
	if (!isnan(value))
		checked(sketch, value);
}

void sketch_init(struct sketch *sketch, struct chart_engine *engine,
		 const struct chart_frame *frame)
{
	memset(sketch, 0, sizeof *sketch);
	sketch->engine = engine;
	sketch->frame = frame;
	if (!(frame->width >= 20 && frame->width <= CANVAS &&
	      frame->height >= 20 && frame->height <= CANVAS))
		sketch_fail(sketch, "misure fuori da 20-1000 punti");
	add(sketch, &sketch->head,
	    "reset\nunset key\nunset border\nunset tics\nset clip two\n");
	sketch_area(sketch, 0, 0, frame->width, frame->height);
	sketch_axes(sketch, 0, frame->width, 0, frame->height);
}

void sketch_free(struct sketch *sketch)
{
	while (sketch->n_tokens > 0)
		free(sketch->tokens[--sketch->n_tokens].text);
	free(sketch->tokens);
	bytes_free(&sketch->head);
	bytes_free(&sketch->plots);
}

void sketch_area(struct sketch *sketch, double left, double bottom,
		 double right, double top)
{
	if (!(right - left >= 1) || !(top - bottom >= 1))
		sketch_fail(sketch, "non c'è spazio per disegnare");
	sketch->left = left;
	sketch->bottom = bottom;
	sketch->right = right;
	sketch->top = top;
	add(sketch, &sketch->head,
	    "set lmargin at screen %.7f\nset bmargin at screen %.7f\n"
	    "set rmargin at screen %.7f\nset tmargin at screen %.7f\n",
	    checked(sketch, left) / CANVAS, checked(sketch, bottom) / CANVAS,
	    checked(sketch, right) / CANVAS, checked(sketch, top) / CANVAS);
}

void sketch_axes(struct sketch *sketch, double xlow, double xhigh, double ylow,
		 double yhigh)
{
	sketch->xlow = checked(sketch, xlow);
	sketch->xhigh = checked(sketch, xhigh);
	sketch->ylow = checked(sketch, ylow);
	sketch->yhigh = checked(sketch, yhigh);
	if (!(xhigh > xlow) || !(yhigh > ylow))
		sketch_fail(sketch, "un asse non ha estensione");
	add(sketch, &sketch->head,
	    "set xrange [%.17g:%.17g]\nset yrange [%.17g:%.17g]\n",
	    sketch->xlow, sketch->xhigh, sketch->ylow, sketch->yhigh);
}

double sketch_x(const struct sketch *sketch, double value)
{
	return sketch->left + (value - sketch->xlow) /
	       (sketch->xhigh - sketch->xlow) * (sketch->right - sketch->left);
}

double sketch_y(const struct sketch *sketch, double value)
{
	return sketch->bottom + (value - sketch->ylow) /
	       (sketch->yhigh - sketch->ylow) * (sketch->top - sketch->bottom);
}

/* " screen x, screen y" or " first x, first y". */
static void add_place(struct sketch *sketch, enum space space, double x,
		      double y)
{
	x = checked(sketch, x);
	y = checked(sketch, y);
	if (space == ON_PAGE)
		add(sketch, &sketch->head, " screen %.7f,screen %.7f",
		    x / CANVAS, y / CANVAS);
	else
		add(sketch, &sketch->head, " first %.17g,first %.17g", x, y);
}

static void add_dash(struct sketch *sketch, struct bytes *bytes,
		     const struct pen *pen)
{
	if (pen->on > 0)
		add(sketch, bytes, " dashtype (%.2f,%.2f)", pen->on, pen->off);
	else
		add(sketch, bytes, " dashtype solid");
}

void sketch_line(struct sketch *sketch, enum layer layer, enum space space,
		 double x1, double y1, double x2, double y2,
		 const struct pen *pen)
{
	add(sketch, &sketch->head, "set arrow %u from", ++sketch->lines);
	add_place(sketch, space, x1, y1);
	add(sketch, &sketch->head, " to");
	add_place(sketch, space, x2, y2);
	add(sketch, &sketch->head, " nohead %s lw %.3f lc rgb 0x%06X",
	    layer == BEHIND ? "back" : "front", pen->width, pen->colour);
	add_dash(sketch, &sketch->head, pen);
	add(sketch, &sketch->head, "\n");
}

void sketch_box(struct sketch *sketch, enum layer layer, enum space space,
		double x1, double y1, double x2, double y2,
		enum filling filling, unsigned colour)
{
	add(sketch, &sketch->head, "set object %u rectangle from",
	    ++sketch->boxes);
	add_place(sketch, space, x1, y1);
	add(sketch, &sketch->head, " to");
	add_place(sketch, space, x2, y2);
	add(sketch, &sketch->head, " noclip %s lw 0.9 ",
	    layer == BEHIND ? "back" : "front");
	if (filling == FILL_PLAIN)
		add(sketch, &sketch->head,
		    "fillcolor rgb 0x%06X fillstyle solid 1.0 noborder\n",
		    colour);
	else
		add(sketch, &sketch->head,
		    "fillcolor rgb 0x%06X fillstyle %s border rgb 0x%06X\n",
		    colour, filling == FILL_HATCH ? "pattern 1" : "empty",
		    colour);
}

/* Writes the points as gnuplot data; returns its number, 0 for no points. */
static unsigned add_data(struct sketch *sketch, const double *x,
			 const double *y, size_t n)
{
	size_t i, known = 0;

	for (i = 0; i < n; i++)
		known += !isnan(y[i]);
	if (!known)
		return 0;
	add(sketch, &sketch->head, "$D%u << END\n", ++sketch->curves);
	for (i = 0; i < n; i++)
		if (isnan(y[i]))
			add(sketch, &sketch->head, "%.17g NaN\n",
			    checked(sketch, x[i]));
		else
			add(sketch, &sketch->head, "%.17g %.17g\n",
			    checked(sketch, x[i]), checked(sketch, y[i]));
	add(sketch, &sketch->head, "END\n");
	return sketch->curves;
}

static void add_plot(struct sketch *sketch, unsigned data)
{
	add(sketch, &sketch->plots, "%s $D%u using 1:2 ",
	    sketch->plots.length ? "," : "plot", data);
}

void sketch_curve(struct sketch *sketch, const double *x, const double *y,
		  size_t n, const struct pen *pen)
{
	unsigned data = add_data(sketch, x, y, n);

	if (!data)
		return;
	add_plot(sketch, data);
	add(sketch, &sketch->plots, "with lines lw %.3f lc rgb 0x%06X",
	    pen->width, pen->colour);
	add_dash(sketch, &sketch->plots, pen);
}

void sketch_pieces(struct sketch *sketch, const double *x, const double *y,
		   size_t n, const unsigned char *restarts,
		   const struct pen *pen)
{
	size_t from = 0, to;

	for (to = 1; to <= n; to++)
		if (to == n || (restarts && restarts[to])) {
			sketch_curve(sketch, x + from, y + from, to - from,
				     pen);
			from = to;
		}
}

void sketch_discs(struct sketch *sketch, const double *x, const double *y,
		  size_t n, double radius, unsigned colour)
{
	unsigned data = add_data(sketch, x, y, n);

	if (!data)
		return;
	add_plot(sketch, data);
	add(sketch, &sketch->plots, "with points pt 7 ps %.3f lc rgb 0x%06X",
	    radius, colour);
}

void sketch_polygon(struct sketch *sketch, const double *x, const double *y,
		    size_t n, unsigned colour)
{
	unsigned data = add_data(sketch, x, y, n);

	if (!data)
		return;
	add_plot(sketch, data);
	add(sketch, &sketch->plots,
	    "with filledcurves closed fillcolor rgb 0x%06X fillstyle solid 1.0 "
	    "noborder", colour);
}

/* A place for one more token; NULL when memory is out. */
static struct token *new_token(struct sketch *sketch)
{
	size_t room = sketch->token_room ? 2 * sketch->token_room : 32;
	struct token *tokens;

	if (sketch->n_tokens == sketch->token_room) {
		tokens = realloc(sketch->tokens, room * sizeof *tokens);
		if (!tokens) {
			sketch_fail(sketch, NO_MEMORY);
			return NULL;
		}
		sketch->tokens = tokens;
		sketch->token_room = room;
	}
	memset(&sketch->tokens[sketch->n_tokens], 0, sizeof *sketch->tokens);
	return &sketch->tokens[sketch->n_tokens++];
}

/* Keeps the text and begins its label; the caller ends the line. */
static int add_label(struct sketch *sketch, enum space space, double x,
		     double y, const struct lettering *lettering,
		     const char *text)
{
	static const char *const ALIGN[] = { "left", "center", "right" };
	struct token *token = new_token(sketch);

	if (!token)
		return -1;
	token->lettering = *lettering;
	token->text = strdup(text);
	if (!token->text)
		sketch_fail(sketch, NO_MEMORY);
	add(sketch, &sketch->head, "set label %zu 'T%zu' at",
	    sketch->n_tokens, sketch->n_tokens - 1);
	add_place(sketch, space, x, y);
	add(sketch, &sketch->head, " %s front", ALIGN[lettering->align]);
	return 0;
}

void sketch_text(struct sketch *sketch, enum space space, double x, double y,
		 double dx, double dy, const struct lettering *lettering,
		 const char *text)
{
	if (add_label(sketch, space, x, y, lettering, text))
		return;
	add(sketch, &sketch->head, " offset screen %.7f,screen %.7f\n",
	    checked(sketch, dx) / CANVAS, checked(sketch, dy) / CANVAS);
}

void sketch_slope(struct sketch *sketch, double x, double y, int degrees,
		  const struct lettering *lettering, const char *text)
{
	if (add_label(sketch, ON_PAGE, x, y, lettering, text))
		return;
	add(sketch, &sketch->head, " rotate by %d\n", degrees);
}

void sketch_mark(struct sketch *sketch, double x, double y, double size,
		 const struct drawing *mark)
{
	double height = drawing_height(mark);
	struct token *token = new_token(sketch);

	if (!token)
		return;
	token->mark = mark;
	token->scale = height > 0 ? size / height : 1;
	add(sketch, &sketch->head, "set label %zu 'M%zu' at",
	    sketch->n_tokens, sketch->n_tokens - 1);
	add_place(sketch, ON_PAGE, x, y);
	add(sketch, &sketch->head, " left front\n");
}

struct drawing *sketch_draw(struct sketch *sketch, struct err *err)
{
	struct drawing *drawing = NULL;
	struct bytes answer = { 0 };
	const char *name = sketch->frame->name;

	/* Without curves the boxes, lines and texts still need a plot. */
	add(sketch, &sketch->head, "%s",
	    sketch->plots.length ? "" : "plot NaN notitle");
	if (sketch->plots.length &&
	    bytes_add(&sketch->head, sketch->plots.data, sketch->plots.length))
		sketch_fail(sketch, NO_MEMORY);
	if (sketch->failure)
		err_set(err, EXIT_FAILED, "grafico «%s»: %s", name,
			sketch->failure);
	else if (!engine_run(sketch->engine, name, &sketch->head, &answer, err))
		drawing = replay(sketch, &answer, err);
	bytes_free(&answer);
	return drawing;
}
