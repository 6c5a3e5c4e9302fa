/* intake_checks.h: what holds of every file that was taken. */
#ifndef QUADRO_FUZZ_INTAKE_CHECKS_H
#define QUADRO_FUZZ_INTAKE_CHECKS_H

#include "acquire/intake.h"
#include "base/text.h"
#include "records/layout.h"
#include "workspace/workspace.h"

/* Checks a file that intake_file has just taken, against its bytes, the store
 * and its receipts, which are written and removed. */
void intake_check(struct workspace *workspace, const struct received *received);

/* Writes, checks and leaves in out the rejected rows of a file of that layout.
 * Returns 0 when it has none. */
int intake_rejected_rows(struct workspace *workspace,
			 const struct received *received,
			 const struct layout *layout, struct text *out);

#endif
