/* assemblea_map.c: the Comuni on a map, by the figure that most of them show.
 *
 * report_pubblico_mappa chooses the figure and the classes. Light to dark in
 * one hue, the value in each cell, suppressed ones hatched: it reads the same
 * in grey. Comuni whose name does not fit have a number, listed below.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "format.h"
#include "packs/assemblea.h"
#include "packs/words.h"

enum { CLASSES = 5, MOST_SPOTS = 300, HIDDEN = CLASSES, MISSING,
       SWATCHES };

static const double tallest = THEME_MM(178);

/* The grounds of the classes, from zero up: each a step darker. */
static const struct shade {
	unsigned ground, ink;
} shades[CLASSES] = {
	{ 0xFFFFFF, THEME_INK }, { 0xDCE9F7, THEME_INK },
	{ 0xA3C7EC, THEME_INK }, { 0x2F74C0, THEME_WHITE },
	{ 0x003A75, THEME_WHITE },
};

/* The map in the making. */
struct atlas {
	struct assemblea *assemblea;
	struct chart_spot spots[MOST_SPOTS];
	struct text values[MOST_SPOTS];
	int numbers[MOST_SPOTS];
	struct chart_swatch swatches[SWATCHES];
	struct text words[SWATCHES];
	size_t n, n_swatches;
};

static void add_figure(struct text *out, const struct spot *spot)
{
	char number[FORMAT_SIZE];

	if (spot->mark != NULL)
		text_add_string(out, spot->mark);
	else
		text_add_string(out, format_number(number, sizeof number,
					spot->value, isnan(spot->value) ||
					spot->value == 0 ? 0 : spot->decimals));
}

/* Whether the page shows two figures apart. */
static int reads_less(const struct spot *least, const struct spot *most)
{
	struct text first = {0}, second = {0};
	int less;

	add_figure(&first, least);
	add_figure(&second, most);
	less = least->value < most->value &&
	       strcmp(text_string(&first), text_string(&second)) != 0;
	text_free(&first);
	text_free(&second);
	return less;
}

static void fill_spot(struct atlas *atlas, const struct spot *spot)
{
	struct chart_spot *cell = &atlas->spots[atlas->n];
	const struct shade *shade = &shades[spot->classed ? spot->class : 0];
	int shown = spot->classed && spot->mark == NULL;

	add_figure(&atlas->values[atlas->n], spot);
	*cell = (struct chart_spot){
		.name = spot->name, .group = spot->subambito,
		.value = text_string(&atlas->values[atlas->n]),
		.latitude = spot->latitude, .longitude = spot->longitude,
		.ground = shown ? shade->ground : THEME_LIGHT_GREY,
		.ink = shown ? shade->ink : THEME_INK,
		.hatched = !shown,
	};
	atlas->n++;
}

/* "da 12,4 a 17,8 (12 Comuni)": the least and the most of a class. */
static void add_class(struct atlas *atlas, int class)
{
	const struct pubblico *open = atlas->assemblea->open;
	const struct spot *least = NULL, *most = NULL;
	struct text *out = &atlas->words[atlas->n_swatches];
	size_t count = 0;

	for (size_t i = 0; i < atlas->n; i++) {
		const struct spot *spot = &open->spots[i];

		if (!spot->classed || spot->mark != NULL ||
		    spot->class != class)
			continue;
		count++;
		if (least == NULL || spot->value < least->value)
			least = spot;
		if (most == NULL || spot->value > most->value)
			most = spot;
	}
	if (count == 0)
		return;
	if (reads_less(least, most))
		text_add_string(out, "da ");
	add_figure(out, least);
	if (reads_less(least, most)) {
		text_add_string(out, " a ");
		add_figure(out, most);
	}
	text_format(out, " (%zu %s)", count, count == 1 ? "Comune" : "Comuni");
	atlas->swatches[atlas->n_swatches++] = (struct chart_swatch){
		.ground = shades[class].ground };
}

static void add_unclassed(struct atlas *atlas, const char *words, int hidden)
{
	const struct pubblico *open = atlas->assemblea->open;
	size_t count = 0;

	for (size_t i = 0; i < atlas->n; i++)
		count += hidden ? open->spots[i].mark != NULL
				: open->spots[i].mark == NULL &&
				  !open->spots[i].classed;
	if (count == 0)
		return;
	text_format(&atlas->words[atlas->n_swatches], "%s (%zu %s)", words,
		    count, count == 1 ? "Comune" : "Comuni");
	atlas->swatches[atlas->n_swatches++] = (struct chart_swatch){
		.ground = THEME_LIGHT_GREY, .hatched = 1 };
}

