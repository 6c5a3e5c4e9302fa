/* rejects.h: the rejected rows back to the sender, to mend and send again. */
#ifndef QUADRO_ACQUIRE_REJECTS_H
#define QUADRO_ACQUIRE_REJECTS_H

#include "base/err.h"
#include "base/writer.h"
#include "workspace/workspace.h"

/* Writes ricevute/NAME.scarti.csv of a file: its rejected rows in the sender's
 * own columns and separator, with a column that says why, read again from the
 * archive; UTF-8 with BOM, so that a spreadsheet opens it well. A file without
 * rejected rows has none, and one left by an earlier file of the same name is
 * removed. 0, or -1; how the writing went is known when the writer is waited
 * for. */
int rejects_write(struct workspace *workspace, long long file,
		  struct writer *writer, struct err *err);

#endif
