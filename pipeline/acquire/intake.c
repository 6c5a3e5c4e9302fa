/* intake.c: the order of the checks on a file: its name, personal data, the
 * bytes already in force, its structure, its rows, the share of bad rows.
 *
 * Each step that ends the matter says so with a finding; the row of
 * file_ricevuto is written first, so that findings have something to hang on,
 * and completed last.
 */
#include "acquire/intake.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acquire/filename.h"
#include "acquire/fiscalcode.h"
#include "acquire/header.h"
#include "acquire/rows.h"
#include "base/text.h"
#include "records/table.h"
#include "store/query.h"
#include "tabular/cells.h"

/* What is known of a file while it is examined. */
struct exam {
	struct intake *intake;
	struct received *received;
	struct file_name name;
	struct header header;
	struct rows_count rows;
	long to_mend;		/* rows to mend for the file to be accepted */
	long long integrates;	/* the file in force that this one adds rows to, or 0 */
	char dialect[160];
	struct err *err;
};

const char *intake_outcome(enum outcome outcome)
{
	static const char *const words[N_OUTCOMES] = {
		"ACCETTATO", "ACCETTATO_CON_SCARTI", "RESPINTO", "DUPLICATO",
	};

	return words[outcome];
}

static struct store *store_of(const struct exam *exam)
{
	return exam->intake->workspace->store;
}

static int report(struct exam *exam, long line, const char *column,
		  const char *code, enum severity severity,
		  const char *message)
{
	const struct finding finding = {line, column, code, severity, "", 0,
					message};

	return findings_add(exam->intake->findings, &finding, exam->err);
}

static int open_row(struct exam *exam)
{
	struct received *received = exam->received;
	struct query *insert = query_new(store_of(exam), "insert into "
		"file_ricevuto (nome, byte, modificato, ricevuto_il, al, esito, "
		"lette, accettate, scartate) values (?, ?, ?, ?, ?, 'RESPINTO', "
		"0, 0, 0)", exam->err);
	char day[DATE_SIZE], as_of[DATE_SIZE];
	int status;

	if (insert == NULL)
		return -1;
	query_bind_text(insert, 1, received->name);
	query_bind_integer(insert, 2, (long long)received->length);
	query_bind_integer(insert, 3, received->modified);
	query_bind_text(insert, 4, date_write_iso(
			date_in_italy(received->modified / 1000000000), day));
	query_bind_text(insert, 5, date_write_iso(exam->intake->as_of, as_of));
	status = query_run(insert, exam->err);
	query_free(insert);
	received->file = store_last_id(store_of(exam));
	findings_start(exam->intake->findings, received->file);
	return status;
}

static void bind_name(struct query *update, const struct exam *exam,
		      char *last_day)
{
	const struct file_name *name = &exam->name;

	query_bind_text(update, 1, name->layout != NULL &&
			!exam->received->nameless ? name->layout->name : NULL);
	query_bind_text(update, 2, exam->received->nameless ? NULL :
			name->sender_code);
	query_bind_text(update, 3, exam->received->nameless ? NULL :
			name->period.name);
	query_bind_text(update, 4, exam->received->nameless ? NULL :
			date_write_iso(period_last_day(&name->period),
				       last_day));
}

static int close_row(struct exam *exam)
{
	struct received *received = exam->received;
	struct query *update = query_new(store_of(exam), "update file_ricevuto "
		"set tracciato = ?, mittente = ?, periodo = ?, fine_periodo = ?,"
		" sha256 = ?, esito = ?, lette = ?, accettate = ?, scartate = ?,"
		" da_correggere = ?, dialetto = ?, primo_record = ?,"
		" ultimo_record = ?, destino = ?, integra = nullif(?, 0)"
		" where file = ?", exam->err);
	char last_day[DATE_SIZE];
	int status;

	if (update == NULL)
		return -1;
	bind_name(update, exam, last_day);
	query_bind_text(update, 5, received->personal ? NULL :
							received->sha256);
	query_bind_text(update, 6, intake_outcome(received->outcome));
	query_bind_integer(update, 7, exam->rows.read);
	query_bind_integer(update, 8, exam->rows.accepted);
	query_bind_integer(update, 9, exam->rows.rejected);
	query_bind_integer(update, 10, exam->to_mend);
	query_bind_text(update, 11, exam->dialect[0] != '\0' ? exam->dialect :
							       NULL);
	query_bind_integer(update, 12, exam->rows.first);
	query_bind_integer(update, 13, exam->rows.last);
	query_bind_text(update, 14, received->nameless ? "inbox" :
			received->personal ? "privacy" : "archivio");
	query_bind_integer(update, 15, exam->integrates);
	query_bind_integer(update, 16, received->file);
	status = query_run(update, exam->err);
	query_free(update);
	return status;
}

