/* engine.c: one gnuplot for a whole run, and what it says when it fails.
 *
 * Opening loads the driver and waits for an answer, so that a missing
 * program or file is found before the first page is begun. Each chart ends
 * with a numbered line; whatever gnuplot wrote on its standard error until
 * then belongs to that chart and makes it fail: a chart that gnuplot
 * complained about is not one to publish. How bytes travel is left to
 * process.c, what they mean to sketch.c and replay.c.
 */
#include "chart/engine.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const int DEFAULT_TIMEOUT = 20;	/* seconds */
static const int PATIENCE = 2000;	/* milliseconds to end by itself */

/* The part of gnuplot's complaints worth repeating: on one line, blanks
 * collapsed, cut to what a message can carry. */
static const char *words(struct bytes *complaints, char *buffer, size_t room)
{
	const char *from = complaints->data ? complaints->data : "";
	size_t length = 0;

	for (; *from && length + 2 < room; from++) {
		int blank = (unsigned char)*from <= ' ';

		if (blank && (length == 0 || buffer[length - 1] == ' '))
			continue;
		buffer[length++] = blank ? ' ' : *from;
	}
	while (length > 0 && buffer[length - 1] == ' ')
		length--;
	buffer[length] = '\0';
	return length ? buffer : "nessuna spiegazione";
}

static int has_words(const struct bytes *complaints)
{
	return complaints->data &&
	       complaints->data[strspn(complaints->data, " \t\r\n")];
}

static int tell_gone(struct err *err, const char *name, int status,
		     const char *said)
{
	if (status != -1 && WIFSIGNALED(status))
		return err_set(err, EXIT_FAILED,
			       "grafico «%s»: gnuplot è stato interrotto dal "
			       "segnale %d (%s)", name, WTERMSIG(status), said);
	return err_set(err, EXIT_FAILED,
		       "grafico «%s»: gnuplot è terminato con stato %d (%s)",
		       name, status == -1 ? -1 : WEXITSTATUS(status), said);
}

/* After a failed exchange nothing is known of gnuplot's state: it is ended. */
static int give_up(struct chart_engine *engine, const char *name,
		   enum process_end end, int cause, struct bytes *complaints,
		   struct err *err)
{
	char buffer[600];
	const char *said = words(complaints, buffer, sizeof buffer);
	int status;

	status = process_stop(&engine->process,
			      end == PROCESS_GONE ? PATIENCE : 0);
	/* Where posix_spawn cannot report a failed exec, as under valgrind, the
	 * child ends with 127 and has nothing to say. */
	if (end == PROCESS_GONE && status != -1 && WIFEXITED(status) &&
	    WEXITSTATUS(status) == 127 && !has_words(complaints))
		return process_missing(err);
	if (end == PROCESS_GONE)
		return tell_gone(err, name, status, said);
	if (end == PROCESS_LATE)
		return err_set(err, EXIT_FAILED,
			       "grafico «%s»: gnuplot non ha risposto entro %d s "
			       "(%s)", name, engine->timeout / 1000, said);
	return err_system(err, EXIT_FAILED, cause,
			  "grafico «%s»: il dialogo con gnuplot si è interrotto",
			  name);
}

static int ask(struct chart_engine *engine, const char *name,
	       const struct bytes *script, struct bytes *answer,
	       struct bytes *complaints, struct err *err)
{
	char last[40], command[100];
	enum process_end end = PROCESS_BROKEN;

	snprintf(last, sizeof last, "DONE %lu", ++engine->turn);
	snprintf(command, sizeof command,
		 "load '" PROCESS_SCRIPT "'\nprint '%s'\n", last);
	if (!process_hand(&engine->process, script))
		end = process_ask(&engine->process, command, last,
				  engine->timeout, answer, complaints);
	if (end != PROCESS_ANSWERED)
		return give_up(engine, name, end, errno, complaints, err);
	answer->length -= strlen(last) + 1;
	answer->data[answer->length] = '\0';
	return 0;
}

int engine_run(struct chart_engine *engine, const char *name,
	       const struct bytes *script, struct bytes *answer,
	       struct err *err)
{
	struct bytes complaints = { 0 };
	char said[600];
	int result;

	if (engine->process.pid <= 0)
		return err_set(err, EXIT_FAILED,
			       "grafico «%s»: gnuplot non è più in esecuzione dopo "
			       "un errore precedente", name);
	result = ask(engine, name, script, answer, &complaints, err);
	if (!result && has_words(&complaints))
		result = err_set(err, EXIT_FAILED,
				 "grafico «%s»: gnuplot segnala: %s", name,
				 words(&complaints, said, sizeof said));
	bytes_free(&complaints);
	return result;
}

/* gnuplot takes the path in single quotes, where '' stands for one quote and
 * nothing else is special; over a pipe a line end would still end the line. */
static int load_driver(struct chart_engine *engine, const char *driver,
		       struct err *err)
{
	struct bytes script = { 0 }, answer = { 0 };
	const char *at;
	int bad = 0, result = -1;

	bad |= bytes_puts(&script, "set print '-'\nset terminal lua '");
	for (at = driver; *at; at++)
		bad |= bytes_add(&script, *at == '\'' ? "''" : at,
				 *at == '\'' ? 2 : 1);
	bad |= bytes_puts(&script, "'\n");
	if (bad)
		err_set(err, EXIT_FAILED, "grafici: memoria esaurita");
	else
		result = engine_run(engine, "avvio", &script, &answer, err);
	bytes_free(&script);
	bytes_free(&answer);
	return result;
}

static int check_driver(const char *driver, struct err *err)
{
	const unsigned char *at;

	for (at = (const unsigned char *)driver; *at; at++)
		if (*at < ' ' || *at == 0x7f)
			return err_set(err, EXIT_CONFIG,
				       "il percorso del driver dei grafici contiene "
				       "caratteri di controllo");
	if (access(driver, R_OK))
		return err_system(err, EXIT_CONFIG, errno,
				  "il driver dei grafici non si legge: %s. Rimedio: "
				  "reinstallare con «make install»", driver);
	return 0;
}

struct chart_engine *chart_open(const struct chart_options *options,
				struct err *err)
{
	int seconds = options->timeout_seconds;
	struct chart_engine *engine;

	assert(options->driver && options->measure);
	if (check_driver(options->driver, err))
		return NULL;
	engine = calloc(1, sizeof *engine);
	if (!engine) {
		err_set(err, EXIT_FAILED, "grafici: memoria esaurita");
		return NULL;
	}
	engine->measure = options->measure;
	engine->context = options->context;
	engine->timeout = 1000 * (seconds > 0 ? seconds : DEFAULT_TIMEOUT);
	engine->plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	if (process_start(&engine->process, err) ||
	    load_driver(engine, options->driver, err)) {
		chart_close(engine);
		return NULL;
	}
	return engine;
}

void chart_close(struct chart_engine *engine)
{
	if (!engine)
		return;
	process_stop(&engine->process, PATIENCE);
	if (engine->plain)
		freelocale(engine->plain);
	free(engine);
}
