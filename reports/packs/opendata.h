/* opendata.h: inside the open data: what its parts share. */
#ifndef QUADRO_REPORTS_PACKS_OPENDATA_H
#define QUADRO_REPORTS_PACKS_OPENDATA_H

#include <stddef.h>

#include "base/file.h"
#include "base/text.h"
#include "packs/board.h"
#include "packs/context.h"
#include "packs/dataset.h"

#define OPENDATA_LICENCE "https://creativecommons.org/licenses/by/4.0/"

struct opendata_plan {
	char *code, *title, *ambito, *leader, *from, *to, *as_of;
	char *period;			/* NULL before the first */
};

struct opendata_mark {			/* of a suppressed figure */
	char *sign, *meaning;
};

struct opendata_file {			/* written */
	const struct dataset *table;
	size_t bytes;
	char digest[DIGEST_SIZE];	/* SHA-256 */
};

struct opendata {
	const struct pack_context *context;
	const char *directory;
	BOARD_ROWS(opendata_plan, plans);	/* one */
	BOARD_ROWS(opendata_mark, marks);
	struct opendata_file *files;
	size_t n_files;
	struct text name, title, description;	/* of the whole */
};

/* Appends datapackage.json (Data Package, Table Schema). */
void opendata_package(const struct opendata *data, struct text *out);

/* Appends the metadata for the national catalogue: DCAT-AP_IT in RDF/XML. */
void opendata_catalog(const struct opendata *data, struct text *out);

#endif
