/* wrap.c: the line breaker.
 *
 * Greedy, at spaces and after hyphens, dashes and slashes; no hyphenation:
 * lines are short and the left edge is the one that is straight. Each span
 * keeps its own face, colour and link across the lines it falls on.
 */
#include "pdf/wrap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/replay.h"

/* A drawing kept to be placed line by line. */
struct mark_art {
	const char *operators;
	double width, height;
};

static const struct mark_art *keep_mark(struct pdf *pdf,
					const struct drawing *drawing)
{
	struct mark_art *art = arena_alloc(&pdf->arena, sizeof *art);
	struct text operators = { 0 };

	if (replay_drawing(drawing, pdf->fonts, pdf->usage, &operators) != 0)
		pdf_fail(pdf, EXIT_FAILED,
			 "un segno contiene una misura non valida");
	art->operators = arena_copy(&pdf->arena, text_string(&operators));
	art->width = drawing_width(drawing);
	art->height = drawing_height(drawing);
	text_free(&operators);
	return art;
}

/* Links go only where a reader of a public document may be sent. */
static int allowed_link(const char *link)
{
	static const char *const starts[] = { "#", "https://", "http://",
					      "mailto:" };

	for (size_t i = 0; link != NULL && i < sizeof starts / sizeof *starts;
	     i++)
		if (strncmp(link, starts[i], strlen(starts[i])) == 0)
			return 1;
	return 0;
}

static void make_run(struct pdf *pdf, struct run *run,
		     const struct theme_type *type, int bold,
		     const struct pdf_span *span)
{
	uint16_t *codes, *kept;

	run->bold = (type->bold || bold || span->bold) ? 1 : 0;
	codes = face_decode(&pdf->fonts->face[run->bold],
			    span->text != NULL ? span->text : "", &run->n);
	kept = arena_alloc(&pdf->arena, (run->n + 1) * sizeof *kept);
	if (run->n > 0)
		memcpy(kept, codes, run->n * sizeof *kept);
	free(codes);
	run->codes = kept;
	run->colour = span->colour != 0 ? span->colour : type->colour;
	if (allowed_link(span->link) && run->n > 0) {
		run->link = arena_copy(&pdf->arena, span->link);
		run->alt = arena_copy(&pdf->arena, span->text);
		if (span->colour == 0)
			run->colour = THEME_ACCENT;
	}
	if (span->mark != NULL && drawing_count(span->mark) > 0) {
		run->mark = keep_mark(pdf, span->mark);
		run->mark_width = run->mark->width + 0.4 * type->size;
	}
}

static void *more(struct pdf *pdf, void *array, size_t n, size_t *room,
		  size_t size)
{
	void *larger;

	if (n < *room)
		return array;
	*room = *room > 0 ? 2 * *room : 4;
	larger = arena_alloc(&pdf->arena, *room * size);
	if (n > 0)
		memcpy(larger, array, n * size);
	return larger;
}

static struct line *new_line(struct pdf *pdf, struct block *block)
{
	struct line *line;

	block->lines = more(pdf, block->lines, block->n_lines,
			    &block->room_lines, sizeof *block->lines);
	line = &block->lines[block->n_lines++];
	*line = (struct line){ .first = block->n_fragments };
	return line;
}

/* The breaker's place in the text and what the line holds so far. */
struct breaker {
	struct pdf *pdf;
	struct block *block;
	struct line *line;
	double width;		/* of a line, points */
	double used;
	double spaces;		/* of `used`, at its end */
};

/* Appends codes [from, to) of a run to the line, joined to the last fragment
 * when they follow it. */
static void append(struct breaker *breaker, size_t run, size_t from, size_t to,
		   double width)
{
	struct block *block = breaker->block;
	struct line *line = breaker->line;
	struct fragment *last =
		line->n > 0 ? &block->fragments[block->n_fragments - 1] : NULL;

	if (last != NULL && last->run == run && last->to == from) {
		last->to = to;
		last->width += width;
	} else {
		block->fragments = more(breaker->pdf, block->fragments,
					block->n_fragments,
					&block->room_fragments,
					sizeof *block->fragments);
		last = &block->fragments[block->n_fragments++];
		last->run = run;
		last->from = from;
		last->to = to;
		last->x = breaker->used;
		last->width = width;
		/* A mark stands before the first word of its run. */
		if (from == 0)
			last->x += block->runs[run].mark_width;
		line->n++;
	}
	breaker->used = last->x + last->width;
}

