/* What `quadro matrix` says of a row: the plain conditions of the matrix in
 * Italian, the others as they are written, and one sentence per aggregation. */
#include "support.h"

#include <string.h>

#include "base/text.h"
#include "workspace/condition_words.h"
#include "workspace/measure_words.h"

static const struct layout *layout_of(void **state, const char *name)
{
	struct support_fixture *fixture = *state;
	const struct layout *layout = layouts_find(fixture->workspace->layouts,
						   name, strlen(name));

	assert_non_null(layout);
	return layout;
}

static void assert_says(void **state, const char *layout,
			const char *condition, const char *words)
{
	struct text out = {0};

	text_add_string(&out, "|");
	if (words == NULL) {
		assert_int_equal(condition_words(layout_of(state, layout),
						 condition, &out), -1);
		assert_string_equal(out.data, "|");
	} else {
		assert_int_equal(condition_words(layout_of(state, layout),
						 condition, &out), 0);
		assert_string_equal(out.data + 1, words);
	}
	text_free(&out);
}

static void a_plain_condition_is_said_in_italian(void **state)
{
	assert_says(state, "patti", "forma = 'gruppi'", "forma è gruppi");
	assert_says(state, "patti", "forma IN ('singoli','gruppi') AND reti>=2",
		    "forma è uno tra singoli, gruppi e reti è almeno 2");
	assert_says(state, "patti", "forma <> 'gruppi' or forma not in "
		    "('singoli')", "forma non è gruppi oppure forma non è tra "
		    "singoli");
	assert_says(state, "patti", "data_fine is null and data_avvio is not "
		    "null", "data_fine è vuoto e data_avvio è compilato");
	assert_says(state, "patti", "data_avvio >= '2022-01-31' and data_fine "
		    "< '2023-01-01'", "data_avvio dal 31/01/2022 e data_fine "
		    "prima del 01/01/2023");
	assert_says(state, "patti", "mittente = 'NORD'", "mittente è NORD");
}

static void a_boolean_is_yes_or_no(void **state)
{
	assert_says(state, "patti", "contributo", "contributo è SI");
	assert_says(state, "patti", "not contributo and reti > 1",
		    "contributo è NO e reti è più di 1");
	assert_says(state, "patti", "contributo = 0", "contributo è NO");
	assert_says(state, "patti", "contributo = 1", "contributo è SI");
	/* A column of another type alone is a number, not a condition. */
	assert_says(state, "patti", "reti", NULL);
	assert_says(state, "patti", "not reti", NULL);
}

static void what_could_be_misread_is_left_as_it_is_written(void **state)
{
	static const char *const conditions[] = {
		"", "1", "forma", "forma =", "forma = reti", "giorni(data_avvio,"
		" data_fine) > 3", "(reti > 1)", "reti > 1 and reti < 9 or "
		"contributo", "forma = 'l''altro'", "forma like 'g%'",
		"reti + 1", "contributo + 1", "contributo = reti",
		"forma in ()", "forma in ('a'", "formato = 'gruppi'",
		"forma = 'gruppi' and", "forma = 'gruppi' forma",
		"data_avvio > 2022", "forma is 'gruppi'", "forma = ''",
	};
	size_t i;

	for (i = 0; i < sizeof(conditions) / sizeof(conditions[0]); i++)
		assert_says(state, "patti", conditions[i], NULL);
}

static void a_value_that_cannot_be_is_found_before_any_record(void **state)
{
	struct text odd = {0};
	const struct layout *patti = layout_of(state, "patti");

	condition_odd_values(patti, "forma in ('gruppi','gruppo') and comune = "
			     "'Alfa' and comune <> '019001' and id = 'x'",
			     &odd);
	assert_string_equal(text_string(&odd), "«gruppo» non è un valore di "
			    "forma, che può essere territorio, singoli, "
			    "famiglie, gruppi, educativo\n«Alfa» non è un "
			    "codice ISTAT: i Comuni si confrontano con quello, "
			    "come 019035\n");
	text_clear(&odd);
	condition_odd_values(patti, "forma = 'Gruppi'", &odd);
	support_contains(text_string(&odd), "«Gruppi» non è un valore");
	text_clear(&odd);
	condition_odd_values(patti, "forma = 'gruppo' and abs(reti) > 1", &odd);
	assert_string_equal(text_string(&odd), "");
	text_free(&odd);
}

static void assert_counts(void **state, struct measure_row row,
			  const char *words)
{
	struct support_fixture *fixture = *state;
	struct text out = {0};

	measure_words_counts(&row, &fixture->workspace->settings, &out);
	assert_string_equal(text_string(&out), words);
	text_free(&out);
}

