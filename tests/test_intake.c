/* One file, from its bytes to an outcome: every code of the table of contract
 * 3 at its line, the order of the checks, and when a file falls as a whole. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "acquire/intake.h"
#include "base/text.h"

#define PATTI "id;comune;forma;data_avvio;data_fine;reti;contributo\n"
#define RETTE "comune;minori;importo_rette;quota_fondo\n"

struct fixture {
	char *directory;
	struct workspace *workspace;
	struct intake intake;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));
	struct err err = {0};

	fixture->directory = support_plan();
	support_write(fixture->directory, "invii.csv",
		      "tracciato;mittente;periodicita\nrette;NORD;semestrale\n");
	fixture->workspace = support_open(fixture->directory);
	fixture->intake = (struct intake){
		fixture->workspace,
		findings_new(fixture->workspace->store, &err),
		support_day("2023-06-30"),
	};
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	findings_free(fixture->intake.findings);
	workspace_close(fixture->workspace);
	support_remove(fixture->directory);
	free(fixture);
	return 0;
}

static struct received receive_bytes(void **state, const char *name,
				     const char *bytes, size_t length)
{
	struct fixture *fixture = *state;
	struct received received = {.name = name, .bytes = bytes,
				    .length = length,
				    .modified = 1672531200000000000};
	struct err err = {0};

	assert_int_equal(store_begin(fixture->workspace->store, &err), 0);
	if (intake_file(&fixture->intake, &received, &err) != 0)
		fail_msg("%s", err.message);
	assert_int_equal(store_commit(fixture->workspace->store, &err), 0);
	return received;
}

/* outcome: esito|lette|accettate|scartate; says: riga|colonna|codice|gravita. */
static void assert_received(void **state, const char *name, const char *text,
			    const char *outcome, const char *says)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->workspace->store;

	receive_bytes(state, name, text, strlen(text));
	support_rows(store, "select riga, colonna, codice, gravita from "
		     "segnalazione where file = (select max(file) from "
		     "file_ricevuto) order by coalesce(riga, 0), ordine", says);
	support_rows(store, "select esito, lette, accettate, scartate from "
		     "file_ricevuto order by file desc limit 1", outcome);
}

static void a_good_file_is_loaded_typed(void **state)
{
	struct fixture *fixture = *state;

	assert_received(state, "patti_NORD_2022T3.csv", PATTI
		"N-1;Alfa;Famiglie;5/3/2022;;3,00;SI\n"
		"N-2;19002;gruppi;2022-09-30;01/10/2022;n.d.;-\n",
		"ACCETTATO|2|2|0\n", "");
	support_rows(fixture->workspace->store, "select riga, id, comune, "
		"forma, data_avvio, data_fine, reti, contributo from "
		"record_patti order by riga",
		"2|N-1|019001|famiglie|2022-03-05||3|1\n"
		"3|N-2|019002|gruppi|2022-09-30|2022-10-01||\n");
}

static void a_header_without_rows_is_a_good_file(void **state)
{
	assert_received(state, "patti_NORD_2022T3.csv", PATTI,
			"ACCETTATO|0|0|0\n", "");
}

static void all_the_errors_of_a_row_are_reported(void **state)
{
	assert_received(state, "patti_NORD_2022T3.csv", PATTI
		";Milano;coppie;31/09/2022;;-1;forse\n",
		"ACCETTATO_CON_SCARTI|1|0|1\n",
		"2|id|OBBLIGATORIO|errore\n"
		"2|comune|COMUNE_SCONOSCIUTO|errore\n"
		"2|forma|VALORE_NON_AMMESSO|errore\n"
		"2|data_avvio|TIPO_DATA|errore\n"
		"2|reti|MINIMO|errore\n"
		"2|contributo|TIPO_BOOLEANO|errore\n");
}

static void the_column_is_named_as_its_sender_wrote_it(void **state)
{
	assert_received(state, "patti_NORD_2022T3.csv",
		"ID;Comune;FORMA;Data Avvio\nN-1;Alfa;gruppi;mai\n",
		"ACCETTATO_CON_SCARTI|1|0|1\n",
		"2|Data Avvio|TIPO_DATA|errore\n");
}

