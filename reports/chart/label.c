/* label.c: texts cut and broken to the width that a chart has for them.
 *
 * Names come from exports and can be of any length and content. Widths are
 * those of the document's font, asked through the engine; cuts fall between
 * characters of UTF-8, and absurdly long names are shortened before they are
 * measured. A text that fits is never touched.
 */
#include "chart/label.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char ELLIPSIS[] = "…";
enum { LONGEST = 300 };		/* bytes: more than any chart has room for */

double label_width(const struct chart_engine *engine, const char *text,
		  double size, int bold)
{
	double width = engine->measure(engine->context, text, size, bold);

	return isfinite(width) && width > 0 ? width : 0;
}

/* The largest cut of text at or before length that splits no character. */
static size_t whole_characters(const char *text, size_t length)
{
	while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
		length--;
	return length;
}

/* A copy of the first length bytes without blanks at the end, and a tail. */
static char *copy_with(const char *text, size_t length, const char *tail)
{
	char *copy;

	while (length > 0 && text[length - 1] == ' ')
		length--;
	copy = malloc(length + strlen(tail) + 1);
	if (copy) {
		memcpy(copy, text, length);
		strcpy(copy + length, tail);
	}
	return copy;
}

/* What a text is measured for. */
struct ruler {
	const struct chart_engine *engine;
	double size;
	int bold;
	double width;
};

/* 1 when the first length bytes with the tail fit, 0 when not, -1: no memory. */
static int fits(const struct ruler *ruler, const char *text, size_t length,
		const char *tail)
{
	char *copy = copy_with(text, length, tail);
	int result;

	if (!copy)
		return -1;
	result = label_width(ruler->engine, copy, ruler->size, ruler->bold) <=
		 ruler->width;
	free(copy);
	return result;
}

/* Where to cut instead of in the middle of a word: after the word before it,
 * if that leaves two thirds at least. */
static size_t whole_words(const char *text, size_t length)
{
	size_t end = length;

	while (end > 0 && text[end] != ' ')
		end--;
	return 3 * end >= 2 * length ? end : length;
}

/* The text, or as much as fits with an ellipsis. */
static char *shorten(const struct ruler *ruler, const char *text, int *cut)
{
	size_t length = strlen(text);
	int fit;

	if (length <= LONGEST) {
		fit = fits(ruler, text, length, "");
		if (fit)
			return fit < 0 ? NULL : copy_with(text, length, "");
	} else {
		length = LONGEST + 1;
	}
	*cut = 1;
	while (length > 1) {
		length = whole_characters(text, length - 1);
		fit = fits(ruler, text, length, ELLIPSIS);
		if (fit)
			return fit < 0 ? NULL
				       : copy_with(text,
						   whole_words(text, length),
						   ELLIPSIS);
	}
	return copy_with(text, 0, ELLIPSIS);
}

/* Where the first line ends: at the last space that fits; 0 for nowhere. */
static size_t line_end(const struct ruler *ruler, const char *text)
{
	size_t best = 0, i;

	for (i = 1; text[i] && i <= LONGEST; i++)
		if (text[i] == ' ' && text[i - 1] != ' ') {
			if (fits(ruler, text, i, "") != 1)
				break;
			best = i;
		}
	return best;
}

static int add_line(struct label_lines *broken, const struct ruler *ruler,
		    char *line)
{
	if (!line)
		return -1;
	broken->lines[broken->n++] = line;
	broken->width = fmax(broken->width, label_width(ruler->engine, line,
						       ruler->size, ruler->bold));
	return 0;
}

int label_break(struct label_lines *broken, const struct chart_engine *engine,
	       const char *text, double size, int bold, double width,
	       size_t most)
{
	struct ruler ruler = { engine, size, bold, width };
	size_t end;

	memset(broken, 0, sizeof *broken);
	if (strlen(text) <= LONGEST &&
	    label_width(engine, text, size, bold) <= width)
		return add_line(broken, &ruler, strdup(text));
	while (broken->n + 1 < most) {
		if (strlen(text) <= LONGEST &&
		    fits(&ruler, text, strlen(text), "") == 1)
			break;
		end = line_end(&ruler, text);
		if (!end)
			break;
		if (add_line(broken, &ruler, copy_with(text, end, "")))
			goto out;
		text += end + strspn(text + end, " ");
	}
	if (!add_line(broken, &ruler, shorten(&ruler, text, &broken->cut)))
		return 0;
out:
	label_free(broken);
	return -1;
}

void label_free(struct label_lines *broken)
{
	while (broken->n > 0)
		free(broken->lines[--broken->n]);
}
