/* The typed reading of cells (contract 2 and 3): for each type what is good,
 * what is missing, and which code of the table each mistake has. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "acquire/typing.h"

/* How a cell is read: its code, or "" when good, "-" when missing. */
static const char *read_cell(void **state, const char *layout,
			     const char *field, int sender,
			     enum number_style style, const char *text,
			     struct value *value, char *message)
{
	const struct support_fixture *fixture = *state;
	struct typing typing = {
		.registry = fixture->workspace->registry, .sender = sender,
		.layout = layouts_find(fixture->workspace->layouts, layout,
				       strlen(layout)),
		.style = style,
	};
	int index = layout_field(typing.layout, field, strlen(field));
	const char *code;

	assert_true(index >= 0);
	code = typing_read(&typing, &typing.layout->fields[index], text,
			   strlen(text), value, message);
	if (code != NULL)
		assert_int_equal(value->state, VALUE_BAD);
	return code != NULL ? code : value->state == VALUE_GOOD ? "" : "-";
}

static void assert_code(void **state, const char *layout, const char *field,
			const char *text, const char *code)
{
	struct value value;
	char message[TYPING_MESSAGE] = "";
	const char *found = read_cell(state, layout, field, SENDER_AMBITO,
				      NUMBER_COMMA, text, &value, message);

	if (strcmp(found, code) != 0)
		fail_msg("%s.%s «%s»: «%s» and not «%s»", layout, field, text,
			 found, code);
	/* Every error shows what was found, or what is expected. */
	if (*code != '\0' && *code != '-')
		assert_true(strlen(message) > 20);
}

