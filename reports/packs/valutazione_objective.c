/* valutazione_objective.c: the sheet of each objective: the fields year by
 * year, the five criteria, then the words of who judged, whole. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/valutazione.h"
#include "packs/words.h"

/* With a column; a longer plan shows the last. With more than a few the chart
 * stands under the table, not beside it. */
enum { MOST_YEARS = 5, FEW_YEARS = 2 };

static const double least_room = 320;	/* or the sheet begins a page */
static const double year_width = 62;
static const double radar_height = 148;
static const double full_mark = 5;

/* The years of an objective that have a column. */
struct span_of_years {
	const struct judgement *years;
	size_t n;
};

/* A field that is a figure: which, and how it is written. */
static const struct figure_row {
	const char *name;
	size_t at;		/* offset of a double in struct judgement */
	int points;		/* a difference, else a percentage */
	size_t bold_at;		/* offset of the int that makes it bold */
	size_t mark_at;		/* of a char *, what it reads where it lacks; 0: n.d. */
} figure_rows[] = {
#define FIGURE(words, member, is_points, apart) \
	{words, offsetof(struct judgement, member), is_points, \
	 offsetof(struct judgement, apart), 0}
	{"Grado di raggiungimento calcolato",
	 offsetof(struct judgement, degree), 0,
	 offsetof(struct judgement, degree_apart),
	 offsetof(struct judgement, degree_mark)},
	FIGURE("Grado di raggiungimento dichiarato", stated_degree, 0,
	       degree_apart),
	FIGURE("Differenza, in punti", degree_gap, 1, degree_apart),
	FIGURE("Coincidenza delle risorse calcolata", money, 0, money_apart),
	FIGURE("Coincidenza delle risorse dichiarata", stated_money, 0,
	       money_apart),
	FIGURE("Differenza, in punti", money_gap, 1, money_apart),
#undef FIGURE
};

static const struct word_row {
	const char *name;
	size_t at;		/* offset of a char * in struct judgement */
} word_rows[] = {
	{"Ha risposto al bisogno", offsetof(struct judgement, answer)},
	{"In continuità con il piano prima", offsetof(struct judgement,
						      continuity)},
	{"Riproposto nel prossimo piano", offsetof(struct judgement, again)},
};

/* The texts of a judgement, in the order of the sheet of the Piano di Zona. */
static const struct passage {
	const char *name, *none;	/* none: what to say when it lacks, or NULL */
	size_t at;
} passages[] = {
	{"Breve valutazione qualitativa", NULL,
	 offsetof(struct judgement, quality)},
	{"Valutazione da parte degli utenti", "non indicata.",
	 offsetof(struct judgement, users)},
	{"Criticità rilevate", "nessuna indicata.",
	 offsetof(struct judgement, trouble)},
	{"Perché ha risposto al bisogno, o no", NULL,
	 offsetof(struct judgement, why)},
	{"Perché sarà riproposto, o no", NULL,
	 offsetof(struct judgement, why_again)},
};

static double figure_of(const struct judgement *one, size_t at)
{
	double value;

	memcpy(&value, (const char *)one + at, sizeof value);
	return value;
}

static int flag_of(const struct judgement *one, size_t at)
{
	int value;

	memcpy(&value, (const char *)one + at, sizeof value);
	return value;
}

static const char *words_of(const struct judgement *one, size_t at)
{
	const char *value;

	memcpy(&value, (const char *)one + at, sizeof value);
	return value;
}

static void add_figures(struct pdf *pdf, const struct span_of_years *span,
			const struct figure_row *row)
{
	struct pdf_span cells[MOST_YEARS + 1] = {{ .text = row->name }};
	char numbers[MOST_YEARS][FORMAT_SIZE];

	for (size_t i = 0; i < span->n; i++) {
		double value = figure_of(&span->years[i], row->at);

		if (row->points)
			valutazione_points(numbers[i], FORMAT_SIZE, value);
		else
			valutazione_share(numbers[i], FORMAT_SIZE, value,
				row->mark_at == 0 ? NULL :
				words_of(&span->years[i], row->mark_at));
		cells[i + 1] = (struct pdf_span){
			.text = numbers[i],
			.bold = flag_of(&span->years[i], row->bold_at),
			.colour = isnan(value) ? THEME_SECONDARY : 0,
		};
	}
	pdf_table_row(pdf, cells, row->points ? PDF_ROW_PANEL : PDF_ROW_PLAIN);
}

static void add_words(struct pdf *pdf, const struct span_of_years *span,
		      const struct word_row *row)
{
	struct pdf_span cells[MOST_YEARS + 1] = {{ .text = row->name }};

	for (size_t i = 0; i < span->n; i++) {
		const char *word = words_of(&span->years[i], row->at);

		cells[i + 1] = (struct pdf_span){
			.text = valutazione_answer(word),
			.colour = word == NULL ? THEME_SECONDARY : 0,
		};
	}
	pdf_table_row(pdf, cells, PDF_ROW_PLAIN);
}

