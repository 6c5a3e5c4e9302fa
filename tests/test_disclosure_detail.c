/* Down to which level of places each indicator is shown. */
#include "support.h"

#include "protect/disclosure.h"
#include "support_office.h"

static struct plan cremasco = {.name = "cremasco-2021-2023",
			       .nights = {"2023-06-30"}};
static struct plan pnrr = {.name = "pnrr-1.1.3", .nights = {"2025-06-30"}};

/* Few people over many places: the total is worth more than the zeros. */
static void totals_are_shown_where_few_people_are_told_apart(void **state)
{
	struct office *office = *state;

	office_night(office, "2023-06-30");
	assert_float_equal(office_number(office, "select count(*) from "
		"report_pubblico_valore where livello = 0 and k = 6 and valore "
		"is not null and indicatore_codice in ('ABI.P2', 'DIS.E3', "
		"'ISD.E1', 'LAV.E1', 'LAV.E2')"), 5, 0);
	/* Their Comuni are not there at all, zeros included. */
	assert_float_equal(office_number(office, "select count(*) from "
		"report_pubblico_valore where livello = 2 and "
		"indicatore_codice in ('ABI.P2', 'DIS.E3', 'ISD.E1', 'LAV.E1', "
		"'LAV.E2')"), 0, 0);
	/* With a target of 5, nor are the six subambiti; with 20 they are. */
	assert_float_equal(office_number(office, "select count(distinct "
		"codice) from report_pubblico_valore where livello = 1 and "
		"indicatore_codice = 'LAV.E1'"), 0, 0);
	assert_float_equal(office_number(office, "select count(*) from "
		"report_pubblico_subambito as s join indicatore as i using "
		"(indicatore) where i.codice = 'LAV.E1'"), 0, 0);
	assert_float_equal(office_number(office, "select count(distinct "
		"codice) from report_pubblico_valore where livello = 1 and "
		"indicatore_codice = 'LAV.E2'"), 6, 0);
	/* The Comuni's table is theirs. */
	assert_float_equal(office_number(office, "select count(distinct "
		"codice) from report_pubblico_prospetto where livello = 2 and "
		"misura = 'interventi'"), 48, 0);
}

static void the_totals_of_the_pnrr_are_shown(void **state)
{
	office_night(*state, "2025-06-30");
	assert_float_equal(office_number(*state, "select count(*) from "
		"report_pubblico_valore where livello = 0 and k = 7 and valore "
		"is not null and indicatore_codice in ('PNR.E1', 'PNR.E2', "
		"'PNR.E3', 'PNR.E4')"), 4, 0);
}

/* What a pack has shown of the Comuni is known: later ones go on. */
static void the_first_pack_chooses_how_far_down_to_show(void **state)
{
	struct office *office = *state;

	office_night(office, "2022-06-30");
	office_must(disclosure_record(office->workspace, &(struct err){0}),
		    &(struct err){0});
	assert_float_equal(office_number(office, "select livello from "
		"dettaglio_pubblicato where pacchetto = '2022T2' and voce = "
		"'LAV.E2'"), 1, 0);
	office_run(office, "update dettaglio_pubblicato set livello = 2 where "
		   "voce = 'LAV.E2'");
	office_night(office, "2023-06-30");
	assert_true(office_number(office, "select count(*) from "
		"report_pubblico_valore where livello = 2 and "
		"indicatore_codice = 'LAV.E2'") > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OFFICE_TEST(totals_are_shown_where_few_people_are_told_apart,
			    cremasco),
		OFFICE_TEST(the_totals_of_the_pnrr_are_shown, pnrr),
		OFFICE_TEST(the_first_pack_chooses_how_far_down_to_show,
			    cremasco),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
