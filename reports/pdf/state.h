/* state.h: inside the page layer: the document while it is being built.
 *
 * The one struct that the parts of the layer share: what was placed so far and
 * where the cursor is. Packs see only its name.
 */
#ifndef QUADRO_REPORTS_PDF_STATE_H
#define QUADRO_REPORTS_PDF_STATE_H

#include "pdf/document.h"
#include "pdf/flow.h"
#include "pdf/page.h"

/* A place on the pages that something may have to be moved from. */
struct mark {
	int set;
	size_t page;
	size_t index;		/* of the first item after it */
	double y;
	int moved;		/* it has been brought to the top of a page */
};

/* The cursor and what holds it. */
struct flow {
	size_t page;		/* index; the page may not exist yet */
	double x, width, y;	/* column, points; y from the top of the page */
	double gap;		/* space owed before the next block */
	int depth;		/* of keeps */
	struct mark keep;	/* begin of the outermost keep */
	struct mark stick;	/* begin of headings that wait for what follows */
};

struct panel {
	int open;
	struct mark from;
	struct item *ground;
	double x, width;	/* of the column, before the padding */
};

enum { COLUMNS_AT_MOST = 6 };

struct columns {
	int open;
	size_t n, at;
	double x[COLUMNS_AT_MOST], width[COLUMNS_AT_MOST];
	struct mark top;	/* where all of them begin */
	size_t last_page;	/* where the longest so far ends */
	double last_y;
	double outer_x, outer_width;
};

struct heading {
	int level;
	const char *text;	/* UTF-8 as given */
	const char *anchor;	/* NULL or a name */
	size_t page;		/* set by the writer */
	double y;
	unsigned long object;	/* of the bookmark, set by the writer */
};

struct attachment {
	const char *name, *mime, *description;
	struct text bytes;
};

struct contents {
	int wanted, max_level;
	const char *title;
	struct node *node;
	size_t at;		/* index of the page it comes before */
	size_t first_heading;	/* headings made before it */
};

struct list {
	int open, numbered, count;
	enum theme_style style;
	struct node *node;
};

struct pdf {
	const struct pdf_fonts *fonts;
	struct err err;		/* the first failure */
	struct arena arena;
	struct pdf_info info;	/* its texts are in the arena */
	struct text profile;	/* the colour profile */
	struct usage usage[2];	/* regular, bold */
	struct page **pages;
	size_t n_pages;
	struct node *root;	/* Document */
	struct flow flow;
	struct panel panel;
	struct columns columns;
	struct list list;
	struct heading *headings;
	size_t n_headings;
	struct attachment *attachments;
	size_t n_attachments;
	struct contents contents;
	struct pending_table *table;	/* NULL outside a table */
	int finished;
};

/* The height between the header and the footer. */
#define PAGE_TOP THEME_MM(21)
#define PAGE_BOTTOM (THEME_PAGE_HEIGHT - THEME_MM(20))

/* ---- flow.c ---- */

/* Makes room for the first `height` points of a block: pays the gap owed, or
 * breaks the page. */
void flow_start(struct pdf *pdf, double height);

/* Goes to the next page, taking along the keep or the headings that wait.
 * Returns 1 when they came along, 0 when the next page begins empty. */
int flow_break(struct pdf *pdf);

/* 1 when `height` points from the cursor on do not fit on this page. */
int flow_full(const struct pdf *pdf, double height);

/* After the first piece of a block is placed: headings need wait no more. */
void flow_placed(struct pdf *pdf);

/* At least this space before the next block, points. */
void flow_gap(struct pdf *pdf, double height);

/* ---- place.c: items at given places of the current page ---- */

struct item *place_text(struct pdf *pdf, struct node *node, double x,
			double baseline, const uint16_t *codes, size_t n,
			double size, int bold, unsigned colour);
struct item *place_area(struct pdf *pdf, double x, double y, double w,
			double h, unsigned colour);
/* The drawing's upper left corner at (x, y), scaled. */
void place_drawing(struct pdf *pdf, struct node *node,
		   const struct drawing *drawing, double x, double y,
		   double scale);
void place_link(struct pdf *pdf, struct node *node, double x, double y,
		double w, double h, const char *target, const char *alt);
void place_anchor(struct pdf *pdf, double y, size_t heading);
struct page *place_page(struct pdf *pdf);

#endif