static void each_mistake_has_its_code(void **state)
{
	static const struct {
		const char *layout, *field, *text, *code;
	} rows[] = {
		{"patti", "forma", "", "OBBLIGATORIO"},
		{"patti", "forma", "n.d.", "OBBLIGATORIO"},
		{"patti", "data_avvio", "31/09/2022", "TIPO_DATA"},
		{"patti", "data_avvio", "01/02/22", "TIPO_DATA"},
		{"patti", "data_avvio", "presto", "TIPO_DATA"},
		{"patti", "data_avvio", "01/02/2022 10:30", "TIPO_DATA"},
		{"patti", "data_avvio", "44562", "ERRORE_EXCEL"},
		{"patti", "data_avvio", "4,4562E+04", "ERRORE_EXCEL"},
		{"rette", "importo_rette", "12.5", "TIPO_NUMERO"},
		{"rette", "importo_rette", "1,234.56", "TIPO_NUMERO"},
		{"rette", "importo_rette", "tanto", "TIPO_NUMERO"},
		{"rette", "importo_rette", "1,23E+05", "ERRORE_EXCEL"},
		{"rette", "importo_rette", "-1", "MINIMO"},
		{"rette", "minori", "2,5", "TIPO_INTERO"},
		{"rette", "minori", "due", "TIPO_INTERO"},
		{"rette", "minori", "1E3", "ERRORE_EXCEL"},
		{"rette", "minori", "99999999999999999999", "TIPO_INTERO"},
		{"servizi", "ore_settimanali", "168,5", "MASSIMO"},
		{"spese", "esercizio", "2014", "MINIMO"},
		{"spese", "esercizio", "2101", "MASSIMO"},
		{"patti", "contributo", "forse", "TIPO_BOOLEANO"},
		{"patti", "contributo", "2", "TIPO_BOOLEANO"},
		{"patti", "forma", "coppie", "VALORE_NON_AMMESSO"},
		{"patti", "id", "con spazio", "FORMATO"},
		{"patti", "id", "1,5E+10", "ERRORE_EXCEL"},
		{"spese", "obiettivo", "pov", "FORMATO"},
		{"patti", "comune", "#REF!", "ERRORE_EXCEL"},
		{"patti", "forma", "#N/D", "ERRORE_EXCEL"},
		{"patti", "data_avvio", "########", "ERRORE_EXCEL"},
		{"rette", "minori", "#DIV/0!", "ERRORE_EXCEL"},
		{"liste_attesa", "rsa", "#NOME?", "ERRORE_EXCEL"},
		{"patti", "comune", "Milano", "COMUNE_SCONOSCIUTO"},
		{"patti", "comune", "999999", "COMUNE_SCONOSCIUTO"},
		{"incontri", "subambito", "OVEST", "SUBAMBITO_SCONOSCIUTO"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_code(state, rows[i].layout, rows[i].field, rows[i].text,
			    rows[i].code);
}

static void what_is_well_written_is_good(void **state)
{
	static const struct {
		const char *layout, *field, *text;
	} rows[] = {
		{"rette", "importo_rette", "1.234,50 \xE2\x82\xAC"},
		{"rette", "minori", "3,00"}, {"rette", "minori", "0"},
		{"servizi", "ore_settimanali", "168"},
		{"spese", "importo", "-12,5"}, {"spese", "capitolo", "12/3"},
		{"patti", "forma", "FAMIGLIE"}, {"patti", "forma", "fami glie"},
		{"patti", "id", "SER-000123"}, {"liste_attesa", "rsa", "#1"},
		{"liste_attesa", "rsa", "1E5"},
		{"liste_attesa", "rsa", "RSA \"Villa\"; 3\xC2\xB0 piano"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_code(state, rows[i].layout, rows[i].field, rows[i].text,
			    "");
}

static void the_marks_of_a_missing_value_are_in_any_case(void **state)
{
	static const char *const marks[] = {"", "n.d.", "N.D.", "n.p.", "-",
					    "N/D", "n/d"};
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		assert_code(state, "patti", "reti", marks[i], "-");
		assert_code(state, "patti", "data_fine", marks[i], "-");
		assert_code(state, "patti", "id", marks[i], "OBBLIGATORIO");
	}
	assert_code(state, "patti", "reti", "nd", "TIPO_INTERO");
	assert_code(state, "patti", "reti", "--", "TIPO_INTERO");
}

static void truth_is_written_in_six_ways_and_falsehood_in_five(void **state)
{
	static const char *const yes[] = {"SI", "s\xC3\xAC", "S\xC3\x8C", "S",
					  "vero", "True", "1", "si"};
	static const char *const no[] = {"NO", "n", "Falso", "FALSE", "0"};
	struct value value;
	char message[TYPING_MESSAGE];
	size_t i;

	for (i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
		assert_string_equal(read_cell(state, "patti", "contributo",
			SENDER_AMBITO, NUMBER_COMMA, yes[i], &value, message),
			"");
		assert_true(value.number == 1);
	}
	for (i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
		assert_string_equal(read_cell(state, "patti", "contributo",
			SENDER_AMBITO, NUMBER_COMMA, no[i], &value, message),
			"");
		assert_true(value.number == 0);
	}
}

static void assert_stored(void **state, const char *layout, const char *field,
			  const char *text, const char *expected)
{
	struct value value;
	char message[TYPING_MESSAGE];

	assert_string_equal(read_cell(state, layout, field, SENDER_AMBITO,
				      NUMBER_COMMA, text, &value, message), "");
	assert_int_equal(value.length, strlen(expected));
	assert_memory_equal(value.text, expected, value.length);
}

static void values_are_stored_in_one_form(void **state)
{
	assert_stored(state, "patti", "comune", "19003", "019003");
	assert_stored(state, "patti", "comune", "019003", "019003");
	assert_stored(state, "patti", "comune", "GAMMA D\xE2\x80\x99" "ADDA",
		      "019003");
	assert_stored(state, "patti", "forma", "Famiglie", "famiglie");
	assert_stored(state, "patti", "data_avvio", "5/3/2022", "2022-03-05");
	assert_stored(state, "incontri", "subambito", "nord", "NORD");
}

static void a_decimal_dot_is_read_in_other_files_only(void **state)
{
	struct value value;
	char message[TYPING_MESSAGE];

	assert_string_equal(read_cell(state, "rette", "importo_rette",
		SENDER_AMBITO, NUMBER_COMMA_OR_DOT, "12.5", &value, message),
		"");
	assert_true(value.number == 12.5);
}

static void a_subambito_sends_of_its_own_comuni_alone(void **state)
{
	struct value value;
	char message[TYPING_MESSAGE];

	assert_string_equal(read_cell(state, "patti", "comune", 0,
		NUMBER_COMMA, "Alfa", &value, message), "");
	assert_string_equal(read_cell(state, "patti", "comune", 0,
		NUMBER_COMMA, "Delta", &value, message),
		"COMUNE_FUORI_SUBAMBITO");
	support_contains(message, "SUD");
	assert_string_equal(read_cell(state, "incontri", "subambito", 0,
		NUMBER_COMMA, "SUD", &value, message),
		"COMUNE_FUORI_SUBAMBITO");
	assert_string_equal(read_cell(state, "incontri", "subambito", 1,
		NUMBER_COMMA, "SUD", &value, message), "");
}

static void text_too_long_is_measured_in_characters(void **state)
{
	char text[2 * 81 + 1] = "";
	size_t i;

	for (i = 0; i < 80; i++)
		strcat(text, "\xC3\xA0");
	assert_code(state, "servizi", "sede", text, "");
	strcat(text, "x");
	assert_code(state, "servizi", "sede", text, "LUNGHEZZA");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_mistake_has_its_code),
		cmocka_unit_test(what_is_well_written_is_good),
		cmocka_unit_test(the_marks_of_a_missing_value_are_in_any_case),
		cmocka_unit_test(truth_is_written_in_six_ways_and_falsehood_in_five),
		cmocka_unit_test(values_are_stored_in_one_form),
		cmocka_unit_test(a_decimal_dot_is_read_in_other_files_only),
		cmocka_unit_test(a_subambito_sends_of_its_own_comuni_alone),
		cmocka_unit_test(text_too_long_is_measured_in_characters),
	};

	return cmocka_run_group_tests(tests, support_set_up, support_tear_down);
}