/* Ends the line; the spaces at its end are not printed. */
static void end_line(struct breaker *breaker)
{
	struct block *block = breaker->block;
	struct line *line = breaker->line;

	while (line->n > 0) {
		struct fragment *last =
			&block->fragments[block->n_fragments - 1];
		const struct run *run = &block->runs[last->run];
		const struct face *face =
			&breaker->pdf->fonts->face[run->bold];

		while (last->to > last->from && run->codes[last->to - 1] == ' ') {
			last->width -= face_advance(face, ' ') *
				       block->type->size / 1000;
			last->to--;
		}
		if (last->to > last->from || line->n == 1) {
			line->width = last->x + last->width;
			break;
		}
		line->n--;
		block->n_fragments--;
	}
	breaker->used = 0;
}

static double advance(const struct breaker *breaker, const struct run *run,
		      size_t at)
{
	return face_advance(&breaker->pdf->fonts->face[run->bold],
			    run->codes[at]) *
	       breaker->block->type->size / 1000;
}

static void next_line(struct breaker *breaker)
{
	end_line(breaker);
	breaker->line = new_line(breaker->pdf, breaker->block);
}

/* Whether a line may end after the letter at `at`: there must be a word on both
 * sides, so that what is quoted stays in its quotes. */
static int may_end(const struct run *run, size_t from, size_t at)
{
	uint16_t code = run->codes[at], next;

	if (at == from || at + 1 >= run->n)
		return 0;
	next = run->codes[at + 1];
	if (code == '_')
		return next < 0x80 ? next > ' ' && next != '\'' && next != '"'
				   : next >= 0xC0;
	return code == '-' || code == '/' || code == 0x2013;
}

/* Where the word that begins at `from` ends: after its spaces, after a hyphen
 * or a slash between letters, before a line break. */
static size_t word_end(const struct run *run, size_t from, size_t *letters)
{
	size_t at = from;

	while (at < run->n && run->codes[at] != ' ' && run->codes[at] != '\n')
		if (may_end(run, from, at++))
			break;
	*letters = at;
	while (at < run->n && run->codes[at] == ' ')
		at++;
	return at;
}

/* A word wider than a line is split where the line is full. */
static void append_split(struct breaker *breaker, size_t index, size_t from,
			 size_t to)
{
	const struct run *run = &breaker->block->runs[index];

	for (size_t at = from; at < to; at++) {
		double width = advance(breaker, run, at);

		if (breaker->used + width > breaker->width &&
		    breaker->line->n > 0 && run->codes[at] != ' ')
			next_line(breaker);
		append(breaker, index, at, at + 1, width);
	}
}

/* Width of what follows a word without a break before it: the next run may
 * go on with it ("**15** su 24," then "."). */
static double glued_width(const struct breaker *breaker, size_t index)
{
	double width = 0;

	for (size_t i = index + 1; i < breaker->block->n_runs; i++) {
		const struct run *run = &breaker->block->runs[i];
		size_t letters;

		if (run->mark != NULL)
			return width;
		word_end(run, 0, &letters);
		for (size_t at = 0; at < letters; at++)
			width += advance(breaker, run, at);
		if (letters < run->n)
			return width;
	}
	return width;
}

static void break_run(struct breaker *breaker, size_t index)
{
	const struct run *run = &breaker->block->runs[index];

	for (size_t from = 0; from < run->n || run->n == 0;) {
		size_t letters, to = word_end(run, from, &letters);
		double word = from == 0 ? run->mark_width : 0, spaces = 0, tail;

		if (from < run->n && run->codes[from] == '\n') {
			next_line(breaker);
			from++;
			continue;
		}
		for (size_t at = from; at < letters; at++)
			word += advance(breaker, run, at);
		for (size_t at = letters; at < to; at++)
			spaces += advance(breaker, run, at);
		tail = letters == run->n ? glued_width(breaker, index) : 0;
		if (breaker->line->n > 0 && breaker->used > 0 &&
		    breaker->used + word + tail > breaker->width + 0.01)
			next_line(breaker);
		if (word > breaker->width)
			append_split(breaker, index, from, to);
		else
			append(breaker, index, from, to,
			       word + spaces -
				       (from == 0 ? run->mark_width : 0));
		from = to;
		if (run->n == 0)
			break;
	}
}

/* Breaks the runs, which are made already. */
static void break_runs(struct pdf *pdf, struct block *block, double width)
{
	struct breaker breaker = {
		.pdf = pdf,
		.block = block,
		.width = fmax(width, 2 * block->type->size),
	};
	size_t written = 0;

	block->n_lines = 0;
	block->n_fragments = 0;
	for (size_t i = 0; i < block->n_runs; i++)
		written += block->runs[i].n + (block->runs[i].mark != NULL);
	if (written == 0)
		return;
	breaker.line = new_line(pdf, block);
	for (size_t i = 0; i < block->n_runs; i++)
		if (block->runs[i].n > 0 || block->runs[i].mark != NULL)
			break_run(&breaker, i);
	end_line(&breaker);
}

