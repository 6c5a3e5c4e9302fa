/* doctor_program.c: what the program itself needs: its data, SQLite, fonts,
 * colour profile, gnuplot, a temporary directory, a clock. Each check does the
 * thing that a night will do rather than look for a file of that name. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "chart/chart.h"
#include "commands/doctor.h"
#include "pdf/fonts.h"
#include "records/layout.h"
#include "store/query.h"
#include "theme.h"

static const char reinstall[] = "reinstallare quadro";

/* The layouts can be read only where the migrations have been. */
static void read_layouts(struct patient *patient, struct finding *finding)
{
	struct err err = {0};
	struct text schema = {0}, tracciati = {0};
	struct store *store;
	struct layouts *layouts = NULL;

	text_format(&schema, "%s/sql/schema", patient->program);
	text_format(&tracciati, "%s/pipeline/tracciati", patient->program);
	store = store_open(":memory:", schema.data, &err);
	if (store != NULL)
		layouts = layouts_read(store, tracciati.data, NULL, &err);
	if (layouts != NULL && layouts_count(layouts) > 0) {
		doctor_good(finding, "in %s, %zu tracciati", patient->program,
			    layouts_count(layouts));
	} else {
		doctor_mend(finding, "%s", err.code != EXIT_DONE ? err.message :
			    "mancano i tracciati");
		doctor_cure(finding, "%s", reinstall);
	}
	layouts_free(layouts);
	store_close(store);
	text_free(&schema);
	text_free(&tracciati);
}

static void examine_data(struct patient *patient, struct finding *finding)
{
	static const char *const needed[] = {
		"pipeline/tracciati", "sql/schema", "sql/values", "sql/reports",
		"reports/chart/driver.lua", "fixtures",
	};
	struct text path = {0};
	size_t i;

	if (patient->program == NULL) {
		doctor_mend(finding, "non si trovano");
		doctor_cure(finding, "%s", reinstall);
		return;
	}
	for (i = 0; i < sizeof(needed) / sizeof(needed[0]); i++) {
		text_clear(&path);
		if (access(file_join(&path, patient->program, needed[i]),
			   R_OK) == 0)
			continue;
		doctor_mend(finding, "%s non si può leggere", path.data);
		doctor_cure(finding, "%s", reinstall);
		text_free(&path);
		return;
	}
	text_free(&path);
	read_layouts(patient, finding);
}

static void examine_sqlite(struct patient *patient, struct finding *finding)
{
	struct err err = {0};
	struct text nowhere = {0};
	struct store *store;
	struct query *query = NULL;

	text_format(&nowhere, "%s/sql/schema", patient->program != NULL ?
		    patient->program : "");
	store = store_open(":memory:", nowhere.data, &err);
	/* What the program leans on, in one breath. */
	if (store != NULL &&
	    store_exec(store, "create temp table prova (i integer) strict;"
		       "insert into prova values (1);", &err) == 0)
		query = query_new(store, "select sqlite_version(), "
			"json_extract('{\"a\":[1,2]}', '$.a[1]') + "
			"sum(i) over (partition by i) from prova", &err);
	if (query != NULL && query_step(query, &err) == 1 &&
	    query_integer(query, 1) == 3) {
		doctor_good(finding, "%s, con JSON e tabelle STRICT",
			    query_text(query, 0));
	} else {
		doctor_mend(finding, "non fa quello che serve: %s",
			    err.message);
		doctor_cure(finding, "apt-get install --only-upgrade "
			    "libsqlite3-0 (dalla 3.37), o reinstallare quadro");
	}
	query_free(query);
	store_close(store);
	text_free(&nowhere);
}

static void examine_fonts(struct patient *patient, struct finding *finding)
{
	struct err err = {0};
	struct pdf_fonts *fonts = pdf_fonts_open(&err);

	(void)patient;
	if (fonts != NULL) {
		doctor_good(finding, "%s", theme_font_regular.path);
	} else {
		doctor_mend(finding, "%s", err.message);
		doctor_cure(finding, "apt-get install --reinstall %s",
			    theme_font_regular.package);
	}
	pdf_fonts_close(fonts);
}

