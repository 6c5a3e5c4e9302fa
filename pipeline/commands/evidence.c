/* evidence.c: what an indicator was made of: `explain` shows it of a value,
 * `matrix` of a row that nobody has computed yet. */
#include "commands/evidence.h"

#include "base/number.h"

/* Columns of the select. */
enum { DAY, NUM, DEN, PLACE, GROUP, FILE_NAME, LINE };

static void add_window(struct text *sql, const struct evidence_of *of)
{
	text_add_string(sql, "with nella_finestra as (select o.*, row_number() "
			"over (partition by o.gruppo order by o.data desc, "
			"o.osservazione desc) as posto from osservazione as o ");
	if (of->k > 0)
		text_add_string(sql, "join finestra as w on w.indicatore = "
			"o.indicatore and w.k = ?1 and w.dovuto and case "
			"w.istante when 0 then o.data between w.dal and w.al "
			"else o.data <= w.al and (o.fine is null or o.fine >= "
			"w.al) end ");
	text_add_string(sql, "where o.indicatore = ?2) ");
}

struct query *evidence_select(struct store *store, const struct evidence_of *of,
			      struct err *err)
{
	struct text sql = {0};
	struct query *query;
	int records = of->layout[0] != '\0';

	add_window(&sql, of);
	text_format(&sql, "select n.data, n.num, n.den, coalesce(c.nome || "
		    "iif(?6, coalesce(', ' || n.subambito, ''), ''), "
		    "n.subambito, iif(?6, 'Ambito', '')), n.gruppo, %s from "
		    "nella_finestra as n "
		    "left join comune as c on c.istat = n.comune ",
		    records ? "f.nome, r.riga" : "null, null");
	if (records)
		text_format(&sql, "left join record_%s as r on r.record = "
			    "n.record left join file_ricevuto as f on f.file = "
			    "r.file ", of->layout);
	text_add_string(&sql, "where (?3 = 0 or (?3 = 1 and n.subambito = ?4) or "
			"(?3 = 2 and n.comune = ?4)) and (?5 = 0 or n.posto = 1)"
			" order by n.data, n.osservazione limit ?7");
	query = query_new(store, sql.data, err);
	text_free(&sql);
	if (query != NULL) {
		if (of->k > 0)
			query_bind_integer(query, 1, of->k);
		query_bind_integer(query, 2, of->indicator);
		query_bind_integer(query, 3, of->level);
		query_bind_text(query, 4, of->code);
		query_bind_integer(query, 5, of->last_only);
		query_bind_integer(query, 6, of->with_subambito);
		query_bind_integer(query, 7, of->most > 0 ? of->most : -1);
	}
	return query;
}

void evidence_line(struct query *evidence, struct text *out)
{
	char num[64], den[64];

	text_format(out, "%s %8s %8s  %-26s %s", query_text(evidence, DAY),
		    number_write(query_real(evidence, NUM), num, sizeof(num)),
		    number_write(query_real(evidence, DEN), den, sizeof(den)),
		    query_text(evidence, PLACE),
		    query_text(evidence, FILE_NAME));
	if (!query_is_null(evidence, LINE))
		text_format(out, ":%s", query_text(evidence, LINE));
	if (!query_is_null(evidence, GROUP))
		text_format(out, "  [%s]", query_text(evidence, GROUP));
}

int evidence_json(struct store *store, struct query *evidence,
		  struct text *out, struct err *err)
{
	struct query *item = query_new(store, "select json_object('data', ?1, "
		"'num', ?2, 'den', ?3, 'luogo', ?4, 'file', ?5, 'riga', ?6)",
		err);
	const char *comma = "";

	while (item != NULL && query_step(evidence, err) == 1) {
		query_bind_text(item, 1, query_text(evidence, DAY));
		query_bind_real(item, 2, query_real(evidence, NUM));
		query_bind_real(item, 3, query_real(evidence, DEN));
		query_bind_text(item, 4, query_text(evidence, PLACE));
		query_bind_text(item, 5, query_text(evidence, FILE_NAME));
		query_bind_integer(item, 6, query_integer(evidence, LINE));
		if (query_step(item, err) == 1)
			text_format(out, "%s%s", comma, query_text(item, 0));
		query_reset(item);
		comma = ",";
	}
	query_free(item);
	return err->code == EXIT_DONE ? 0 : -1;
}
