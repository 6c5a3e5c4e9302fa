/* context.h: what packs_render hands to each pack. */
#ifndef QUADRO_REPORTS_PACKS_CONTEXT_H
#define QUADRO_REPORTS_PACKS_CONTEXT_H

#include "base/err.h"
#include "chart/chart.h"
#include "packs/board.h"
#include "pdf/fonts.h"
#include "store/store.h"

struct pubblico;

struct pack_context {
	struct store *store;		/* its views are in place */
	const struct board *board;	/* what all the packs show of the plan; to a public one, its public figures */
	const struct pubblico *pubblico;	/* packs that leave the office: all they may know; NULL else */
	const struct pdf_fonts *fonts;
	struct chart_engine *charts;
	const char *digest;		/* of the tables behind the pack, hexadecimal */
	const char *title;		/* of the pack: "Quadro di monitoraggio" */
	const char *subject;		/* and for whom, one sentence */
	int staged;			/* the caller syncs the directory later */
};

/* The packs. Each writes its document at path. 0, or -1 with err. */
int udp_render(const struct pack_context *context, const char *path,
	       struct err *err);
int progetti_render(const struct pack_context *context, const char *path,
		    struct err *err);
int valutazione_render(const struct pack_context *context, const char *path,
		       struct err *err);
int pnrr_render(const struct pack_context *context, const char *path,
		struct err *err);
int regione_render(const struct pack_context *context, const char *path,
		   struct err *err);
int regione_book_render(const struct pack_context *context, const char *path,
			struct err *err);
int opendata_render(const struct pack_context *context, const char *path,
		    struct err *err);
int comuni_render(const struct pack_context *context, const char *path,
		  struct err *err);
int assemblea_render(const struct pack_context *context, const char *path,
		     struct err *err);

#endif