static void examine_profile(struct patient *patient, struct finding *finding)
{
	enum { MARK_AT = 36, MAX_PROFILE = 1 << 24 };
	const struct theme_file *file = &theme_colour_profile;
	struct text bytes = {0};
	struct err err = {0};

	(void)patient;
	if (file_read(file->path, MAX_PROFILE, &bytes, &err) != 0)
		doctor_mend(finding, "%s", err.message);
	else if (bytes.length < MARK_AT + 4 ||
		 memcmp(bytes.data + MARK_AT, "acsp", 4) != 0)
		doctor_mend(finding, "%s non è un profilo colore", file->path);
	else
		doctor_good(finding, "%s", file->path);
	if (finding->verdict != DOCTOR_GOOD)
		doctor_cure(finding, "apt-get install --reinstall %s",
			    file->package);
	text_free(&bytes);
}

/* Any width will do: nobody looks at this chart. */
static double measure(void *context, const char *text, double size, int bold)
{
	(void)context;
	(void)bold;
	return 0.5 * size * (double)strlen(text);
}

static void examine_gnuplot(struct patient *patient, struct finding *finding)
{
	static const char *const labels[] = {"I", "II"};
	static const double actual[] = {1, 2};
	const struct chart_trend trend = {
		.frame = {"prova", 300, 150, CHART_COUNT}, .n = 2,
		.labels = labels, .actual = actual, .target = 3,
		.projection = NAN,
	};
	struct err err = {0};
	struct text driver = {0};
	struct chart_options options = {.measure = measure};
	struct chart_engine *engine;
	struct drawing *drawing = NULL;

	text_format(&driver, "%s/reports/chart/driver.lua",
		    patient->program != NULL ? patient->program : "");
	options.driver = driver.data;
	engine = chart_open(&options, &err);
	if (engine != NULL)
		drawing = chart_trend(engine, &trend, &err);
	if (drawing != NULL) {
		doctor_good(finding, "disegna i grafici");
	} else {
		doctor_mend(finding, "%s", err.message);
		doctor_cure(finding, "apt-get install --reinstall gnuplot-nox "
			    "(serve il suo terminale lua)");
	}
	drawing_free(drawing);
	chart_close(engine);
	text_free(&driver);
}

static void examine_temporary(struct patient *patient, struct finding *finding)
{
	const char *directory = getenv("TMPDIR");
	struct text path = {0};
	int fd;

	(void)patient;
	if (directory == NULL || *directory == '\0')
		directory = "/tmp";
	text_format(&path, "%s/quadro-XXXXXX", directory);
	fd = mkstemp(path.data);
	if (fd >= 0 && write(fd, path.data, path.length) ==
	    (ssize_t)path.length) {
		doctor_good(finding, "in %s", directory);
	} else {
		doctor_mend(finding, "in %s non si può scrivere: %s", directory,
			    strerror(errno));
		doctor_cure(finding, "liberare spazio, o indicare un'altra "
			    "cartella con TMPDIR");
	}
	if (fd >= 0) {
		close(fd);
		unlink(path.data);
	}
	text_free(&path);
}

/* The program was made before it runs; no plan is monitored after 2100. */
static void examine_clock(struct patient *patient, struct finding *finding)
{
	enum { DAY = 86400, LAST_YEAR = 2100 };
	int year, month, day;
	struct stat self;

	date_split(date_in_italy(patient->now), &year, &month, &day);
	if (year <= LAST_YEAR &&
	    (stat("/proc/self/exe", &self) != 0 ||
	     (long long)self.st_mtim.tv_sec <= patient->now + DAY)) {
		doctor_good(finding, "in Italia è il %d/%d/%d", day, month,
			    year);
		return;
	}
	doctor_mend(finding, "segna il %d/%d/%d, che non può essere", day,
		    month, year);
	doctor_cure(finding, "timedatectl set-ntp true");
}

const struct doctor_check doctor_of_program[] = {
	{"programma", "Dati del programma", examine_data},
	{"sqlite", "SQLite", examine_sqlite},
	{"caratteri", "Caratteri", examine_fonts},
	{"profilo_colore", "Profilo colore", examine_profile},
	{"gnuplot", "gnuplot", examine_gnuplot},
	{"temporanei", "File temporanei", examine_temporary},
	{"orologio", "Orologio", examine_clock},
	{NULL, NULL, NULL},
};
