/* fit.c: how much of a text fits in a place of the page.
 *
 * The first page must hold on one sheet whatever the plan: its lines are
 * counted before they are written. Lines break at spaces, as the page layer
 * breaks them; a word longer than a line counts for the lines it will take.
 */
#include <math.h>
#include <string.h>

#include "packs/fit.h"

/* A preposition with its article: "della", "negli", "sulle". */
static int is_preposition(const char *word, size_t length)
{
	static const char all[] = " dalla dalle dallo dagli della delle dello "
				  "degli nella nelle nello negli sulla sulle "
				  "sullo sugli ";
	char spaced[8];

	if (length + 3 > sizeof spaced)
		return 0;
	spaced[0] = ' ';
	memcpy(spaced + 1, word, length);
	strcpy(spaced + 1 + length, " ");
	return strstr(all, spaced) != NULL;
}

/* Where text[0..end) ends without signs and without articles and prepositions,
 * which lead nowhere; so do words of four letters. The first word stays. */
static size_t drop_dangling(const char *text, size_t end)
{
	enum { SHORT = 4 };

	for (;;) {
		size_t start;

		while (end > 0 && strchr(" ,;:-(/", text[end - 1]) != NULL)
			end--;
		start = end;
		while (start > 0 && text[start - 1] != ' ')
			start--;
		if (start == 0 ||
		    (end - start > SHORT &&
		     !is_preposition(text + start, end - start)))
			return end;
		end = start;
	}
}

void fit_cut(struct text *out, const struct pdf_fonts *fonts, const char *text,
	     double size, int bold, double width)
{
	struct text trial = {0};
	size_t length = strlen(text), end = length;

	text_add_string(&trial, text);
	while (end > 0 &&
	       pdf_text_width(fonts, text_string(&trial), size, bold) > width) {
		while (end > 0 && text[end - 1] != ' ')
			end--;
		end = drop_dangling(text, end);
		text_clear(&trial);
		text_add(&trial, text, end);
		text_add_string(&trial, "…");
	}
	text_add_string(out, end > 0 ? text_string(&trial) : "…");
	text_free(&trial);
}

size_t fit_lines(const struct pdf_fonts *fonts, const char *text, double size,
		 double width)
{
	double space = pdf_text_width(fonts, " ", size, 0), used = 0;
	struct text word = {0};
	size_t lines = 1;

	while (*text != '\0') {
		size_t length = strcspn(text, " ");
		double wide;

		text_clear(&word);
		text_add(&word, text, length);
		wide = pdf_text_width(fonts, text_string(&word), size, 0);
		if (used > 0 && used + space + wide > width) {
			lines++;
			used = 0;
		}
		lines += (size_t)(wide / width);
		used += (used > 0 ? space : 0) + fmod(wide, width);
		text += length + strspn(text + length, " ");
	}
	text_free(&word);
	return lines;
}
