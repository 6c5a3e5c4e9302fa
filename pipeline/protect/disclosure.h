/* disclosure.h: what may leave the office.
 *
 * Between the values and every pack but the internal dashboard stands this one
 * step. It fills the Comuni's table (prospetto), and suppresses what would
 * tell of few people, in it and in the values (soppressione). The packs read
 * report_pubblico_*, where both are already applied.
 *
 * Suppressed on its own (primaria): a row behind which stand from 1 to
 * soglia - 1 people, and a rate whose numerator, denominator or difference is
 * such a number of people. Then (secondaria) as many rows as it takes to keep
 * those unknown, and of the Ambito and its subambiti no more than that; and
 * (trascinata) what the packs of other quarters suppress.
 *
 * An indicator of few people is not shown of the Comuni, or of the subambiti
 * either (dettaglio): there are no rows of theirs, zeros included, in any
 * quarter, so that its totals can be shown. Its target says so, or what earlier
 * packs have shown: never the data. See detail.c.
 *
 * What an outsider is taken to know: every published figure; that numbers of
 * people and amounts are not negative, and people are whole; which rows of the
 * levels shown are zero (zeros stay); that the Ambito is its subambiti, a subambito its Comuni,
 * and what is of none of them; that counts which run on from quarter to
 * quarter do not decrease; which figures are parts of others; the marks: "<5"
 * is 1 to soglia - 1, a number of people marked "c" is soglia or more, a rate
 * marked "c" has somebody behind it; the outcome of small targets; the packs
 * published before. And the rules by which rows are suppressed.
 *
 * What stays unknown: a suppressed number of people from 1 to soglia - 1 can
 * still be any number from 1 to soglia - 1 (of those that a told outcome
 * leaves); another suppressed count, or the people of another suppressed rate,
 * any of at least soglia - 1 values; a suppressed amount that few people share,
 * anything within a stretch at least as wide as itself. What a level that is not
 * shown has is anything that its total, and what is shown of others, admit: more
 * than one number. The proof is a whole
 * table that says so and agrees with all the above: tale.c.
 */
#ifndef QUADRO_PROTECT_DISCLOSURE_H
#define QUADRO_PROTECT_DISCLOSURE_H

#include "base/err.h"
#include "workspace/workspace.h"

/* Protects the values last computed, on the connection that computed them: it
 * reads the records in force. Replaces prospetto and soppressione in one
 * transaction. 0 or -1; when it fails, the public views are empty. */
int disclosure_protect(struct workspace *workspace, struct err *err);

/* Takes note of what the packs of this period are about to publish, so that
 * the packs of other quarters keep its pattern. The packs of one period replace
 * each other: only the last counts. 0 or -1. */
int disclosure_record(struct workspace *workspace, struct err *err);

#endif
