/* night_json.c: the report of a night for programs: a monitor that wants to
 * know what is missing, or where the documents are, reads this and not the
 * Italian lines. Counts come from where the lines take them. */
#include "night_json.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/json.h"
#include "store/query.h"

static const char values[] =
	"with t (k) as (select max(k) from trimestre), v as (select stato, "
	"count(*) as n from valore join t on t.k = valore.k where livello = 0 "
	"group by stato order by stato), mancante as (select s.* from "
	"scadenza_invio as s join t on t.k = s.k where not s.accettato order by "
	"tracciato, mittente) select json_object('periodo', periodo, "
	"'indicatori', (select sum(n) from v), 'stati', (select "
	"json_group_object(stato, n) from v where stato is not null), "
	"'invii_attesi', (select count(*) from scadenza_invio as s join t on "
	"t.k = s.k), 'invii_mancanti', (select json_group_array(json_object("
	"'tracciato', tracciato, 'mittente', mittente, 'periodo', periodo)) "
	"from mancante)) from calcolo";

static void add_values(struct text *out, struct store *store)
{
	struct err ignored = {0};
	struct query *query = query_new(store, values, &ignored);

	text_format(out, ",\"calcolo\":%s", query != NULL &&
		    query_step(query, &ignored) == 1 ? query_text(query, 0) :
		    "null");
	query_free(query);
}

static void add_received(struct text *out, const struct inbox_summary *inbox)
{
	text_format(out, ",\"ricezione\":{\"file\":%ld,\"accettati\":%ld,"
		    "\"accettati_con_scarti\":%ld,\"respinti\":%ld,"
		    "\"duplicati\":%ld,\"nomi_non_capiti\":%ld,"
		    "\"con_dati_personali\":%ld,\"righe_scartate\":%ld,"
		    "\"illeggibili\":", inbox->files,
		    inbox->outcomes[ACCETTATO],
		    inbox->outcomes[ACCETTATO_CON_SCARTI],
		    inbox->outcomes[RESPINTO], inbox->outcomes[DUPLICATO],
		    inbox->nameless, inbox->personal, inbox->rows_rejected);
	json_lines(out, text_string(&inbox->notes));
	text_add_string(out, "}");
}

/* The directory and the names in it, sorted. */
static void add_published(struct text *out, const char *directory)
{
	struct dirent **entries = NULL;
	int n = scandir(directory, &entries, NULL, alphasort), i;
	const char *between = "";

	text_add_string(out, ",\"pubblicazione\":{\"cartella\":");
	json_string(out, directory);
	text_add_string(out, ",\"file\":[");
	for (i = 0; i < n; i++) {
		if (entries[i]->d_name[0] != '.') {
			text_add_string(out, between);
			json_string(out, entries[i]->d_name);
			between = ",";
		}
		free(entries[i]);
	}
	free(entries);
	text_add_string(out, "]}");
}

void night_json(struct run *run, struct store *store, const struct err *err)
{
	struct text *out = &run->json;
	int failed = err->code != EXIT_DONE;
	char day[DATE_SIZE];

	text_clear(out);
	text_add_string(out, "{\"comando\":");
	json_string(out, run->command);
	text_format(out, ",\"al\":\"%s\",\"uscita\":%d",
		    date_write_iso(run->as_of, day), failed ? (int)err->code :
		    run->attention ? EXIT_ATTENTION : EXIT_DONE);
	if (failed) {
		text_add_string(out, ",\"errore\":");
		json_string(out, err->message);
	} else {
		if (run->stages & STAGE_ACQUIRE)
			add_received(out, &run->inbox);
		if (run->stages & (STAGE_COMPUTE | STAGE_RENDER))
			add_values(out, store);
		if (run->published.length > 0)
			add_published(out, run->published.data);
	}
	text_add_string(out, ",\"messaggi\":");
	json_lines(out, text_string(&run->report));
	text_add_string(out, "}\n");
}
