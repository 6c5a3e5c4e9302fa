/* verify.c: quadro verify: everything that was kept, recomputed: the register
 * in its two copies, the originals, what is published, the values.
 *
 * Each audit (pipeline/proof) tells what does not hold; here they are put in
 * order and the outcome is told. Works on a copy of the store, under the lock,
 * so that no run changes things half way, and changes nothing.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/json.h"
#include "commands/command.h"
#include "packs/views.h"
#include "proof/audit.h"
#include "proof/mirror.h"
#include "store/query.h"
#include "workspace/lock.h"
#include "workspace/workspace.h"

enum { LARGEST = 1 << 30 };

struct verification {
	struct audit audit;
	struct text schema;	/* directory */
	struct store *store;	/* a copy, or NULL: it cannot be read */
	struct store *file;	/* a book of registro.jsonl, or NULL: it is not there */
	const char *digest;	/* read on a page, to be recognised; or NULL */
	struct err *err;
};

static void open_store(struct verification *verification)
{
	struct audit *audit = &verification->audit;
	struct text path = {0};
	struct err err = {0};
	struct stat info;

	file_join(&path, audit->workspace, "quadro.db");
	if (stat(path.data, &info) != 0 || info.st_size == 0)
		audit_fault(audit, "quadro.db non c'è, o è vuoto; si rifà con "
			    "«quadro rebuild -w %s»", audit->workspace);
	else
		verification->store = store_open_copy(path.data,
				verification->schema.data, &err);
	if (verification->store != NULL &&
	    store_check(verification->store, &err) != 0) {
		store_close(verification->store);
		verification->store = NULL;
	}
	if (err.code != EXIT_DONE)
		audit_fault(audit, "%s", err.message);
	text_free(&path);
}

static int open_file(struct verification *verification)
{
	struct audit *audit = &verification->audit;
	struct text path = {0}, lines = {0};
	int status = 0;

	file_join(&path, audit->workspace, MIRROR_NAME);
	if (!file_exists(path.data)) {
		audit_fault(audit, MIRROR_NAME " non c'è");
	} else {
		status = file_read(path.data, LARGEST, &lines,
				   verification->err);
		if (status == 0)
			verification->file = audit_book(text_string(&lines),
				lines.length, verification->schema.data,
				verification->err);
		status = verification->file != NULL ? 0 : -1;
		if (lines.length > 0 && lines.data[lines.length - 1] != '\n')
			audit_fault(audit, MIRROR_NAME ": l'ultima riga non è "
				    "intera");
	}
	text_free(&path);
	text_free(&lines);
	return status;
}

static void tell_entries(struct audit *audit, struct store *book, long long n)
{
	struct err ignored = {0};
	struct query *query = query_new(book, "select min(riga ->> '$.istante')"
		", max(riga ->> '$.istante') from registro where "
		"json_valid(riga)", &ignored);

	if (query != NULL && query_step(query, &ignored) == 1)
		text_format(&audit->good, "Registro: guardate %lld voci, dal %s "
			    "al %s\n", n, query_text(query, 0),
			    query_text(query, 1));
	query_free(query);
}

/* The register judges the rest: the store's, if its chain holds, else the
 * file's. NULL with err. */
static struct store *judge_register(struct verification *verification)
{
	struct audit *audit = &verification->audit;
	struct store *book = verification->store;
	long before = audit->count;
	long long in_store = 0, in_file = 0;

	if (verification->store != NULL)
		in_store = audit_chain(audit, verification->store, "quadro.db",
				       verification->err);
	if (book == NULL || audit->count > before)
		book = verification->file != NULL ? verification->file : book;
	if (verification->file != NULL)
		in_file = audit_chain(audit, verification->file, MIRROR_NAME,
				      verification->err);
	if (in_store < 0 || in_file < 0)
		return NULL;
	if (verification->store != NULL && verification->file != NULL &&
	    audit_same(audit, verification->store, verification->file,
		       verification->err) != 0)
		return NULL;
	if (book == NULL || in_store + in_file == 0)
		err_set(verification->err, EXIT_CONFIG, "%s: qui non c'è "
			"ancora nessun registro; comincia con «quadro run»",
			audit->workspace);
	else
		tell_entries(audit, book, book == verification->store ?
			     in_store : in_file);
	return verification->err->code == EXIT_DONE ? book : NULL;
}