/* On how many indicators the computed degree stands. */
static void add_basis(struct pdf *pdf, const struct span_of_years *span)
{
	struct pdf_span cells[MOST_YEARS + 1] = {
		{ .text = "Indicatori su cui è calcolato" }};
	char words[MOST_YEARS][FORMAT_SIZE];

	for (size_t i = 0; i < span->n; i++) {
		snprintf(words[i], FORMAT_SIZE, "%d su %d",
			 span->years[i].counted, span->years[i].indicators);
		cells[i + 1].text = words[i];
	}
	pdf_table_row(pdf, cells, PDF_ROW_PLAIN);
}

static void table(struct valutazione *pack, const struct span_of_years *span)
{
	struct pdf_column columns[MOST_YEARS + 1] = {
		{ .title = "Voce", .share = 1, .row_header = 1 }};
	char heads[MOST_YEARS][FORMAT_SIZE];

	for (size_t i = 0; i < span->n; i++) {
		snprintf(heads[i], FORMAT_SIZE, "%d%s", span->years[i].year,
			 span->years[i].finished ? "" : ", finora");
		columns[i + 1] = (struct pdf_column){
			.title = heads[i],
			.width = year_width,
			.align = PDF_ALIGN_RIGHT };
	}
	pdf_table_begin(pack->pdf, &(struct pdf_table){
		.columns = columns, .n = span->n + 1,
		.summary = "Una riga per voce della scheda, una colonna per "
			   "anno." });
	for (size_t i = 0; i < 3; i++)
		add_figures(pack->pdf, span, &figure_rows[i]);
	add_basis(pack->pdf, span);
	for (size_t i = 3; i < 6; i++)
		add_figures(pack->pdf, span, &figure_rows[i]);
	for (size_t i = 0; i < 3; i++)
		add_words(pack->pdf, span, &word_rows[i]);
	pdf_table_end(pack->pdf);
}

static double mean_mark(const struct judgement *one)
{
	double sum = 0;
	size_t n = 0;

	for (size_t i = 0; i < CRITERIA; i++)
		if (isfinite(one->criteria[i])) {
			sum += one->criteria[i];
			n++;
		}
	return n > 0 ? sum / (double)n : NAN;
}

/* The latest year with marks, before another or among all (NULL). */
static const struct judgement *marked(const struct span_of_years *span,
				      const struct judgement *before)
{
	for (size_t i = span->n; i-- > 0;)
		if ((before == NULL || &span->years[i] < before) &&
		    !isnan(mean_mark(&span->years[i])))
			return &span->years[i];
	return NULL;
}

static void describe(const struct judgement *now, const struct judgement *before,
		     struct text *out)
{
	char mark[FORMAT_SIZE];

	text_format(out, "I cinque criteri nel %d, da 1 a 5: ", now->year);
	for (size_t i = 0; i < CRITERIA; i++) {
		text_format(out, "%s%s %s", i > 0 ? ", " : "",
			    valutazione_criteria[i],
			    format_short(mark, sizeof mark, now->criteria[i],
					 0));
		if (before != NULL)
			text_format(out, " (nel %d %s)", before->year,
				    format_short(mark, sizeof mark,
						 before->criteria[i], 0));
	}
	text_add_string(out, ".");
}

static void radar(struct valutazione *pack, const struct span_of_years *span)
{
	const struct judgement *now = marked(span, NULL), *before;
	struct text title = {0}, alt = {0};
	char mean[FORMAT_SIZE], year[FORMAT_SIZE], earlier[FORMAT_SIZE];
	struct drawing *drawing;

	if (now == NULL) {
		pdf_paragraph(pack->pdf, THEME_NOTE, "I cinque criteri "
			      "(rilevanza, efficienza, efficacia, impatto, "
			      "sostenibilità) non sono ancora stati "
			      "valutati.");
		return;
	}
	before = marked(span, now);
	snprintf(year, sizeof year, "%d", now->year);
	snprintf(earlier, sizeof earlier, "%d",
		 before != NULL ? before->year : 0);
	drawing = chart_radar(pack->context->charts, &(struct chart_radar){
		.frame = { .name = now->code, .width = pdf_width(pack->pdf),
			   .height = radar_height, .unit = CHART_COUNT },
		.n = CRITERIA, .names = valutazione_criteria,
		.values = now->criteria, .full = full_mark,
		.before = before != NULL ? before->criteria : NULL,
		.values_word = year,
		.before_word = before != NULL ? earlier : NULL,
	}, pack->err);
	text_format(&title, "I cinque criteri: in media %s su 5",
		    format_short(mean, sizeof mean, mean_mark(now), 1));
	describe(now, before, &alt);
	if (drawing != NULL)
		pdf_figure(pack->pdf, &(struct pdf_figure){
			.drawing = drawing, .title = text_string(&title),
			.subtitle = "Da 1 a 5", .alt = text_string(&alt) });
	drawing_free(drawing);
	text_free(&title);
	text_free(&alt);
}