/* The periodicity that invii.csv expects of this layout and sender, if any. */
static int check_periodicity(struct exam *exam, char *why, size_t size)
{
	static const char *const words[] = {"trimestrale", "semestrale",
					    "annuale"};
	static const char *const examples[] = {"2022T3", "2022S1", "2022"};
	const struct file_name *name = &exam->name;
	struct query *query = query_new(store_of(exam), "select periodicita "
		"from invio_atteso where tracciato = ? and mittente = ?",
		exam->err);
	const char *expected = words[name->period.periodicity];
	size_t i;
	int wrong = 0;

	if (query == NULL)
		return -1;
	query_bind_text(query, 1, name->layout->name);
	query_bind_text(query, 2, name->sender_code);
	if (query_step(query, exam->err) == 1 &&
	    strcmp(query_text(query, 0), expected) != 0) {
		wrong = 1;
		for (i = 0; strcmp(words[i], query_text(query, 0)) != 0; i++)
			;
		snprintf(why, size, "il periodo %s è %s, ma %s di %s si invia "
			 "ogni periodo %s, come %s", name->period.name, expected,
			 name->layout->name, name->sender_code, words[i],
			 examples[i]);
	}
	query_free(query);
	return wrong;
}

/* 1 when the name is good, 0 when it is not (told), -1 on error. */
static int examine_name(struct exam *exam)
{
	const struct workspace *workspace = exam->intake->workspace;
	struct received *received = exam->received;
	char why[768], message[1024];
	int wrong = received->as != NULL ?
		filename_read_words(received->as, workspace->layouts,
				    workspace->registry, &exam->name, why,
				    sizeof(why)) :
		filename_read(received->name, workspace->layouts,
			      workspace->registry, &exam->name, why,
			      sizeof(why));

	if (wrong == 0)
		wrong = check_periodicity(exam, why, sizeof(why));
	if (wrong == 0)
		return 1;
	if (exam->err->code != EXIT_DONE)
		return -1;
	received->nameless = 1;
	received->outcome = RESPINTO;
	snprintf(message, sizeof(message), "%s. Il nome deve essere come "
		 "patti_SUBAMBITO_2022T3.csv (tracciato, mittente, periodo): "
		 "rinominare il file nella cartella inbox", why);
	return report(exam, 0, "", "NOME_FILE", ERROR, message);
}

/* The first record with a codice fiscale in a cell, and the cell's column. */
static int find_personal(struct cells *cells, struct record *record,
			 size_t *column)
{
	while (cells_next(cells, record) == 1)
		for (*column = 0; *column < record->kept; ++*column)
			if (fiscalcode_found(record->cells[*column].bytes,
					     record->cells[*column].length))
				return 1;
	return 0;
}

/* Where the first codice fiscale stands: row, and column by name, or by
 * number outside the cells of the table. The value is never told. */
static int report_personal(struct exam *exam)
{
	static const char message[] = "qui c'è un codice fiscale: il file "
		"intero è respinto e non se ne conserva nulla. Togliere i dati "
		"personali (usare gli pseudonimi) e inviarlo di nuovo";
	const struct received *received = exam->received;
	struct header *header = &exam->header;
	struct cells *cells;
	struct record record = {0};
	char number[24] = "";
	const char *where = number;
	size_t column;
	long line = 0;

	if (header_find(header, received->bytes, received->length,
			exam->name.layout, NULL, exam->err) < 0)
		return -1;
	if (header->encoding == ENCODING_UNKNOWN)
		return report(exam, 0, "", "DATO_PERSONALE", ERROR, message);
	cells = cells_new(received->bytes, received->length, header->encoding,
			  header->separator != '\0' ? header->separator : ';',
			  header->skip);
	if (find_personal(cells, &record, &column)) {
		line = record.line;
		snprintf(number, sizeof(number), "%zu", column + 1);
		if (header->line > 0 && line > header->line &&
		    column < header->width && header->names[column][0] != '\0')
			where = header->names[column];
	}
	cells_free(cells);
	return report(exam, line, where, "DATO_PERSONALE", ERROR, message);
}

/* 1 when the file may be kept, 0 when it holds personal data (told). */
static int examine_privacy(struct exam *exam)
{
	struct received *received = exam->received;
	int status;

	if (!fiscalcode_found(received->bytes, received->length))
		return 1;
	received->personal = 1;
	received->outcome = RESPINTO;
	status = report_personal(exam);
	exam->dialect[0] = '\0';
	return status;
}

/* Finds what is in force for the layout, sender and period: the bytes among
 * its files mean nothing new; an integration adds to it. */
