/* progetti_gantt.c: the schedule of a project, drawn: planned and actual.
 *
 * Many activities make several charts, all on the same days, so that they can
 * be read one under the other. Names have two lines; the whole of them, and
 * every date, is in the table that follows and in the alternative text.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "format.h"
#include "packs/progetti.h"
#include "packs/words.h"
#include "pdf/figure.h"

enum { MOST_ROWS = 12, MOST_TICKS = 100, NOTE_SIZE = 2 * FORMAT_SIZE };

static const double row_height = 22.5;	/* points: a name of two lines */
static const double frame_height = 25;	/* points: periods and today */
static const long most_late = 92;	/* days past the schedule that are drawn */

/* A stretch of activities, as the chart wants them. */
struct stretch {
	struct chart_activity rows[MOST_ROWS];
	char notes[MOST_ROWS][NOTE_SIZE];
	size_t n;
};

/* The days of the axis, and its quarters. */
struct axis {
	day_t from, to, today;
	struct chart_tick ticks[MOST_TICKS];
	char labels[MOST_TICKS][16];
	size_t n;
};

static double day_of(const char *iso)
{
	day_t day;

	if (iso == NULL || date_read_iso(iso, strlen(iso), &day) != 0)
		return NAN;
	return (double)day;
}

/* The activities of a project stand together. */
static const struct activity *activities_of(const struct progetti *progetti,
					    const struct project *project)
{
	for (size_t i = 0; i < progetti->n_activities; i++)
		if (strcmp(progetti->activities[i].project, project->code) == 0)
			return &progetti->activities[i];
	return NULL;
}

static void label_quarter(char *label, size_t size, quarter_t quarter)
{
	static const char *const names[] = {"I", "II", "III", "IV"};

	snprintf(label, size, "%s %02ld", names[quarter % 4],
		 quarter / 4 % 100);
}

/* A year wrongly typed must not squeeze all the others: nothing is drawn more
 * than a year before or after the plan, unless all of it is. */
static void stay_near(const struct plan *plan, double *first, double *last)
{
	double from = fmax(*first, day_of(plan->from) - 366);
	double to = fmin(*last, day_of(plan->to) + 366);

	if (from >= to)
		return;
	*first = from;
	*last = to;
}

/* Whole quarters, from the first day planned or done to the last; today too,
 * unless the schedule ended long ago. */
static void set_axis(struct axis *axis, const struct plan *plan,
		     const struct activity *activities, size_t n, day_t today)
{
	double first = NAN, last = NAN;

	for (size_t i = 0; i < n; i++) {
		const double begins[] = {day_of(activities[i].from),
					 day_of(activities[i].begun)};
		const double ends[] = {day_of(activities[i].to),
				       day_of(activities[i].ended)};

		for (size_t j = 0; j < 2; j++) {
			first = fmin(first, begins[j]);
			last = fmax(last, ends[j]);
		}
	}
	stay_near(plan, &first, &last);
	last = fmax(last, fmin((double)today, last + (double)most_late));
	axis->today = today;
	axis->from = quarter_first_day(quarter_of((day_t)first));
	axis->to = quarter_last_day(quarter_of((day_t)last)) + 1;
	axis->n = 0;
	for (quarter_t q = quarter_of(axis->from);
	     quarter_first_day(q) < axis->to && axis->n < MOST_TICKS; q++) {
		label_quarter(axis->labels[axis->n],
			      sizeof axis->labels[axis->n], q);
		axis->ticks[axis->n] = (struct chart_tick){
			.at = (double)quarter_first_day(q),
			.label = axis->labels[axis->n] };
		axis->n++;
	}
}

/* What stands at the end of a bar: days late, or the share done. */
static void note_activity(char *note, const struct activity *activity)
{
	char share[FORMAT_SIZE], days[FORMAT_SIZE];

	note[0] = '\0';
	if (activity->delay > 0)
		snprintf(note, NOTE_SIZE, "%s %s",
			 format_number(days, sizeof days, activity->delay, 0),
			 activity->delay == 1 ? "giorno" : "giorni");
	else if (activity->ended != NULL)
		snprintf(note, NOTE_SIZE, "conclusa");
	else if (strcmp(activity->state, "senza_notizie") == 0)
		snprintf(note, NOTE_SIZE, "senza notizie");
	else if (activity->begun != NULL && !isnan(activity->share))
		snprintf(note, NOTE_SIZE, "%s", format_percent(share,
				sizeof share, activity->share));
}

/* A bar covers its last day too. */
static void set_stretch(struct stretch *stretch,
			const struct activity *activities, size_t n)
{
	stretch->n = n;
	for (size_t i = 0; i < n; i++) {
		const struct activity *activity = &activities[i];
		double begun = day_of(activity->begun);
		double ended = day_of(activity->ended) + 1;

		note_activity(stretch->notes[i], activity);
		stretch->rows[i] = (struct chart_activity){
			.name = activity->name,
			.planned_from = day_of(activity->from),
			.planned_to = day_of(activity->to) + 1,
			/* The end alone is known: it is a day. */
			.actual_from = isnan(begun) ? ended - 1 : begun,
			.actual_to = ended,
			.late = activity->late,
			.note = stretch->notes[i],
		};
	}
}

