/* layout.c: quadro layout: the record layouts, told to those who send them.
 *
 * Here one layout or all of them are found, in a workspace or in the program
 * alone, and the form asked for is chosen; the forms are in guide_*.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/file.h"
#include "commands/command.h"
#include "commands/guide.h"
#include "workspace/workspace.h"

/* Where the layouts come from; without a workspace the store is empty. */
struct origin {
	struct workspace *workspace;	/* or NULL */
	struct store *own_store;
	struct layouts *own_layouts;
	struct store *store;		/* one of the two */
	const struct layouts *layouts;	/* one of the two */
};

static int has_workspace(const char *directory)
{
	struct text path = {0};
	int has = file_exists(file_join(&path, directory, "quadro.ini"));

	text_free(&path);
	return has;
}

static int open_program(struct origin *origin, struct err *err)
{
	struct text schema = {0}, tracciati = {0};
	char *program = workspace_program_data(err);
	int status = -1;

	if (program == NULL)
		return -1;
	text_format(&schema, "%s/sql/schema", program);
	text_format(&tracciati, "%s/pipeline/tracciati", program);
	origin->own_store = store_open(":memory:", schema.data, err);
	if (origin->own_store != NULL)
		origin->own_layouts = layouts_read(origin->own_store,
						   tracciati.data, NULL, err);
	if (origin->own_layouts != NULL)
		status = 0;
	origin->store = origin->own_store;
	origin->layouts = origin->own_layouts;
	text_free(&schema);
	text_free(&tracciati);
	free(program);
	return status;
}

/* A workspace asked for by name must be there; the current directory need not
 * be one. */
static int origin_open(struct origin *origin, const char *directory,
		       struct err *err)
{
	if (strcmp(directory, ".") == 0 && !has_workspace(directory))
		return open_program(origin, err);
	origin->workspace = workspace_open(directory, WORKSPACE_LOOK, err);
	if (origin->workspace == NULL)
		return -1;
	origin->store = origin->workspace->store;
	origin->layouts = origin->workspace->layouts;
	return 0;
}

static void origin_close(struct origin *origin)
{
	layouts_free(origin->own_layouts);
	store_close(origin->own_store);
	workspace_close(origin->workspace);
}

/* The list of all, one line or one object each. */
static int list_all(const struct origin *origin, int json, struct text *out,
		    struct err *err)
{
	size_t i, n = layouts_count(origin->layouts);
	int status = 0;

	text_add_string(out, json ? "[" : "");
	for (i = 0; status == 0 && i < n; i++) {
		struct guide guide;

		status = guide_read(&guide, origin->store,
				    layouts_at(origin->layouts, i), err);
		if (status == 0 && json) {
			text_add_string(out, i > 0 ? ",\n" : "\n");
			guide_line_json(&guide, out);
		} else if (status == 0) {
			guide_line(&guide, out);
		}
		guide_clear(&guide);
	}
	text_add_string(out, json ? "\n]\n" : "");
	return status;
}

static int tell_page(const struct guide *guide, struct text *out,
		     struct err *err)
{
	(void)err;
	guide_page(guide, out);
	return 0;
}

static int tell_json(const struct guide *guide, struct text *out,
		     struct err *err)
{
	(void)err;
	guide_page_json(guide, out);
	text_add(out, "\n", 1);
	return 0;
}

static int tell_csv(const struct guide *guide, struct text *out,
		    struct err *err)
{
	(void)err;
	guide_template_csv(guide, out);
	return 0;
}

/* The forms of one layout; the page and its JSON come without --template. */
struct form {
	const char *template;
	int is_binary;		/* not for a terminal */
	int (*tell)(const struct guide *guide, struct text *out,
		    struct err *err);
};

static const struct form page = {NULL, 0, tell_page};
static const struct form page_json = {NULL, 0, tell_json};
static const struct form templates[] = {
	{"csv", 0, tell_csv},
	{"xlsx", 1, guide_template_xlsx},
};

static const struct form *find_form(const struct options *options,
				    struct err *err)
{
	size_t i;

	if (options->template == NULL)
		return options->json ? &page_json : &page;
	for (i = 0; i < sizeof(templates) / sizeof(templates[0]); i++)
		if (strcasecmp(templates[i].template, options->template) == 0)
			return &templates[i];
	err_set(err, EXIT_USAGE, "--template %s: i modelli sono csv e xlsx",
		options->template);
	return NULL;
}

static int tell_one(const struct origin *origin, const char *name,
		    const struct form *form, struct text *out,
		    struct err *err)
{
	const struct layout *layout = layouts_find(origin->layouts, name,
						   strlen(name));
	struct guide guide;
	int status;

	if (layout == NULL) {
		char *names = layouts_names(origin->layouts);

		status = err_set(err, EXIT_USAGE, "il tracciato «%s» non esiste;"
				 " i tracciati sono: %s", name, names);
		free(names);
		return status;
	}
	status = guide_read(&guide, origin->store, layout, err);
	if (status == 0)
		status = form->tell(&guide, out, err);
	guide_clear(&guide);
	return status;
}

static int check_options(const struct options *options,
			 const struct form *form, struct err *err)
{
	if (options->template != NULL && options->n_operands == 0)
		return err_set(err, EXIT_USAGE, "--template vuole un tracciato: "
			       "«quadro layout» li elenca");
	if (form->is_binary && options->output == NULL &&
	    isatty(STDOUT_FILENO))
		return err_set(err, EXIT_USAGE, "un foglio %s non si mostra a "
			       "terminale: indicare --output FILE",
			       form->template);
	return 0;
}

static int write_out(const char *path, const struct text *out,
		     struct err *err)
{
	if (path != NULL)
		return file_write(path, text_string(out), out->length, 0, err);
	if (fwrite(text_string(out), 1, out->length, stdout) != out->length)
		return err_set(err, EXIT_FAILED, "l'uscita non si può scrivere "
			       "fino in fondo");
	return 0;
}

int command_layout(const struct options *options, struct err *err)
{
	const struct form *form = find_form(options, err);
	struct origin origin = {0};
	struct text out = {0};
	int status = -1;

	if (form == NULL || check_options(options, form, err) != 0)
		return -1;
	if (origin_open(&origin, options->workspace, err) == 0)
		status = options->n_operands == 0 ?
			 list_all(&origin, options->json, &out, err) :
			 tell_one(&origin, options->operands[0], form, &out,
				  err);
	if (status == 0)
		status = write_out(options->output, &out, err);
	text_free(&out);
	origin_close(&origin);
	return status == 0 ? EXIT_DONE : -1;
}