static void fill(struct atlas *atlas)
{
	const struct pubblico *open = atlas->assemblea->open;

	for (size_t i = 0; i < open->n_spots && i < MOST_SPOTS; i++)
		fill_spot(atlas, &open->spots[i]);
	for (int class = 0; class < CLASSES; class++)
		add_class(atlas, class);
	add_unclassed(atlas, "riservato", 1);
	add_unclassed(atlas, "dato mancante", 0);
	for (size_t i = 0; i < atlas->n_swatches; i++)
		atlas->swatches[i].word = text_string(&atlas->words[i]);
}

/* The least and the most of those shown; NULL when none is. */
static void find_ends(const struct atlas *atlas, const struct spot **least,
		      const struct spot **most)
{
	const struct pubblico *open = atlas->assemblea->open;

	*least = *most = NULL;
	for (size_t i = 0; i < atlas->n; i++) {
		const struct spot *spot = &open->spots[i];

		if (isnan(spot->value) || spot->mark != NULL)
			continue;
		if (*least == NULL || spot->value < (*least)->value)
			*least = spot;
		if (*most == NULL || spot->value > (*most)->value)
			*most = spot;
	}
}

static void add_title(const struct atlas *atlas, struct text *out)
{
	const struct spot *least, *most;

	find_ends(atlas, &least, &most);
	text_add_string(out, atlas->assemblea->open->spots[0].title);
	if (least == NULL || !reads_less(least, most))
		return;
	text_add_string(out, ": da ");
	add_figure(out, least);
	text_format(out, " (%s) a ", least->name);
	add_figure(out, most);
	text_format(out, " (%s) %s", most->name, most->unit);
}

static void describe(const struct atlas *atlas, struct text *alt)
{
	const struct pubblico *open = atlas->assemblea->open;

	text_format(alt, "Carta dei Comuni: %s, %s. ", open->spots[0].title,
		    open->spots[0].unit);
	for (size_t i = 0; i < atlas->n; i++)
		text_format(alt, "%s%s %s", i > 0 ? "; " : "",
			    open->spots[i].name,
			    open->spots[i].mark != NULL
				    ? "riservato"
				    : text_string(&atlas->values[i]));
	text_add_string(alt, ".");
}

/* What the numbers in the cells stand for. */
static void list_numbers(struct atlas *atlas)
{
	struct text out = {0};

	for (int number = 1; number <= (int)atlas->n; number++)
		for (size_t i = 0; i < atlas->n; i++)
			if (atlas->numbers[i] == number)
				text_format(&out, "%s%d %s",
					    number > 1 ? ", " : "", number,
					    atlas->spots[i].name);
	if (out.length > 0)
		text_add_string(&out, ".");
	pdf_paragraph(atlas->assemblea->pdf, THEME_NOTE, text_string(&out));
	text_free(&out);
}

static void draw(struct atlas *atlas, struct err *err)
{
	struct assemblea *assemblea = atlas->assemblea;
	struct chart_map map = {
		.frame = { .name = "mappa",
			   .width = pdf_width(assemblea->pdf) },
		.spots = atlas->spots, .n = atlas->n,
		.legend = atlas->swatches, .n_legend = atlas->n_swatches,
		.numbers = atlas->numbers,
	};
	struct text title = {0}, subtitle = {0}, alt = {0};
	struct drawing *drawing;

	map.frame.height = chart_map_height(&map, map.frame.width, tallest);
	drawing = chart_map(assemblea->context->charts, &map, err);
	if (drawing == NULL)
		return;
	add_title(atlas, &title);
	text_format(&subtitle, "%s; le linee spesse separano i subambiti",
		    assemblea->open->spots[0].unit);
	words_capital(&subtitle);
	describe(atlas, &alt);
	pdf_figure(assemblea->pdf, &(struct pdf_figure){
		.drawing = drawing, .title = text_string(&title),
		.subtitle = text_string(&subtitle), .alt = text_string(&alt),
		.note = "Ogni Comune è l'area più vicina al suo centro che a "
			"quello degli altri: non sono i confini." });
	list_numbers(atlas);
	drawing_free(drawing);
	text_free(&title);
	text_free(&subtitle);
	text_free(&alt);
}

void assemblea_map(struct assemblea *assemblea, struct err *err)
{
	struct atlas *atlas;

	if (assemblea->open->n_spots == 0)
		return;
	atlas = must_alloc(sizeof *atlas);
	memset(atlas, 0, sizeof *atlas);
	atlas->assemblea = assemblea;
	pdf_page_break(assemblea->pdf);
	pdf_heading(assemblea->pdf, 2, "La mappa dei Comuni", "mappa");
	fill(atlas);
	draw(atlas, err);
	for (size_t i = 0; i < atlas->n; i++)
		text_free(&atlas->values[i]);
	for (size_t i = 0; i < SWATCHES; i++)
		text_free(&atlas->words[i]);
	free(atlas);
}
