/* closing.h: closing a quarter, and going back to what it reported. */
#ifndef QUADRO_CLOSING_H
#define QUADRO_CLOSING_H

#include "base/date.h"
#include "base/err.h"
#include "base/text.h"
#include "workspace/workspace.h"

/* Closes a quarter: freezes as reported what is published of it and of the
 * quarters before it: every row of its valori.csv, what is suppressed, the
 * files in force. day is the day of the closing; who, the account; both are
 * kept. Refused, EXIT_USAGE: a quarter not of the plan, not ended, not the one
 * last computed, already closed, whose valori.csv is not what was computed.
 * The first closing closes the quarters before it too, as it shows them.
 * report gets what was done, in Italian. 0, or -1 with nothing closed. */
int closing_make(struct workspace *workspace, const char *period, day_t day,
		 const char *who, struct text *report, struct err *err);

/* Takes a workspace opened to look back to a closing: the values as reported,
 * the rest computed again from the files known then, with the plan's files of
 * now. quarter: that of the closing, "" for the last; with covering, the one
 * that the quarter was closed with. EXIT_USAGE when there is none. 0 or -1. */
int closing_go_back(struct workspace *workspace, const char *quarter,
		    int covering, struct err *err);

/* After views_make: valori.csv, in a workspace taken back, is to the byte the
 * one that the closing reported: EXIT_FAILED when it cannot be. 0 or -1. */
int closing_show_reported(struct workspace *workspace, struct err *err);

#endif