/* The values need the plan's own views; a plan with a mistake has none. */
static int judge_values(struct verification *verification)
{
	struct audit *audit = &verification->audit;
	struct err mistake = {0};
	struct workspace *workspace = workspace_open(audit->workspace,
						     WORKSPACE_LOOK, &mistake);
	int status = 0;

	if (workspace == NULL)
		text_format(&audit->good, "Valori: non guardati: %s\n",
			    mistake.message);
	else if (views_make(workspace->store, workspace->program,
			    workspace->layouts, verification->err) != 0 ||
		 audit_values(audit, workspace->store, verification->err) != 0)
		status = -1;
	workspace_close(workspace);
	return status;
}

/* A digest read on a page: which document it is of. */
static int recognise(struct audit *audit, struct store *book,
		     const char *digest, struct err *err)
{
	struct query *row = query_new(book, "select d.key, oggetto, voce, riga "
		"->> '$.istante' from registro, json_each(riga, '$.fatti.dati') "
		"as d where evento = 'pubblicazione' and d.value = lower(?) "
		"order by voce desc limit 10", err);
	int more = -1, n = 0;

	if (row == NULL)
		return -1;
	query_bind_text(row, 1, digest);
	for (; (more = query_step(row, err)) == 1; n++)
		text_format(&audit->good, "Impronta riconosciuta: i dati di %s "
			    "del %s, voce %lld del %s\n", query_text(row, 0),
			    query_text(row, 1), query_integer(row, 2),
			    query_text(row, 3));
	if (more == 0 && n == 0)
		audit_fault(audit, "nessun documento pubblicato qui ha "
			    "l'impronta dei dati «%.80s»", digest);
	query_free(row);
	return more;
}

static int judge(struct verification *verification)
{
	struct audit *audit = &verification->audit;
	struct store *book;

	open_store(verification);
	if (open_file(verification) != 0)
		return -1;
	book = judge_register(verification);
	if (book == NULL ||
	    (verification->digest != NULL &&
	     recognise(audit, book, verification->digest,
		       verification->err) != 0) ||
	    (verification->store != NULL &&
	     audit_files(audit, verification->store,
			 verification->err) != 0) ||
	    audit_archive(audit, book, verification->err) != 0 ||
	    audit_published(audit, book, verification->err) != 0 ||
	    audit_closings(audit, book, verification->err) != 0)
		return -1;
	return verification->store == NULL ? 0 : judge_values(verification);
}

static void tell(const struct audit *audit)
{
	fputs(text_string(&audit->good), stdout);
	if (audit->count == 0)
		puts("Tutto torna.");
	else
		printf("Non torna, in %ld %s:\n%s", audit->count,
		       audit->count == 1 ? "punto" : "punti",
		       text_string(&audit->found));
}

static void tell_json(const struct audit *audit)
{
	struct text out = {0};

	text_format(&out, "{\"torna\":%s,\"non_torna\":",
		    audit->count == 0 ? "true" : "false");
	json_lines(&out, text_string(&audit->found));
	text_add_string(&out, ",\"guardato\":");
	json_lines(&out, text_string(&audit->good));
	text_add_string(&out, "}");
	puts(out.data);
	text_free(&out);
}

int command_verify(const struct options *options, struct err *err)
{
	char *path = realpath(options->workspace, NULL);
	char *program = workspace_program_data(err);
	struct verification verification = {.audit = {.workspace = path},
					    .err = err};
	struct lock *lock = NULL;
	int status = -1;

	if (options->n_operands > 0)
		verification.digest = options->operands[0];
	if (path == NULL)
		err_system(err, EXIT_CONFIG, errno, "%s: lo spazio di lavoro "
			   "non si trova", options->workspace);
	else if (program != NULL && (lock = lock_take(path, err)) != NULL) {
		text_format(&verification.schema, "%s/sql/schema", program);
		status = judge(&verification);
	}
	if (status == 0) {
		(options->json ? tell_json : tell)(&verification.audit);
		status = verification.audit.count == 0 ? EXIT_DONE :
							 EXIT_ATTENTION;
	}
	store_close(verification.store);
	store_close(verification.file);
	audit_free(&verification.audit);
	text_free(&verification.schema);
	lock_release(lock);
	free(program);
	free(path);
	return status;
}
