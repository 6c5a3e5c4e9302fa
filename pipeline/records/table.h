/* table.h: where the records of a layout are kept, and seen. */
#ifndef QUADRO_RECORDS_TABLE_H
#define QUADRO_RECORDS_TABLE_H

#include "base/err.h"
#include "base/text.h"
#include "records/layout.h"
#include "store/query.h"
#include "store/store.h"

/* Creates the table record_NAME of a layout (record, file, riga, one column a
 * field), or adds the columns that a newer layout has. 0 or -1. */
int table_prepare(struct store *store, const struct layout *layout,
		  struct err *err);

/* A statement that inserts `rows` records at once: for each of them the
 * parameters file, riga, then one for each field in order. NULL on error. */
struct query *table_insert(struct store *store, const struct layout *layout,
			   int rows, struct err *err);

/* A statement over the records of a file and of those that integrate it:
 * record, then one column for each part of the key. NULL on error. */
struct query *table_keys(struct store *store, const struct layout *layout,
			 long long file, struct err *err);

/* Takes back the records from first to last of a file that was refused. */
int table_remove(struct store *store, const struct layout *layout,
		 long long first, long long last, struct err *err);

/* Creates, for every layout, the temporary view NAME of its records in force:
 * record, riga, nome_file, mittente, periodo, fine_periodo, one column a field. In force are
 * the files of the temporary table file_in_vigore. 0 or -1. */
int table_views(struct store *store, const struct layouts *layouts,
		struct err *err);

#endif