#define CELLS(words_of, filter_of, num_of, den_of, distinct_of) \
	(struct measure_row){ \
		.code = "X", .layout = layout_of(state, "patti"), \
		.filter = filter_of, .date = "data_avvio+ data_fine-", \
		.num = num_of, .den = den_of, .distinct = distinct_of, \
		.aggregation = words_of}

static void each_aggregation_has_its_sentence(void **state)
{
	assert_counts(state, CELLS("somma", "forma = 'gruppi'", "1", "", ""),
		      "il numero di righe di patti in cui forma è gruppi");
	assert_counts(state, CELLS("somma", "", "reti", "", ""),
		      "la somma di «reti», sulle righe di patti");
	assert_counts(state, CELLS("somma", "", "1", "", "forma"), "il numero "
		      "di valori diversi di «forma» nelle righe di patti "
		      "(ognuno conta una volta, alla sua prima data)");
	assert_counts(state, CELLS("rapporto", "reti > 1", "contributo", "1",
				   ""), "la percentuale, tra le righe di patti "
		      "in cui reti è più di 1, di quelle in cui contributo è "
		      "SI");
	assert_counts(state, CELLS("rapporto", "", "reti", "= potenziali", ""),
		      "100 × la somma di «reti» diviso potenziali (200 in "
		      "quadro.ini), sulle righe di patti");
	assert_counts(state, CELLS("rapporto_ultimo", "", "reti", "1", "forma"),
		      "100 × la somma di «reti» diviso il numero di righe, "
		      "sulle righe di patti, prendendo per ogni valore diverso "
		      "di «forma» solo l'ultima riga");
	assert_counts(state, CELLS("media", "", "reti", "1", ""),
		      "la media di «reti», sulle righe di patti");
	assert_counts(state, CELLS("mediana", "abs(reti) > 1", "reti", "", ""),
		      "la mediana di «reti», sulle righe di patti in cui vale "
		      "«abs(reti) > 1»");
	assert_counts(state, CELLS("saldo", "", "1", "", ""), "il numero di "
		      "righe alla data «data_avvio», meno lo stesso alla "
		      "data «data_fine», sulle righe di patti");
	assert_counts(state, CELLS("stock", "", "1", "", ""),
		      "il numero di righe in essere, sulle righe di patti");
	assert_counts(state, CELLS("quota_comuni", "", "1", "", ""),
		      "la percentuale dei Comuni che hanno almeno una delle "
		      "righe di patti");
	assert_counts(state, CELLS("quota_comuni_minima", "", "reti", "",
				   "per forma"), "la percentuale dei Comuni, "
		      "per il valore di «forma» in cui è più bassa, che hanno "
		      "la somma di «reti» maggiore di 0, sulle righe di patti");
}

static void a_measure_in_sql_is_said_by_its_file(void **state)
{
	struct measure_row row = CELLS("somma", "", "num", "", "");

	row.layout = NULL;
	assert_counts(state, row, "la somma di «num», sulle righe di "
		      "indicatori/X.sql");
}

static void window_start_and_target_are_said_too(void **state)
{
	struct measure_row row = CELLS("somma", "", "1", "", "");
	struct text out = {0};

	row.date = "";
	row.window = "dal";
	row.window_from = "2022-07-01";
	row.start = "2023-01-01";
	row.start_after = "";
	row.operator = "<=";
	row.target = "3,5";
	row.unit = "giorni";
	row.minimum = "2";
	row.deadline = "2023-12-31";
	measure_words_when(&row, &out);
	text_add_string(&out, "\n");
	measure_words_goal(&row, &out);
	assert_string_equal(out.data, "dal 01/07/2022 alla fine del trimestre; "
			    "ogni riga vale all'ultimo giorno del periodo del "
			    "suo file; è dovuto dal 01/01/2023, e ciò che viene "
			    "prima non conta\nal più 3,5 giorni entro il "
			    "31/12/2023; ogni subambito, da solo, al più 2");
	text_free(&out);
}

#define EACH(test) \
	cmocka_unit_test_setup_teardown(test, support_set_up, support_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(a_plain_condition_is_said_in_italian),
		EACH(a_boolean_is_yes_or_no),
		EACH(what_could_be_misread_is_left_as_it_is_written),
		EACH(a_value_that_cannot_be_is_found_before_any_record),
		EACH(each_aggregation_has_its_sentence),
		EACH(a_measure_in_sql_is_said_by_its_file),
		EACH(window_start_and_target_are_said_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
