/* findings.c: the lines of a receipt, in the store. */
#include "acquire/findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/query.h"

enum {
	TEXT_BYTES = 200,	/* of a found value or a column, in a receipt */
	MESSAGE_BYTES = 2000,	/* of a message */
};

struct findings {
	struct query *insert, *drop;
	long long file;
	long long order;
};

struct findings *findings_new(struct store *store, struct err *err)
{
	struct findings *findings = must_alloc(sizeof(*findings));

	findings->file = 0;
	findings->order = 0;
	findings->drop = NULL;
	findings->insert = query_new(store, "insert into segnalazione values "
				     "(?, ?, ?, ?, ?, ?, ?, ?)", err);
	if (findings->insert != NULL)
		findings->drop = query_new(store, "delete from segnalazione "
			"where file = ? and codice not in ('CODIFICA', "
			"'COLONNA_SENZA_NOME', 'COLONNA_SCONOSCIUTA', "
			"'RIGHE_DI_TITOLO') and not (codice = 'VIRGOLETTE' and "
			"ordine = (select max(ordine) from segnalazione as s "
			"where s.file = segnalazione.file))", err);
	if (findings->drop != NULL)
		return findings;
	findings_free(findings);
	return NULL;
}

void findings_free(struct findings *findings)
{
	if (findings == NULL)
		return;
	query_free(findings->insert);
	query_free(findings->drop);
	free(findings);
}

void findings_start(struct findings *findings, long long file)
{
	findings->file = file;
	findings->order = 0;
}

/* Length of what is kept of a text: at most `most` bytes, whole characters. A
 * column's name may be a million bytes, told again at every row. */
static size_t kept(const char *text, size_t length, size_t most)
{
	return text_valid_utf8(text, length < most ? length : most);
}

int findings_add(struct findings *findings, const struct finding *finding,
		 struct err *err)
{
	struct query *insert = findings->insert;
	size_t length = kept(finding->value, finding->value_length, TEXT_BYTES);

	query_bind_integer(insert, 1, findings->file);
	query_bind_integer(insert, 2, ++findings->order);
	query_bind_null(insert, 3);
	if (finding->line > 0)
		query_bind_integer(insert, 3, finding->line);
	query_bind_bytes(insert, 4, finding->column,
			 kept(finding->column, strlen(finding->column),
			      TEXT_BYTES));
	query_bind_text(insert, 5, finding->code);
	query_bind_text(insert, 6, finding->severity == ERROR ? "errore" :
								"avviso");
	query_bind_bytes(insert, 7, length > 0 ? finding->value : "", length);
	query_bind_bytes(insert, 8, finding->message,
			 kept(finding->message, strlen(finding->message),
			      MESSAGE_BYTES));
	return query_run(insert, err);
}

int findings_keep_file_level(struct findings *findings, struct err *err)
{
	query_bind_integer(findings->drop, 1, findings->file);
	return query_run(findings->drop, err);
}
