/* support_udp.h: a store filled by hand, and the dashboard made of it. */
#ifndef QUADRO_TESTS_SUPPORT_UDP_H
#define QUADRO_TESTS_SUPPORT_UDP_H

#include "support.h"
#include "support_pack.h"

struct support_udp {
	char *directory;	/* of the document, udp.pdf */
	struct store *store;
	char *words;		/* of the last command, one space apart */
};

int support_udp_set_up(void **state);
int support_udp_tear_down(void **state);

/* A plan of a year with two subambiti and two objectives, and three quarters
 * of it that ended: statements for support_fill. */
extern const char support_udp_plan[];
extern const char support_udp_quarters[];

/* Runs statements on a store. */
void support_fill(struct store *store, const char *sql);

/* Adds an indicator with the columns that a test cares for; the rest is the
 * same for all. A minimum of -1 is none, and so is a NULL deadline. */
void support_indicator(struct store *store, int id, const char *code,
		       const char *objective, const char *type,
		       const char *name, const char *unit,
		       const char *aggregation, const char *window,
		       const char *operator, double target, double minimum,
		       const char *deadline);

/* That plan with five indicators, one of each kind that the pages treat apart,
 * their values and the files received. */
void support_udp_fill(struct store *store);

/* Makes the views and the packs of those names, or of no names a night's. */
int support_udp_render(struct support_udp *bench, const char *const *names,
		       size_t n, struct err *err);

/* Makes a night's packs; the dashboard was found sound by qpdf. */
void support_udp_make(struct support_udp *bench);

/* What a command says of the dashboard, before FILE after; what pages first to
 * last say. Valid until the next of these; it is in bench->words too. A command
 * that fails fails the test. */
const char *support_udp_ask(struct support_udp *bench, const char *before,
			    const char *after);
const char *support_udp_pages(struct support_udp *bench, int first, int last);

#endif
