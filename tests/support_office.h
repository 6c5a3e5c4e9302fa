/* support_office.h: a plan of the fixtures, with all that it received, to be
 * computed and protected night after night. */
#ifndef QUADRO_TESTS_SUPPORT_OFFICE_H
#define QUADRO_TESTS_SUPPORT_OFFICE_H

#include "workspace/workspace.h"

enum { OFFICE_PLACES = 128 };

/* A plan, its nights, and what anybody knows of its figures. */
struct plan {
	const char *name;
	const char *nights[4];
	struct {
		const char *rate, *whole;	/* of which it evaluates some */
	} rates[4];
	const char *sum[3];		/* the first is the other two */
};

struct office {
	const struct plan *plan;
	char *directory;
	struct workspace *workspace;
	int parent[OFFICE_PLACES], n_places, n_k;
};

/* For cmocka: the initial state is a struct plan, *state becomes the office. */
int office_open(void **state);
int office_close(void **state);

/* Fails the test when a status is not 0. */
void office_must(int status, const struct err *err);

void office_run(struct office *office, const char *sql);

/* The first number of the first row. */
double office_number(struct office *office, const char *sql);

/* Computes and protects as of a day, makes the views, and numbers the places:
 * temp.posto (posto from 0, livello, codice), the Ambito first. */
void office_night(struct office *office, const char *day);

/* A test of an office of its own. */
#define OFFICE_TEST(test, plan) \
	{#test " of " #plan, test, office_open, office_close, &(plan)}

#endif
