/* valutazione_data.c: what the pack of the evaluation shows, read once from
 * its views, and the few words that its sections share. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/load.h"
#include "packs/valutazione.h"

#define TEXT LOAD_TEXT_OF
#define NUMBER LOAD_NUMBER_OF
#define INTEGER LOAD_INTEGER_OF

const char *const valutazione_criteria[CRITERIA] = {
	"Rilevanza", "Efficienza", "Efficacia", "Impatto", "Sostenibilità",
};

static const struct load_field judgement_fields[] = {
	TEXT(judgement, "obiettivo", code), TEXT(judgement, "titolo", title),
	INTEGER(judgement, "anno", year), INTEGER(judgement, "finito", finished),
	TEXT(judgement, "periodo", period),
	INTEGER(judgement, "indicatori", indicators),
	INTEGER(judgement, "considerati", counted),
	INTEGER(judgement, "non_dovuti", not_due),
	INTEGER(judgement, "senza_dati", without_data),
	INTEGER(judgement, "riservati", reserved),
	TEXT(judgement, "grado_mostra", degree_mark),
	NUMBER(judgement, "grado_calcolato", degree),
	NUMBER(judgement, "grado_dichiarato", stated_degree),
	NUMBER(judgement, "grado_differenza", degree_gap),
	NUMBER(judgement, "coincidenza_calcolata", money),
	NUMBER(judgement, "coincidenza_dichiarata", stated_money),
	NUMBER(judgement, "coincidenza_differenza", money_gap),
	INTEGER(judgement, "valutato", judged),
	INTEGER(judgement, "grado_da_discutere", degree_apart),
	INTEGER(judgement, "coincidenza_da_discutere", money_apart),
	NUMBER(judgement, "soglia", threshold),
	TEXT(judgement, "valutazione_qualitativa", quality),
	TEXT(judgement, "valutazione_utenti", users),
	TEXT(judgement, "criticita", trouble),
	TEXT(judgement, "risposta_al_bisogno", answer),
	TEXT(judgement, "motivazione", why),
	TEXT(judgement, "continuita", continuity),
	TEXT(judgement, "riproposizione", again),
	TEXT(judgement, "motivazione_riproposizione", why_again),
	NUMBER(judgement, "rilevanza", criteria[0]),
	NUMBER(judgement, "efficienza", criteria[1]),
	NUMBER(judgement, "efficacia", criteria[2]),
	NUMBER(judgement, "impatto", criteria[3]),
	NUMBER(judgement, "sostenibilita", criteria[4]),
};

static const struct load_field past_fields[] = {
	INTEGER(past, "dal", from), INTEGER(past, "al", to),
	TEXT(past, "obiettivo", code), TEXT(past, "titolo", title),
	NUMBER(past, "grado", degree), TEXT(past, "grado_assente", degree_absent),
	TEXT(past, "valutazione_utenti", users),
	NUMBER(past, "coincidenza", money),
	TEXT(past, "coincidenza_assente", money_absent),
	TEXT(past, "risposta", answer), TEXT(past, "continuita", continuity),
	TEXT(past, "riproposizione", again),
};

static const struct load_field circumstance_fields[] = {
	TEXT(circumstance, "obiettivo", objective),
	TEXT(circumstance, "titolo", objective_title),
	TEXT(circumstance, "indicatore", name),
	INTEGER(circumstance, "anno", year), NUMBER(circumstance, "valore", value),
	TEXT(circumstance, "assente", absent),
	INTEGER(circumstance, "decimali", decimals),
	TEXT(circumstance, "unita", unit),
	INTEGER(circumstance, "percentuale", is_percent),
	TEXT(circumstance, "confronto", said), TEXT(circumstance, "fonte", source),
	INTEGER(circumstance, "anno_confronto", base_year),
	NUMBER(circumstance, "valore_confronto", base),
	NUMBER(circumstance, "variazione", change),
	NUMBER(circumstance, "variazione_percentuale", change_share),
	INTEGER(circumstance, "verifiche", checks),
	INTEGER(circumstance, "avvisi", warnings),
};

static const struct load_field warning_fields[] = {
	TEXT(warning, "obiettivo", objective), TEXT(warning, "indicatore", name),
	INTEGER(warning, "anno", year), TEXT(warning, "avviso", words),
};

static const struct load_field orphan_fields[] = {
	TEXT(orphan, "codice", code), INTEGER(orphan, "anno", year),
};

/* The arrays of struct valutazione: where each is, and what fills it. */
static const struct load_part parts[] = {
#define PART(type, member, source) \
	LOAD_PART(valutazione, type, member, source, NULL)
	PART(judgement, judgements, "select * from "
	     "report_pubblico_valutazione "
	     "order by ordine, obiettivo, anno"),
	PART(past, pasts, "select * from report_valutazione_storica "
	     "order by dal desc, al desc, ordine"),
	PART(circumstance, circumstances, "select * from report_contesto "
	     "order by ordine, obiettivo, riga"),
	PART(warning, warnings, "select c.*, v.avviso from "
	     "report_contesto_verifica as v join report_contesto as c on "
	     "c.riga = v.riga where v.avviso is not null "
	     "order by c.ordine, c.obiettivo, c.riga, v.ordine"),
	PART(orphan, orphans, "select * from report_valutazione_estranea "
	     "order by anno, codice"),
#undef PART
};

enum { N_PARTS = sizeof(parts) / sizeof(parts[0]) };

int valutazione_load(struct valutazione *pack, struct err *err)
{
	if (load_parts(pack->context->store, parts, N_PARTS, 0, pack, err) != 0)
		return -1;
	while (pack->n_years < pack->n_judgements &&
	       strcmp(pack->judgements[pack->n_years].code,
		      pack->judgements[0].code) == 0)
		pack->n_years++;
	return 0;
}

void valutazione_unload(struct valutazione *pack)
{
	load_parts_free(parts, N_PARTS, pack);
}

size_t valutazione_year(const struct valutazione *pack)
{
	size_t latest = 0;
	int any = 0;

	for (size_t i = 0; i < pack->n_judgements; i++)
		if (pack->judgements[i].judged &&
		    i % pack->n_years >= latest) {
			latest = i % pack->n_years;
			any = 1;
		}
	if (any || pack->n_years == 0)
		return latest;
	return pack->n_years - 1;
}

const char *valutazione_answer(const char *word)
{
	static const char *const words[][2] = {
		{"SI", "sì"}, {"NO", "no"}, {"IN_PARTE", "in parte"},
		{"IN_VALUTAZIONE", "in valutazione"},
	};

	for (size_t i = 0; word != NULL && i < 4; i++)
		if (strcmp(word, words[i][0]) == 0)
			return words[i][1];
	return word != NULL ? word : FORMAT_MISSING;
}

char *valutazione_points(char *buffer, size_t size, double points)
{
	char number[FORMAT_SIZE];

	format_short(number, sizeof number, points,
		     fabs(points) < 9.95 ? 1 : 0);
	snprintf(buffer, size, "%s%s",
		 isfinite(points) && points > 0 && strcmp(number, "0") != 0
			 ? "+" : "", number);
	return buffer;
}

char *valutazione_share(char *buffer, size_t size, double share,
			const char *absent)
{
	if (isnan(share) && absent != NULL)
		snprintf(buffer, size, "%s", absent);
	else
		format_percent(buffer, size, share);
	return buffer;
}