void wrap_spans(struct pdf *pdf, struct block *block,
		const struct theme_type *type, int bold,
		const struct pdf_span *spans, size_t n, double width)
{
	memset(block, 0, sizeof *block);
	block->type = type;
	block->n_runs = n;
	block->runs = arena_alloc(&pdf->arena, (n + 1) * sizeof *block->runs);
	for (size_t i = 0; i < n; i++)
		make_run(pdf, &block->runs[i], type, bold, &spans[i]);
	break_runs(pdf, block, width);
}

void wrap_again(struct pdf *pdf, struct block *block, double width)
{
	break_runs(pdf, block, width);
}

void wrap_cut(struct pdf *pdf, struct block *block, size_t lines)
{
	static const uint16_t ellipsis[] = { '.', '.', '.' };
	struct fragment *last;
	struct run *runs;

	if (lines == 0 || block->n_lines <= lines)
		return;
	runs = arena_alloc(&pdf->arena, (block->n_runs + 1) * sizeof *runs);
	memcpy(runs, block->runs, block->n_runs * sizeof *runs);
	runs[block->n_runs] = (struct run){
		.codes = ellipsis, .n = 3, .colour = block->type->colour
	};
	block->runs = runs;
	block->n_lines = lines;
	block->n_fragments =
		block->lines[lines - 1].first + block->lines[lines - 1].n;
	last = &block->fragments[block->n_fragments - 1];
	last->run = block->n_runs++;
	last->from = 0;
	last->to = 3;
}

struct node **wrap_nodes(struct pdf *pdf, const struct block *block,
			 struct node *parent)
{
	struct node **nodes =
		arena_alloc(&pdf->arena, (block->n_runs + 1) * sizeof *nodes);
	int plain = 1;

	for (size_t i = 0; i < block->n_runs; i++)
		if (block->runs[i].link != NULL)
			plain = 0;
	for (size_t i = 0; i < block->n_runs; i++) {
		nodes[i] = parent;
		if (!plain && block->runs[i].n > 0)
			nodes[i] = node_new(&pdf->arena, parent,
					    block->runs[i].link != NULL
						    ? "Link"
						    : "Span");
	}
	return nodes;
}

/* A mark is centred on the capital letters of its line. */
static void place_mark(struct pdf *pdf, const struct mark_art *art, double x,
		       double baseline, double cap)
{
	struct item *item = place_area(pdf, x, baseline - cap / 2 +
					       art->height / 2,
				       art->width, art->height, 0);

	item->kind = ITEM_OPERATORS;
	item->size = 1;
	item->data = art->operators;
}

/* The codes of a fragment, with the space where its line was broken: who has
 * the text read aloud hears two words. */
static size_t spoken(const struct run *run, const struct fragment *part)
{
	size_t n = part->to - part->from;

	return part->to < run->n && run->codes[part->to] == ' ' ? n + 1 : n;
}

void wrap_place(struct pdf *pdf, const struct block *block, size_t line,
		struct node **nodes, double x, double y)
{
	const struct theme_type *type = block->type;
	const struct line *row = &block->lines[line];

	for (size_t i = row->first; i < row->first + row->n; i++) {
		const struct fragment *part = &block->fragments[i];
		const struct run *run = &block->runs[part->run];
		double cap = pdf->fonts->face[run->bold].cap_height *
			     type->size / 1000;
		double baseline = y + (type->leading + cap) / 2;

		if (part->from == 0 && run->mark != NULL)
			place_mark(pdf, run->mark,
				   x + part->x - run->mark_width, baseline,
				   cap);
		if (part->to == part->from)
			continue;
		place_text(pdf, nodes[part->run], x + part->x, baseline,
			   run->codes + part->from, spoken(run, part),
			   type->size, run->bold, run->colour);
		if (run->link != NULL) {
			/* Underlined: colour alone does not tell a link. */
			place_area(pdf, x + part->x, baseline + 1.2,
				   part->width, 0.4, run->colour)
				->node = nodes[part->run];
			place_link(pdf, nodes[part->run], x + part->x, y,
				   part->width, type->leading, run->link,
				   run->alt);
		}
	}
}

double wrap_width(const struct block *block)
{
	double width = 0;

	for (size_t i = 0; i < block->n_lines; i++)
		width = fmax(width, block->lines[i].width);
	return width;
}