static void lines_are_those_of_the_file_whatever_comes_before(void **state)
{
	assert_received(state, "patti_NORD_2022T3.csv",
		"Patti di comunit\xC3\xA0\n\n" PATTI
		"N-1;Alfa;gruppi;01/03/2022;;;\n"
		"\"N\n2\";Alfa;gruppi;01/03/2022;;;\n\n;;;;;;\n"
		"N-3;Alfa;gruppi;mai;;;\n",
		"ACCETTATO_CON_SCARTI|3|1|2\n",
		"2||RIGA_VUOTA|avviso\n3||RIGHE_DI_TITOLO|avviso\n"
		"5|id|FORMATO|errore\n7||RIGA_VUOTA|avviso\n"
		"8||RIGA_VUOTA|avviso\n9|data_avvio|TIPO_DATA|errore\n");
}

static void a_row_of_missing_marks_is_a_row(void **state)
{
	assert_received(state, "rette_AMBITO_2022S1.csv", RETTE "-;-;-;-\n",
		"ACCETTATO_CON_SCARTI|1|0|1\n",
		"2|comune|OBBLIGATORIO|errore\n2|minori|OBBLIGATORIO|errore\n"
		"2|importo_rette|OBBLIGATORIO|errore\n"
		"2|quota_fondo|OBBLIGATORIO|errore\n");
}

static void a_row_of_the_wrong_width_has_that_error_only(void **state)
{
	assert_received(state, "rette_AMBITO_2022T1.csv", RETTE
		"Alfa;mai;mai\nBeta;mai;2;1;x\nDelta;1;2;1;;\nAlfa;1;2;1; \n",
		"ACCETTATO_CON_SCARTI|4|2|2\n",
		"2||CELLE_IN_MENO|errore\n3||CELLE_IN_PIU|errore\n");
}

static void text_after_a_quote_leaves_the_other_cells_examined(void **state)
{
	assert_received(state, "patti_NORD_2022T3.csv", PATTI
		"\"N-1\"x;Milano;gruppi;01/03/2022;;;\n",
		"ACCETTATO_CON_SCARTI|1|0|1\n",
		"2|id|VIRGOLETTE|errore\n2|comune|COMUNE_SCONOSCIUTO|errore\n");
}

static void a_quote_never_closed_refuses_the_whole_file(void **state)
{
	struct fixture *fixture = *state;

	assert_received(state, "patti_NORD_2022T3.csv", PATTI
		"N-1;Alfa;gruppi;01/03/2022;;;\nN-2;Alfa;gruppi;mai;;;\n"
		"N-3;\"Alfa;gruppi;01/03/2022;;;\n",
		"RESPINTO|0|0|0\n", "4||VIRGOLETTE|errore\n");
	support_rows(fixture->workspace->store,
		     "select count(*) from record_patti", "0\n");
}

static void data_under_a_nameless_column_refuse_the_file(void **state)
{
	assert_received(state, "rette_AMBITO_2022T1.csv",
		"titolo;\ncomune;minori;;importo_rette;quota_fondo\n"
		"Alfa;1;;2;1\nBeta;1;x;2;1\n", "RESPINTO|0|0|0\n",
		"2||RIGHE_DI_TITOLO|avviso\n2||COLONNA_SENZA_NOME|errore\n");
	assert_received(state, "rette_AMBITO_2022T2.csv",
		"comune;minori;;importo_rette;quota_fondo\nAlfa;1;;2;1\n",
		"ACCETTATO|1|1|0\n", "");
}

static void structural_errors_refuse_the_file_with_no_rows(void **state)
{
	assert_received(state, "rette_AMBITO_2022T1.csv",
		"comune;minori;importo_rette\nAlfa;mai;2\n",
		"RESPINTO|0|0|0\n", "1|quota_fondo|COLONNA_MANCANTE|errore\n");
	assert_received(state, "rette_AMBITO_2022T1.csv", "",
		"RESPINTO|0|0|0\n", "||VUOTO|errore\n");
}

