/* explain.c: quadro explain: a figure taken back to its records, and these to
 * the lines of the files that somebody sent. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"
#include "commands/command.h"
#include "store/query.h"
#include "workspace/workspace.h"

struct subject {
	struct workspace *workspace;
	long long indicator, k;
	char layout[64];	/* "" for a measure in indicatori/ */
	char period[16];
	int level;
	char code[48];		/* AMBITO, subambito, ISTAT code */
	int last_only;		/* rapporto_ultimo */
	struct err *err;
};

static struct query *ask(const struct subject *subject, const char *sql)
{
	return query_new(subject->workspace->store, sql, subject->err);
}

static int find_indicator(struct subject *subject, const char *code)
{
	struct query *query = ask(subject, "select indicatore, "
		"coalesce(tracciato, ''), aggregazione = 'rapporto_ultimo' "
		"from indicatore where codice = ? collate nocase");
	int found = 0;

	if (query == NULL)
		return -1;
	query_bind_text(query, 1, code);
	if (query_step(query, subject->err) == 1) {
		found = 1;
		subject->indicator = query_integer(query, 0);
		snprintf(subject->layout, sizeof(subject->layout), "%s",
			 query_text(query, 1));
		subject->last_only = (int)query_integer(query, 2);
	}
	query_free(query);
	return found ? 0 : err_set(subject->err, EXIT_USAGE, "l'indicatore «%s» "
				   "non c'è in matrice.csv", code);
}

static int find_period(struct subject *subject, const char *period)
{
	struct query *query = ask(subject, "select k, periodo from trimestre "
		"where periodo = ?1 collate nocase or ?1 is null "
		"order by k desc limit 1");
	int found = 0;

	if (query == NULL)
		return -1;
	query_bind_text(query, 1, period);
	if (query_step(query, subject->err) == 1) {
		found = 1;
		subject->k = query_integer(query, 0);
		snprintf(subject->period, sizeof(subject->period), "%s",
			 query_text(query, 1));
	}
	query_free(query);
	if (found)
		return 0;
	return err_set(subject->err, period != NULL ? EXIT_USAGE : EXIT_CONFIG,
		       "%s%s: non è tra i trimestri calcolati; lanciare "
		       "«quadro run» o indicarne un altro con --period",
		       period != NULL ? "il trimestre " : "nessun trimestre",
		       period != NULL ? period : "");
}

static int find_scope(struct subject *subject, const char *scope)
{
	const struct registry *registry = subject->workspace->registry;
	int index;

	if (scope == NULL || strcasecmp(scope, "AMBITO") == 0) {
		subject->level = 0;
		snprintf(subject->code, sizeof(subject->code), "AMBITO");
		return 0;
	}
	index = registry_subambito(registry, scope, strlen(scope));
	if (index >= 0) {
		subject->level = 1;
		snprintf(subject->code, sizeof(subject->code), "%s",
			 registry_code(registry, index));
		return 0;
	}
	index = registry_comune(registry, scope, strlen(scope));
	if (index < 0)
		return err_set(subject->err, EXIT_USAGE, "«%s» non è AMBITO, né "
			       "un subambito, né un Comune", scope);
	subject->level = 2;
	snprintf(subject->code, sizeof(subject->code), "%s",
		 registry_istat(registry, index));
	return 0;
}

