/* support_pack.c: makes a pack of a plan on the disk and reads it back with
 * other programs, as a reader would. */
#include "support_pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/pack.h"
#include "packs/views.h"
#include "protect/disclosure.h"

int support_pack_render(const char *directory, const char *as_of,
			const char *name, struct err *err)
{
	struct workspace *workspace = support_compute(directory, as_of);
	int status = disclosure_protect(workspace, err);

	if (status == 0)
		status = views_make(workspace->store, workspace->program,
				    workspace->layouts, err);
	if (status == 0)
		status = packs_render(&(struct packs_job){
			.store = workspace->store, .data = workspace->program,
			.out = directory, .names = &name,
			.n_names = name != NULL, .staged = 1 }, err);
	workspace_close(workspace);
	return status;
}

/* One space for any stretch of spaces, line ends and no-break spaces. */
static char *squeezed(const struct text *said)
{
	struct text out = {0};

	text_add(&out, "", 0);
	for (size_t i = 0; i < said->length; i++) {
		const char *at = said->data + i;
		int hard = strncmp(at, "\u00a0", 2) == 0;

		if (!hard && strchr(" \n\f", *at) == NULL)
			text_add(&out, at, 1);
		else if (out.length > 0 && out.data[out.length - 1] != ' ')
			text_add(&out, " ", 1);
		i += (size_t)hard;
	}
	return out.data;
}

char *support_pack_ask(const char *directory, const char *name,
		       const char *before, const char *after)
{
	char command[5000], block[4096], *words;
	struct text said = {0};
	size_t n;
	FILE *pipe;

	snprintf(command, sizeof command, "%s '%s/%s.pdf' %s 2>&1", before,
		 directory, name, after);
	pipe = popen(command, "r");
	assert_non_null(pipe);
	while ((n = fread(block, 1, sizeof block, pipe)) > 0)
		text_add(&said, block, n);
	words = squeezed(&said);
	text_free(&said);
	if (pclose(pipe) != 0)
		fail_msg("%s", words);
	return words;
}

char *support_pack(const char *directory, const char *as_of, const char *name)
{
	struct err err = {0};

	if (support_pack_render(directory, as_of, name, &err) != 0)
		fail_msg("%s", err.message);
	free(support_pack_ask(directory, name, "qpdf --check", ""));
	return support_pack_ask(directory, name, "pdftotext -raw", "-");
}

void support_lacks(const char *text, const char *words)
{
	if (strstr(text, words) != NULL)
		fail_msg("«%s» is in: %s", words, text);
}