static void a_repeated_key_is_told_of_the_later_row(void **state)
{
	assert_received(state, "servizi_AMBITO_2022T1.csv",
		"servizio;comune;sede;gestore;dal;al\n"
		"SAD;Alfa;;azienda;01/01/2022;\nSAD;019001;n.d.;comune;1/1/2022;\n"
		"SAD;Alfa;sede;azienda;01/01/2022;\n",
		"ACCETTATO_CON_SCARTI|3|2|1\n",
		"3|servizio|CHIAVE_DUPLICATA|errore\n");
}

static void only_an_accepted_row_holds_its_key(void **state)
{
	assert_received(state, "patti_NORD_2022T3.csv", PATTI
		"N-1;Alfa;gruppi;mai;;;\nN-1;Alfa;gruppi;01/03/2022;;;\n"
		"N-1;Alfa;mai;01/03/2022;;;\n",
		"ACCETTATO_CON_SCARTI|3|1|2\n",
		"2|data_avvio|TIPO_DATA|errore\n"
		"4|forma|VALORE_NON_AMMESSO|errore\n"
		"4|id|CHIAVE_DUPLICATA|errore\n");
}

static void dates_out_of_the_period_or_to_come_are_told(void **state)
{
	assert_received(state, "incontri_AMBITO_2023T3.csv",
		"id;data;organo;tipo\nA;30/06/2023;UDP;incontro\n"
		"B;01/07/2023;UDP;incontro\nC;01/10/2023;UDP;incontro\n",
		"RESPINTO|3|0|3\n",
		"2|data|FUORI_PERIODO|errore\n3|data|DATA_FUTURA|errore\n"
		"4|data|FUORI_PERIODO|errore\n4|data|DATA_FUTURA|errore\n");
	/* A cumulative file holds what was before its period too. */
	assert_received(state, "patti_NORD_2023T2.csv", PATTI
		"N-1;Alfa;gruppi;01/03/2019;;;\nN-2;Alfa;gruppi;30/06/2023;;;\n"
		"N-3;Alfa;gruppi;01/07/2023;;;\n",
		"ACCETTATO_CON_SCARTI|3|2|1\n",
		"4|data_avvio|DATA_FUTURA|errore\n");
}

static void the_rules_of_the_layout_are_examined(void **state)
{
	assert_received(state, "rette_AMBITO_2022T1.csv", RETTE
		"Alfa;1;100;100,01\nBeta;1;mai;5\n",
		"ACCETTATO_CON_SCARTI|2|0|2\n",
		"2|quota_fondo|QUOTA_OLTRE_IMPORTO|errore\n"
		"3|importo_rette|TIPO_NUMERO|errore\n");
	assert_received(state, "incontri_AMBITO_2022T1.csv",
		"id;data;organo;tipo\nA;01/02/2022;EQ_TUTELA_MINORI;incontro\n",
		"ACCETTATO_CON_SCARTI|1|0|1\n",
		"2|subambito|EQ_RICHIEDE_SUBAMBITO|errore\n");
}

static void a_comune_of_others_is_rejected(void **state)
{
	assert_received(state, "patti_NORD_2022T3.csv", PATTI
		"N-1;Delta;gruppi;01/03/2022;;;\n",
		"ACCETTATO_CON_SCARTI|1|0|1\n",
		"2|comune|COMUNE_FUORI_SUBAMBITO|errore\n");
}

/* `bad` rows of `rows` with a wrong date. */
static void fill_rows(struct text *out, int rows, int bad)
{
	int i;

	text_clear(out);
	text_add_string(out, PATTI);
	for (i = 0; i < rows; i++)
		text_format(out, "N-%d;Alfa;gruppi;%s;;;\n", i,
			    i < bad ? "mai" : "01/03/2022");
}

static void assert_outcome(void **state, int rows, int bad, const char *outcome)
{
	struct fixture *fixture = *state;
	struct text text = {0};

	fill_rows(&text, rows, bad);
	receive_bytes(state, "patti_NORD_2022T3.csv", text.data, text.length);
	support_rows(fixture->workspace->store, "select esito, lette, accettate,"
		     " scartate, da_correggere from file_ricevuto order by file "
		     "desc limit 1", outcome);
	text_free(&text);
}