static void describe_date(struct text *out, const char *word, const char *iso)
{
	char date[FORMAT_SIZE];

	text_format(out, " %s", format_date_after(date, sizeof date, word,
						  iso));
}

static void describe(struct text *out, const struct activity *activities,
		     size_t n)
{
	text_add_string(out, "Diagramma di Gantt. ");
	for (size_t i = 0; i < n; i++) {
		const struct activity *activity = &activities[i];

		text_format(out, "%s%s: previsto", i > 0 ? "; " : "",
			    activity->name);
		describe_date(out, "dal", activity->from);
		describe_date(out, "al", activity->to);
		if (activity->begun != NULL) {
			text_add_string(out, ", cominciato");
			describe_date(out, "il", activity->begun);
		}
		if (activity->ended != NULL) {
			text_add_string(out, ", finito");
			describe_date(out, "il", activity->ended);
		}
		text_format(out, ", %s", activity->word);
		if (activity->late)
			text_format(out, ", %d giorni di ritardo",
				    activity->delay);
	}
	text_add_string(out, ".");
}

/* The finding: who is late, or how many are done. */
static void add_title(struct text *out, const struct project *project,
		      size_t part, size_t parts)
{
	int done = project->done + project->done_late;

	text_format(out, "%s: ", project->code);
	if (project->silent == project->n)
		text_add_string(out, "il cronoprogramma previsto; di ciò che è "
				     "stato fatto non si ha notizia");
	else if (project->late > 0)
		text_format(out, project->late == 1
				? "%d attività su %d è in ritardo"
				: "%d attività su %d sono in ritardo",
			    project->late, project->n);
	else if (project->silent > 0)
		text_format(out, "di %d attività su %d non si ha notizia",
			    project->silent, project->n);
	else if (done == project->n)
		text_format(out, project->done_late > 0
				? "tutto è concluso, %d attività su %d dopo il "
				  "termine"
				: "tutto è concluso, nei tempi",
			    project->done_late, project->n);
	else
		text_format(out, "nessuna attività aperta è in ritardo; %d su %d "
			    "%s",
			    done, project->n,
			    done == 1 ? "è conclusa" : "sono concluse");
	if (parts > 1)
		text_format(out, " (parte %zu di %zu)", part + 1, parts);
}

static void draw(struct progetti *progetti, const struct project *project,
		 const struct axis *axis, const struct activity *activities,
		 size_t n, const char *title, struct err *err)
{
	struct stretch stretch;
	struct text alt = {0};
	struct drawing *drawing;
	char today[FORMAT_SIZE];

	set_stretch(&stretch, activities, n);
	drawing = chart_gantt(progetti->context->charts, &(struct chart_gantt){
		.frame = { .name = project->code,
			   .width = pdf_width(progetti->pdf),
			   .height = frame_height + row_height * (double)n,
			   .unit = CHART_COUNT },
		.activities = stretch.rows, .n = n,
		.from = (double)axis->from, .to = (double)axis->to,
		.today = (double)axis->today,
		.today_word = format_date_short(today, sizeof today,
					progetti->board->plan->as_of),
		.ticks = axis->ticks, .n_ticks = axis->n }, err);
	if (drawing == NULL)
		return;
	describe(&alt, activities, n);
	pdf_figure(progetti->pdf, &(struct pdf_figure){
		.drawing = drawing, .title = title,
		.subtitle = "Contorno: previsto. Pieno: fatto. Tratteggio o "
			    "nome in grassetto: in ritardo. Linea verticale: "
			    "il giorno dei dati. A destra: giorni di ritardo, "
			    "o quota fatta",
		.alt = text_string(&alt) });
	drawing_free(drawing);
	text_free(&alt);
}

void progetti_gantt(struct progetti *progetti, const struct project *project,
		    struct err *err)
{
	const struct activity *activities = activities_of(progetti, project);
	size_t n = (size_t)project->n;
	size_t parts = (n + MOST_ROWS - 1) / MOST_ROWS;
	size_t each = (n + parts - 1) / parts;
	const char *as_of = progetti->board->plan->as_of;
	struct axis axis;
	day_t today = 0;

	if (date_read_iso(as_of, strlen(as_of), &today) != 0)
		return;
	set_axis(&axis, progetti->board->plan, activities, n, today);
	pdf_heading(progetti->pdf, 3, "Cronoprogramma", NULL);
	for (size_t part = 0; part < parts; part++) {
		size_t first = part * each;
		struct text title = {0};

		add_title(&title, project, part, parts);
		draw(progetti, project, &axis, activities + first,
		     n - first < each ? n - first : each, text_string(&title),
		     err);
		text_free(&title);
	}
}