static int tell_formula(const struct subject *subject)
{
	struct query *query = ask(subject, "select i.codice, i.descrizione, "
		"o.titolo, i.tipo, i.unita, i.misura, i.filtro, i.data, i.num, "
		"i.den, i.distinti, i.aggregazione, iif(i.finestra = 'dal', "
		"'dal ' || i.finestra_dal, i.finestra), i.operatore, i.target, "
		"i.minimo_subambito, i.scadenza, coalesce(i.decorrenza, 'anno "
		"dopo ' || i.decorrenza_dopo), i.fonte, i.nota, i.tracciato "
		"from indicatore as i join obiettivo as o on o.obiettivo = "
		"i.obiettivo where i.indicatore = ?");
	static const struct {
		const char *label;
		int column;
	} lines[] = {
		{"Si conta", 5}, {"Tracciato", 20}, {"Filtro", 6}, {"Data", 7},
		{"Numeratore", 8}, {"Denominatore", 9}, {"Distinti", 10},
		{"Aggregazione", 11}, {"Finestra", 12}, {"Scadenza", 16},
		{"Decorrenza", 17}, {"Fonte", 18}, {"Nota", 19},
	};
	char number[64], minimum[64];
	size_t i;

	if (query == NULL)
		return -1;
	query_bind_integer(query, 1, subject->indicator);
	if (query_step(query, subject->err) == 1) {
		printf("%s  %s\n", query_text(query, 0), query_text(query, 1));
		printf("%s; indicatore di %s; %s %s %s", query_text(query, 2),
		       query_text(query, 3), query_text(query, 13),
		       number_write(query_real(query, 14), number,
				    sizeof(number)), query_text(query, 4));
		if (!query_is_null(query, 15))
			printf(", e almeno %s per subambito",
			       number_write(query_real(query, 15), minimum,
					    sizeof(minimum)));
		puts("\n");
		for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
			if (*query_text(query, lines[i].column) != '\0')
				printf("  %-13s %s\n", lines[i].label,
				       query_text(query, lines[i].column));
	}
	query_free(query);
	return 0;
}

static int tell_value(const struct subject *subject)
{
	static const char *const labels[] = {
		"numeratore", "denominatore", "valore", "atteso", "target",
		"raggiungimento", "proiezione", "ritmo necessario",
	};
	struct query *query = ask(subject, "select numeratore, denominatore, "
		"valore, atteso, target, raggiungimento, proiezione, "
		"ritmo_necessario, replace(stato, '_', ' ') from valore where "
		"k = ? and indicatore = ? and livello = ? and codice = ?");
	char number[64];
	int i;

	if (query == NULL)
		return -1;
	query_bind_integer(query, 1, subject->k);
	query_bind_integer(query, 2, subject->indicator);
	query_bind_integer(query, 3, subject->level);
	query_bind_text(query, 4, subject->code);
	printf("\nAl %s, %s:\n", subject->period, subject->code);
	if (query_step(query, subject->err) == 1) {
		for (i = 0; i < 8; i++)
			if (!query_is_null(query, i))
				printf("  %-16s %s\n", labels[i],
				       number_write(query_real(query, i),
						    number, sizeof(number)));
		if (query_is_null(query, 2))
			printf("  %-16s n.d.\n", "valore");
		if (!query_is_null(query, 8))
			printf("  %-16s %s\n", "stato", query_text(query, 8));
	} else {
		puts("  nessuna osservazione");
	}
	query_free(query);
	return 0;
}

/* The observations of the window and scope, with the records behind them. */
static struct query *select_evidence(const struct subject *subject)
{
	struct text sql = {0};
	struct query *query;

	text_format(&sql, "with nella_finestra as (select o.*, row_number() over "
		    "(partition by o.gruppo order by o.data desc, "
		    "o.osservazione desc) as posto from osservazione as o "
		    "join finestra as w on w.indicatore = o.indicatore and "
		    "w.k = ?1 where o.indicatore = ?2 and w.dovuto and case "
		    "w.istante when 0 then o.data between w.dal and w.al else "
		    "o.data <= w.al and (o.fine is null or o.fine >= w.al) end) "
		    "select n.data, n.num, n.den, coalesce(c.nome, n.subambito, "
		    "''), n.gruppo, %s from nella_finestra as n "
		    "left join comune as c on c.istat = n.comune ",
		    subject->layout[0] != '\0' ? "f.nome, r.riga" :
		    "null, null");
	if (subject->layout[0] != '\0')
		text_format(&sql, "left join record_%s as r on r.record = "
			    "n.record left join file_ricevuto as f on f.file = "
			    "r.file ", subject->layout);
	text_add_string(&sql, "where (?3 = 0 or (?3 = 1 and n.subambito = ?4) or "
			"(?3 = 2 and n.comune = ?4)) and (?5 = 0 or n.posto = 1)"
			" order by n.data, n.osservazione");
	query = ask(subject, sql.data);
	text_free(&sql);
	if (query != NULL) {
		query_bind_integer(query, 1, subject->k);
		query_bind_integer(query, 2, subject->indicator);
		query_bind_integer(query, 3, subject->level);
		query_bind_text(query, 4, subject->code);
		query_bind_integer(query, 5, subject->last_only);
	}
	return query;
}