static void a_file_falls_beyond_both_thresholds(void **state)
{
	/* scarti_tollerati = 2, scarti_massimi = 5 per cent. */
	assert_outcome(state, 3, 2, "ACCETTATO_CON_SCARTI|3|1|2|0\n");
	assert_outcome(state, 3, 3, "RESPINTO|3|0|3|1\n");
	assert_outcome(state, 40, 2, "ACCETTATO_CON_SCARTI|40|38|2|0\n");
	assert_outcome(state, 60, 3, "ACCETTATO_CON_SCARTI|60|57|3|0\n");
	assert_outcome(state, 60, 4, "RESPINTO|60|0|4|1\n");
	assert_outcome(state, 100, 5, "ACCETTATO_CON_SCARTI|100|95|5|0\n");
	assert_outcome(state, 100, 9, "RESPINTO|100|0|9|4\n");
}

static void nothing_stays_of_a_refused_file(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->workspace->store;

	assert_outcome(state, 5, 0, "ACCETTATO|5|5|0|0\n");
	assert_outcome(state, 60, 4, "RESPINTO|60|0|4|1\n");
	support_rows(store, "select count(*), count(distinct file) from "
		     "record_patti", "5|1\n");
	/* Its errors stay, to be mended. */
	support_rows(store, "select count(*) from segnalazione where file = 2",
		     "4\n");
}

static void the_bytes_in_force_change_nothing(void **state)
{
	struct fixture *fixture = *state;
	const char *one = PATTI "N-1;Alfa;gruppi;01/03/2022;;;\n";
	const char *two = PATTI "N-2;Alfa;gruppi;01/03/2022;;;\n";

	assert_received(state, "patti_NORD_2022T3.csv", one,
			"ACCETTATO|1|1|0\n", "");
	assert_received(state, "patti_nord_2022T3 (2).csv", one,
			"DUPLICATO|0|0|0\n", "||FILE_DUPLICATO|avviso\n");
	assert_received(state, "patti_NORD_2022T4.csv", one,
			"ACCETTATO|1|1|0\n", "");
	assert_received(state, "patti_NORD_2022T3.csv", two,
			"ACCETTATO|1|1|0\n", "");
	/* The first bytes are no longer in force: they are a new version. */
	assert_received(state, "patti_NORD_2022T3.csv", one,
			"ACCETTATO|1|1|0\n", "");
	support_rows(fixture->workspace->store, "select count(*) from "
		     "record_patti", "4\n");
}

static void the_bytes_of_a_refused_file_are_examined_again(void **state)
{
	assert_outcome(state, 3, 3, "RESPINTO|3|0|3|1\n");
	assert_outcome(state, 3, 3, "RESPINTO|3|0|3|1\n");
}

static void a_name_not_understood_is_told_and_nothing_else(void **state)
{
	assert_received(state, "patti_OVEST_2022T3.csv", PATTI "x\n",
			"RESPINTO|0|0|0\n", "||NOME_FILE|errore\n");
	assert_received(state, "appunti.txt", "", "RESPINTO|0|0|0\n",
			"||NOME_FILE|errore\n");
	/* invii.csv expects half-years of rette from NORD, any from AMBITO. */
	assert_received(state, "rette_NORD_2022T1.csv", RETTE,
			"RESPINTO|0|0|0\n", "||NOME_FILE|errore\n");
	assert_received(state, "rette_NORD_2022S1.csv", RETTE,
			"ACCETTATO|0|0|0\n", "");
	assert_received(state, "rette_AMBITO_2022.csv", RETTE,
			"ACCETTATO|0|0|0\n", "");
}

