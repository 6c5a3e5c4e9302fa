/* explain.c: quadro explain: a figure taken back to its records, and these to
 * the lines of the files that somebody sent. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"
#include "closing.h"
#include "commands/command.h"
#include "commands/evidence.h"
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

/* The observations behind the value, with their records. */
static struct query *select_evidence(const struct subject *subject)
{
	const struct evidence_of of = {
		.indicator = subject->indicator, .layout = subject->layout,
		.k = subject->k, .level = subject->level,
		.code = subject->code, .last_only = subject->last_only,
	};

	return evidence_select(subject->workspace->store, &of, subject->err);
}

static int tell_evidence(const struct subject *subject)
{
	struct query *query = select_evidence(subject);
	struct text line = {0};
	long count = 0;

	if (query == NULL)
		return -1;
	while (query_step(query, subject->err) == 1) {
		if (count++ == 0)
			puts("\nOsservazioni (data, numeratore, denominatore, "
			     "luogo, file e riga):");
		text_clear(&line);
		evidence_line(query, &line);
		printf("  %s\n", line.data);
	}
	printf("\n%ld osservazioni\n", count);
	query_free(query);
	text_free(&line);
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
	struct text items = {0};

	if (query != NULL && evidence != NULL) {
		query_bind_integer(query, 1, subject->k);
		query_bind_integer(query, 2, subject->indicator);
		query_bind_integer(query, 3, subject->level);
		query_bind_text(query, 4, subject->code);
		printf("{\"valore\":%s,\"osservazioni\":[",
		       query_step(query, subject->err) == 1 ?
		       query_text(query, 0) : "null");
		evidence_json(subject->workspace->store, evidence, &items,
			      subject->err);
		printf("%s]}\n", text_string(&items));
	}
	query_free(query);
	query_free(evidence);
	text_free(&items);
	return subject->err->code == EXIT_DONE ? 0 : -1;
}

int command_explain(const struct options *options, struct err *err)
{
	struct subject subject = {.err = err};
	int status = -1;

	subject.workspace = workspace_open(options->workspace, WORKSPACE_LOOK,
					   err);
	if (subject.workspace != NULL &&
	    (!options->as_reported ||
	     closing_go_back(subject.workspace, options->period != NULL ?
			     options->period : "", 1, err) == 0) &&
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