static int look_in_force(struct exam *exam, int *same)
{
	struct query *query = query_new(store_of(exam), "with base as (select "
		"max(file) as file from file_ricevuto where tracciato = ? and "
		"mittente = ? and periodo = ? and integra is null and esito in "
		"('ACCETTATO', 'ACCETTATO_CON_SCARTI')) select base.file, "
		"f.sha256 from base join file_ricevuto as f on f.file = "
		"base.file or (f.integra = base.file and f.esito in "
		"('ACCETTATO', 'ACCETTATO_CON_SCARTI'))", exam->err);

	*same = 0;
	if (query == NULL)
		return -1;
	query_bind_text(query, 1, exam->name.layout->name);
	query_bind_text(query, 2, exam->name.sender_code);
	query_bind_text(query, 3, exam->name.period.name);
	while (query_step(query, exam->err) == 1) {
		*same |= strcmp(query_text(query, 1),
				exam->received->sha256) == 0;
		if (exam->name.integrates)
			exam->integrates = query_integer(query, 0);
	}
	query_free(query);
	return exam->err->code == EXIT_DONE ? 0 : -1;
}

/* 1 when the bytes are new, 0 when they are those in force (told). */
static int examine_duplicate(struct exam *exam)
{
	struct received *received = exam->received;
	struct digest *digest = digest_new();
	int same;

	digest_add(digest, received->bytes, received->length);
	digest_finish(digest, received->sha256);
	if (look_in_force(exam, &same) != 0)
		return -1;
	if (!same)
		return 1;
	received->outcome = DUPLICATO;
	return report(exam, 0, "", "FILE_DUPLICATO", WARNING, "è identico al "
		      "file già in uso per questo mittente e periodo: non "
		      "cambia nulla");
}

/* 1 when the table can be read, 0 when it cannot (told). */
static int examine_structure(struct exam *exam)
{
	const struct received *received = exam->received;
	int errors = header_find(&exam->header, received->bytes,
				 received->length, exam->name.layout,
				 exam->intake->findings, exam->err);

	header_describe(&exam->header, exam->dialect, sizeof(exam->dialect));
	if (errors > 0)
		exam->received->outcome = RESPINTO;
	return errors < 0 ? -1 : errors == 0;
}

static int refuse(struct exam *exam)
{
	struct rows_count *rows = &exam->rows;

	exam->received->outcome = RESPINTO;
	if (rows->accepted > 0 &&
	    table_remove(store_of(exam), exam->name.layout, rows->first,
			 rows->last, exam->err) != 0)
		return -1;
	rows->accepted = 0;
	rows->first = 0;
	rows->last = -1;
	return 0;
}

/* More rows rejected than scarti_massimi × rows and than scarti_tollerati. */
static int weigh_rows(struct exam *exam)
{
	const struct settings *settings = &exam->intake->workspace->settings;
	struct rows_count *rows = &exam->rows;
	double allowed = floor(settings->scarti_massimi * (double)rows->read +
			       1e-9);

	if (allowed < settings->scarti_tollerati)
		allowed = floor(settings->scarti_tollerati);
	exam->received->outcome = rows->rejected > 0 ? ACCETTATO_CON_SCARTI :
						       ACCETTATO;
	if ((double)rows->rejected <= allowed)
		return 0;
	exam->to_mend = rows->rejected - (long)allowed;
	return refuse(exam);
}

static int examine_rows(struct exam *exam)
{
	const struct received *received = exam->received;
	struct rows_job job = {
		.bytes = received->bytes, .length = received->length,
		.name = &exam->name, .header = &exam->header,
		.registry = exam->intake->workspace->registry,
		.as_of = exam->intake->as_of, .file = received->file,
		.store = store_of(exam), .findings = exam->intake->findings,
		.integrates = exam->integrates,
		.progress = exam->intake->workspace->progress,
	};

	if (rows_load(&job, &exam->rows, exam->err) != 0)
		return -1;
	if (!exam->rows.refused)
		return weigh_rows(exam);
	if (refuse(exam) != 0)
		return -1;
	exam->rows = (struct rows_count){.last = -1};
	return findings_keep_file_level(exam->intake->findings, exam->err);
}

int intake_file(struct intake *intake, struct received *received,
		struct err *err)
{
	struct exam exam = {.intake = intake, .received = received,
			    .rows = {.last = -1}, .err = err};
	int more;

	received->nameless = received->personal = 0;
	received->sha256[0] = '\0';
	if (open_row(&exam) != 0)
		return -1;
	more = examine_name(&exam);
	if (more > 0)
		more = examine_privacy(&exam);
	if (more > 0)
		more = examine_duplicate(&exam);
	if (more > 0)
		more = examine_structure(&exam);
	if (more > 0)
		more = examine_rows(&exam);
	received->rejected = exam.rows.rejected;
	if (more >= 0)
		more = close_row(&exam);
	header_clear(&exam.header);
	return more;
}
