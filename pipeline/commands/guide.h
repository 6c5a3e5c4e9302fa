/* guide.h: a layout explained to those who send it, in every form. */
#ifndef QUADRO_COMMANDS_GUIDE_H
#define QUADRO_COMMANDS_GUIDE_H

#include <stddef.h>

#include "base/err.h"
#include "base/text.h"
#include "records/layout.h"
#include "records/wording.h"
#include "store/store.h"

struct guide_list {
	char **items;
	size_t n;
};

/* A layout with what a workspace knows around it; the lists are empty where
 * there is no workspace. */
struct guide {
	const struct layout *layout;
	struct guide_list senders;	/* expected, by subambito's order */
	struct guide_list often;	/* of each sender: trimestrale, ... */
	struct guide_list subambiti;	/* codes */
	struct guide_list comuni;	/* names, sorted */
	char file_name[128];		/* an example that would be accepted */
	struct wording_example example;
};

/* Asks the store, which may be an empty one, what the plan says of layout.
 * layout must outlive the guide. 0 or -1; guide_clear is due in both cases. */
int guide_read(struct guide *guide, struct store *store,
	       const struct layout *layout, struct err *err);
void guide_clear(struct guide *guide);

/* «BAGNOLO, CREMA (trimestrale); AMBITO (annuale)»; nothing when nobody is
 * expected to send. Appends to out; so do the functions below. */
void guide_senders(const struct guide *guide, struct text *out);

/* The page of a layout, and its row in the list of them all. */
void guide_page(const struct guide *guide, struct text *out);
void guide_line(const struct guide *guide, struct text *out);

/* The same as one JSON object, without line break. */
void guide_page_json(const struct guide *guide, struct text *out);
void guide_line_json(const struct guide *guide, struct text *out);

/* An empty file to fill in: its header alone, as Excel reads it well. */
void guide_template_csv(const struct guide *guide, struct text *out);

/* The same as a workbook with checks, choices and instructions. 0 or -1. */
int guide_template_xlsx(const struct guide *guide, struct text *out,
			struct err *err);

#endif