/* A file with a codice fiscale, of nobody, where the %s of format is. */
static void assert_personal(void **state, const char *format, const char *says)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->workspace->store;
	const char *mark = strstr(format, "%s");
	struct text text = {0};
	struct received received;
	char code[17];

	support_fiscal_code("AAABBB00A01Z999", code);
	text_add(&text, format, (size_t)(mark - format));
	text_add_string(&text, code);
	text_add_string(&text, mark + 2);
	received = receive_bytes(state, "patti_NORD_2022T3.csv", text.data,
				 text.length);
	assert_true(received.personal);
	support_rows(store, "select riga, colonna, codice, valore from "
		     "segnalazione where file = (select max(file) from "
		     "file_ricevuto)", says);
	support_rows(store, "select esito, lette, sha256 is null, destino from "
		     "file_ricevuto order by file desc limit 1",
		     "RESPINTO|0|1|privacy\n");
	support_rows(store, "select count(*) from segnalazione where "
		     "messaggio like '%AAABBB%' or valore like '%AAABBB%'",
		     "0\n");
	text_free(&text);
}

static void a_codice_fiscale_anywhere_refuses_the_file(void **state)
{
	assert_personal(state, PATTI "N-1;Alfa;gruppi;mai;;;\n"
			"%s;Alfa;gruppi;01/03/2022;;;\n",
			"3|id|DATO_PERSONALE|\n");
	assert_personal(state, "id;comune;forma;data_avvio;Note varie\n"
			"N-1;Alfa;gruppi;01/03/2022;\"per\n%s\"\n",
			"2|Note varie|DATO_PERSONALE|\n");
	assert_personal(state, "titolo;di %s\n" PATTI, "1|2|DATO_PERSONALE|\n");
	assert_personal(state, "id;comune;forma;data_avvio;%s\n",
			"1|5|DATO_PERSONALE|\n");
	assert_personal(state, PATTI "N-1;Alfa;gruppi;mai;;;;;%s\n",
			"2|9|DATO_PERSONALE|\n");
	assert_personal(state, "non una tabella: %s",
			"1|1|DATO_PERSONALE|\n");
}

static void privacy_comes_before_every_check_but_the_name(void **state)
{
	struct fixture *fixture = *state;
	struct received received;
	struct text text = {0};
	char code[17];

	support_fiscal_code("AAABBB00A01Z999", code);
	text_format(&text, PATTI "%s;Alfa;gruppi;01/03/2022;;;\n", code);
	received = receive_bytes(state, "patti_2022T3.csv", text.data,
				 text.length);
	assert_true(received.nameless);
	assert_false(received.personal);
	/* A NUL makes it no text at all, and the code is found all the same. */
	text_add(&text, "\0", 1);
	received = receive_bytes(state, "patti_NORD_2022T3.csv", text.data,
				 text.length);
	assert_true(received.personal);
	support_rows(fixture->workspace->store, "select codice from "
		     "segnalazione order by file", "NOME_FILE\nDATO_PERSONALE\n");
	text_free(&text);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(a_good_file_is_loaded_typed),
		EACH(a_header_without_rows_is_a_good_file),
		EACH(all_the_errors_of_a_row_are_reported),
		EACH(the_column_is_named_as_its_sender_wrote_it),
		EACH(lines_are_those_of_the_file_whatever_comes_before),
		EACH(a_row_of_missing_marks_is_a_row),
		EACH(a_row_of_the_wrong_width_has_that_error_only),
		EACH(text_after_a_quote_leaves_the_other_cells_examined),
		EACH(a_quote_never_closed_refuses_the_whole_file),
		EACH(data_under_a_nameless_column_refuse_the_file),
		EACH(structural_errors_refuse_the_file_with_no_rows),
		EACH(a_repeated_key_is_told_of_the_later_row),
		EACH(only_an_accepted_row_holds_its_key),
		EACH(dates_out_of_the_period_or_to_come_are_told),
		EACH(the_rules_of_the_layout_are_examined),
		EACH(a_comune_of_others_is_rejected),
		EACH(a_file_falls_beyond_both_thresholds),
		EACH(nothing_stays_of_a_refused_file),
		EACH(the_bytes_in_force_change_nothing),
		EACH(the_bytes_of_a_refused_file_are_examined_again),
		EACH(a_name_not_understood_is_told_and_nothing_else),
		EACH(a_codice_fiscale_anywhere_refuses_the_file),
		EACH(privacy_comes_before_every_check_but_the_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
