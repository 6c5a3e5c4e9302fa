/* doctor.h: what quadro doctor looks at, as rows of tables. */
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

/* The checks, each group in the file of its subject, in the order in which they
 * are told, ended by a row without key. */
extern const struct doctor_check doctor_of_program[];
extern const struct doctor_check doctor_of_workspace[];
extern const struct doctor_check doctor_of_nights[];

#endif