static void lead(const struct judgement *one, struct text *out)
{
	char computed[FORMAT_SIZE], stated[FORMAT_SIZE], points[FORMAT_SIZE];

	format_percent_after(computed, sizeof computed, "il", one->degree);
	format_percent_after(stated, sizeof stated, "il", one->stated_degree);
	if (!one->judged && isnan(one->degree))
		text_format(out, "Per il %d non c'è una valutazione e %s.",
			    one->year, one->degree_mark != NULL
			    ? "i dati degli indicatori sono riservati"
			    : "nessun indicatore ha un valore");
	else if (!one->judged)
		text_format(out, "Per il %d non c'è ancora una valutazione; gli "
			    "indicatori danno un grado che è %s.", one->year,
			    computed);
	else if (isnan(one->degree_gap))
		text_format(out, "Nel %d il grado dichiarato è %s; non si può "
			    "confrontare con gli indicatori%s.", one->year,
			    stated, one->degree_mark != NULL
			    ? ", i cui dati sono riservati" : "");
	else if (one->degree_apart)
		text_format(out, "Nel %d il grado dichiarato è %s, ma gli "
			    "indicatori danno %s: %s punti, da discutere.",
			    one->year, stated, computed,
			    valutazione_points(points, sizeof points,
					       one->degree_gap));
	else
		text_format(out, "Nel %d il grado dichiarato è %s e gli "
			    "indicatori lo confermano: %s.", one->year, stated,
			    computed);
}

static void texts(struct valutazione *pack, const struct judgement *one)
{
	char heading[FORMAT_SIZE];

	if (!one->judged)
		return;
	snprintf(heading, sizeof heading, "Le parole della valutazione %d",
		 one->year);
	pdf_heading(pack->pdf, 3, heading, NULL);
	for (size_t i = 0; i < sizeof passages / sizeof passages[0]; i++) {
		const char *words = words_of(one, passages[i].at);
		struct text name = {0};

		if (!words_has(words))
			words = passages[i].none;
		if (words == NULL)
			continue;
		text_format(&name, "%s: ", passages[i].name);
		pdf_paragraph_spans(pack->pdf, THEME_TEXT, (struct pdf_span[]){
			{ .text = text_string(&name), .bold = 1 },
			{ .text = words } }, 2);
		text_free(&name);
	}
}

/* Indicators that the computed degree leaves out, this last year. */
static void left_out(struct valutazione *pack, const struct judgement *one)
{
	struct text note = {0};

	if (one->not_due > 0)
		text_format(&note, "Nel %d %d %s non %s ancora %s.", one->year,
			    one->not_due, one->not_due == 1 ? "indicatore"
							    : "indicatori",
			    one->not_due == 1 ? "era" : "erano",
			    one->not_due == 1 ? "dovuto" : "dovuti");
	if (one->without_data > 0)
		text_format(&note, "%sNel %d %s i dati di %d %s.",
			    note.length > 0 ? " " : "", one->year, "mancavano",
			    one->without_data,
			    one->without_data == 1 ? "indicatore"
						   : "indicatori");
	if (one->reserved > 0)
		text_format(&note, one->reserved == 1
			    ? "%sNel %d resta fuori %d indicatore, il cui dato è "
			      "riservato."
			    : "%sNel %d restano fuori %d indicatori, i cui dati "
			      "sono riservati.", note.length > 0 ? " " : "",
			    one->year, one->reserved);
	pdf_paragraph(pack->pdf, THEME_NOTE, text_string(&note));
	text_free(&note);
}

static void set_figures(struct valutazione *pack,
			const struct span_of_years *span,
			const struct judgement *shown)
{
	if (span->n > FEW_YEARS) {
		table(pack, span);
		left_out(pack, shown);
		pdf_columns_begin(pack->pdf, (const int[]){6, 6}, 2);
	} else {
		pdf_columns_begin(pack->pdf, (const int[]){7, 5}, 2);
		table(pack, span);
		left_out(pack, shown);
		pdf_columns_next(pack->pdf);
	}
	radar(pack, span);
	pdf_columns_end(pack->pdf);
}

static void sheet(struct valutazione *pack, size_t index, size_t shown)
{
	const struct judgement *years =
		&pack->judgements[index * pack->n_years];
	size_t n = pack->n_years < MOST_YEARS ? pack->n_years : MOST_YEARS;
	struct span_of_years span = { years + pack->n_years - n, n };
	struct text heading = {0}, sentence = {0};
	char anchor[40];

	pdf_reserve(pack->pdf, least_room);
	snprintf(anchor, sizeof anchor, "scheda-%zu", index + 1);
	text_format(&heading, "%s – %s", years->code, years->title);
	pdf_heading(pack->pdf, 2, text_string(&heading), anchor);
	lead(&years[shown], &sentence);
	pdf_paragraph(pack->pdf, THEME_LEAD, text_string(&sentence));
	set_figures(pack, &span, &years[shown]);
	for (size_t i = pack->n_years; i-- > 0;)
		texts(pack, &years[i]);
	text_free(&heading);
	text_free(&sentence);
}

void valutazione_objectives(struct valutazione *pack)
{
	size_t shown = valutazione_year(pack);

	for (size_t i = 0; pack->n_years > 0 &&
			   i < pack->n_judgements / pack->n_years &&
			   !pdf_failed(pack->pdf); i++)
		sheet(pack, i, shown);
}