static int tell_evidence(const struct subject *subject)
{
	struct query *query = select_evidence(subject);
	char num[64], den[64];
	long count = 0;

	if (query == NULL)
		return -1;
	while (query_step(query, subject->err) == 1) {
		if (count++ == 0)
			puts("\nOsservazioni (data, numeratore, denominatore, "
			     "luogo, file e riga):");
		number_write(query_real(query, 1), num, sizeof(num));
		number_write(query_real(query, 2), den, sizeof(den));
		printf("  %s %8s %8s  %-26s %s", query_text(query, 0), num, den,
		       query_text(query, 3), query_text(query, 5));
		if (!query_is_null(query, 6))
			printf(":%s", query_text(query, 6));
		if (!query_is_null(query, 4))
			printf("  [%s]", query_text(query, 4));
		putchar('\n');
	}
	printf("\n%ld osservazioni\n", count);
	query_free(query);
	return 0;
}

static int tell_json(const struct subject *subject)
{
	struct query *query = ask(subject, "select json_object('indicatore', "
		"i.codice, 'descrizione', i.descrizione, 'misura', i.misura, "
		"'periodo', t.periodo, 'codice', v.codice, 'numeratore', "
		"v.numeratore, 'denominatore', v.denominatore, 'valore', "
		"v.valore, 'atteso', v.atteso, 'target', v.target, "
		"'raggiungimento', v.raggiungimento, 'proiezione', "
		"v.proiezione, 'ritmo_necessario', v.ritmo_necessario, 'stato',"
		" v.stato) from valore as v join indicatore as i on "
		"i.indicatore = v.indicatore join trimestre as t on t.k = v.k "
		"where v.k = ? and v.indicatore = ? and v.livello = ? and "
		"v.codice = ?");
	struct query *evidence = select_evidence(subject);
	struct query *item = ask(subject, "select json_object('data', ?1, 'num',"
		" ?2, 'den', ?3, 'luogo', ?4, 'file', ?5, 'riga', ?6)");
	const char *comma = "";

	if (query != NULL && evidence != NULL && item != NULL) {
		query_bind_integer(query, 1, subject->k);
		query_bind_integer(query, 2, subject->indicator);
		query_bind_integer(query, 3, subject->level);
		query_bind_text(query, 4, subject->code);
		printf("{\"valore\":%s,\"osservazioni\":[",
		       query_step(query, subject->err) == 1 ?
		       query_text(query, 0) : "null");
		while (query_step(evidence, subject->err) == 1) {
			query_bind_text(item, 1, query_text(evidence, 0));
			query_bind_real(item, 2, query_real(evidence, 1));
			query_bind_real(item, 3, query_real(evidence, 2));
			query_bind_text(item, 4, query_text(evidence, 3));
			query_bind_text(item, 5, query_text(evidence, 5));
			query_bind_integer(item, 6, query_integer(evidence, 6));
			if (query_step(item, subject->err) == 1)
				printf("%s%s", comma, query_text(item, 0));
			query_reset(item);
			comma = ",";
		}
		puts("]}");
	}
	query_free(query);
	query_free(evidence);
	query_free(item);
	return subject->err->code == EXIT_DONE ? 0 : -1;
}

int command_explain(const struct options *options, struct err *err)
{
	struct subject subject = {.err = err};
	int status = -1;

	subject.workspace = workspace_open(options->workspace, WORKSPACE_LOOK,
					   err);
	if (subject.workspace != NULL &&
	    find_indicator(&subject, options->operands[0]) == 0 &&
	    find_period(&subject, options->period) == 0 &&
	    find_scope(&subject, options->scope) == 0) {
		if (options->json)
			status = tell_json(&subject);
		else
			status = tell_formula(&subject) == 0 &&
				 tell_value(&subject) == 0 &&
				 tell_evidence(&subject) == 0 ? 0 : -1;
	}
	workspace_close(subject.workspace);
	return status == 0 && err->code == EXIT_DONE ? EXIT_DONE : -1;
}
