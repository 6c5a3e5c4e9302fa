/* doctor.h: what quadro doctor looks at, as rows of one table. */
#ifndef QUADRO_COMMANDS_DOCTOR_H
#define QUADRO_COMMANDS_DOCTOR_H

#include <time.h>

#include "base/text.h"

enum doctor_verdict {
	DOCTOR_GOOD,
	DOCTOR_LOOK,		/* works, but somebody should look */
	DOCTOR_MEND,		/* the night would fail, or data are exposed */
};

/* What is examined. */
struct patient {
	const char *workspace;	/* absolute; NULL: the program alone */
	char *program;		/* its own data, or NULL when not found */
	long long now;		/* seconds since the epoch */
	int store_failed;	/* the store cannot be opened: told already */
};

/* What one check found, in Italian: a sentence, and how to mend it. */
struct finding {
	enum doctor_verdict verdict;
	struct text told;
	struct text cure;
};

struct doctor_check {
	const char *key;	/* in --json */
	const char *title;
	int of_workspace;	/* needs a workspace */
	void (*examine)(struct patient *patient, struct finding *finding);
};

/* Says what was found, printf-style; told once for each finding. doctor_look
 * and doctor_mend also set the verdict; the cure is left to doctor_cure. */
void doctor_good(struct finding *finding, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void doctor_look(struct finding *finding, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void doctor_mend(struct finding *finding, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void doctor_cure(struct finding *finding, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The checks, each in the file of its subject. */
void doctor_data(struct patient *patient, struct finding *finding);
void doctor_sqlite(struct patient *patient, struct finding *finding);
void doctor_fonts(struct patient *patient, struct finding *finding);
void doctor_profile(struct patient *patient, struct finding *finding);
void doctor_gnuplot(struct patient *patient, struct finding *finding);
void doctor_temporary(struct patient *patient, struct finding *finding);
void doctor_clock(struct patient *patient, struct finding *finding);

void doctor_privacy(struct patient *patient, struct finding *finding);
void doctor_owner(struct patient *patient, struct finding *finding);
void doctor_writable(struct patient *patient, struct finding *finding);
void doctor_space(struct patient *patient, struct finding *finding);

void doctor_store(struct patient *patient, struct finding *finding);
void doctor_plan(struct patient *patient, struct finding *finding);
void doctor_lock(struct patient *patient, struct finding *finding);
void doctor_night(struct patient *patient, struct finding *finding);
void doctor_timer(struct patient *patient, struct finding *finding);

#endif
