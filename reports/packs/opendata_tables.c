/* opendata_tables.c: the tables of the open data, column by column.
 *
 * What is said here ends in datapackage.json. The columns are those of the
 * views, in their order; a test holds the two against each other.
 */
#include "packs/dataset.h"

#define PLACE_FIELDS \
	{"livello", NULL, "Di chi è il valore: ambito, subambito o comune.", \
	 DATASET_TEXT, 1}, \
	{"codice", NULL, "AMBITO; il codice del subambito; il codice ISTAT " \
	 "del Comune.", DATASET_TEXT, 1}

static const struct dataset_field indicators[] = {
	{"indicatore", NULL, "Codice dell'indicatore.", DATASET_TEXT, 1},
	{"obiettivo", NULL, "Codice dell'obiettivo.", DATASET_TEXT, 1},
	{"tipo", NULL, "processo, output o outcome.", DATASET_TEXT, 1},
	{"descrizione", NULL, "Che cosa misura.", DATASET_TEXT, 1},
	{"unita", NULL, "Unità di misura.", DATASET_TEXT, 0},
	{"misura", NULL, "Come si conta, in parole.", DATASET_TEXT, 0},
	{"aggregazione", NULL, "Come i fatti si mettono insieme: somma, "
	 "rapporto, rapporto_ultimo, media, mediana, saldo, stock, "
	 "quota_comuni, quota_comuni_minima.", DATASET_TEXT, 1},
	{"finestra", NULL, "Su quale tempo: piano (dall'inizio del piano), anno "
	 "(dal 1º gennaio), dal (da un giorno), istante (alla fine del "
	 "trimestre).", DATASET_TEXT, 1},
	{"finestra_dal", NULL, "Il giorno da cui si conta, quando la finestra è "
	 "«dal».", DATASET_DATE, 0},
	{"operatore", NULL, "Il traguardo si raggiunge da lì in su (>=) o da lì "
	 "in giù (<=).", DATASET_TEXT, 1},
	{"target", NULL, "Il traguardo.", DATASET_NUMBER, 1},
	{"minimo_subambito", NULL, "Quanto deve raggiungere ogni subambito da "
	 "solo.", DATASET_NUMBER, 0},
	{"scadenza", NULL, "Il giorno entro cui il traguardo è dovuto.",
	 DATASET_DATE, 0},
	{"decorrenza", NULL, "Il giorno da cui l'indicatore è dovuto.",
	 DATASET_DATE, 0},
	{"decorrenza_anno_dopo", NULL, "L'indicatore è dovuto dall'anno dopo "
	 "quello in cui questo raggiunge il suo traguardo.", DATASET_TEXT, 0},
	{"base", NULL, "Il valore di partenza, come lo scrive il piano.",
	 DATASET_TEXT, 0},
	{"responsabile", NULL, "Chi ne risponde, come lo scrive il piano.",
	 DATASET_TEXT, 0},
	{"fonte", NULL, "Il documento da cui viene.", DATASET_TEXT, 0},
	{"nota", NULL, "Come il documento è stato inteso.", DATASET_TEXT, 0},
	{"conta_persone", NULL, "SI se dietro il valore ci sono persone: allora "
	 "può essere riservato.", DATASET_TEXT, 1},
};

static const struct dataset_field objectives[] = {
	{"obiettivo", NULL, "Codice dell'obiettivo.", DATASET_TEXT, 1},
	{"macroarea", NULL, "Macroaree regionali, con la loro lettera da A a J; "
	 "K è l'obiettivo di sistema.", DATASET_TEXT, 0},
	{"titolo", NULL, "Titolo.", DATASET_TEXT, 1},
	{"descrizione", NULL, "Che cosa si vuole ottenere.", DATASET_TEXT, 0},
	{"risorse_preventivate", NULL, "Risorse preventivate, in euro.",
	 DATASET_EURO, 0},
	{"risorse_valorizzate", NULL, "Risorse valorizzate di altri progetti, in "
	 "euro.", DATASET_EURO, 0},
	{"nota", NULL, "Nota.", DATASET_TEXT, 0},
};

static const struct dataset_field values[] = {
	{"periodo", NULL, "Il trimestre: 2023T2 è il secondo del 2023.",
	 DATASET_TEXT, 1},
	{"indicatore", NULL, "Codice dell'indicatore.", DATASET_TEXT, 1},
	PLACE_FIELDS,
	{"numeratore", NULL, "Ciò che si è contato.", DATASET_NUMBER, 0},
	{"denominatore", NULL, "A che cosa si rapporta, per quote e medie.",
	 DATASET_NUMBER, 0},
	{"valore", NULL, "Il valore, nell'unità dell'indicatore; le quote in per "
	 "cento. Se è riservato porta il segno che dice perché.",
	 DATASET_NUMBER, 0},
	{"atteso", NULL, "Quanto ci si attende a questo punto del piano.",
	 DATASET_NUMBER, 0},
	{"target", NULL, "Il traguardo.", DATASET_NUMBER, 0},
	{"raggiungimento", NULL, "Quanta parte del traguardo, in per cento.",
	 DATASET_PERCENT, 0},
	{"proiezione", NULL, "Dove si arriva alla fine del piano, con il passo "
	 "degli ultimi quattro trimestri.", DATASET_NUMBER, 0},
	{"ritmo_necessario", NULL, "Quanto serve a ogni trimestre che resta.",
	 DATASET_NUMBER, 0},
	{"stato", NULL, "raggiunto, raggiunto_in_parte, in_linea, in_ritardo, "
	 "critico, dati_mancanti, non_calcolabile, non_dovuto; vuoto dove non "
	 "c'è un traguardo o il valore è riservato.", DATASET_TEXT, 0},
	{"esito", NULL, "Di un valore riservato con un traguardo piccolo: "
	 "raggiunto o non_raggiunto.", DATASET_TEXT, 0},
};

static const struct dataset_field prospect[] = {
	{"periodo", NULL, "Il trimestre, alla sua fine.", DATASET_TEXT, 1},
	{"misura", NULL, "Che cosa si conta: patti_attivi, beneficiari, "
	 "interventi, rette, fondo, assistenti_sociali.", DATASET_TEXT, 1},
	PLACE_FIELDS,
	{"nome", NULL, "Il nome del luogo.", DATASET_TEXT, 1},
	{"popolazione", NULL, "Abitanti.", DATASET_INTEGER, 0},
	{"unita", NULL, "patti, persone, interventi, euro, fte (equivalenti a "
	 "tempo pieno).", DATASET_TEXT, 1},
	{"valore", NULL, "Il valore; se è riservato porta il segno che dice "
	 "perché.", DATASET_NUMBER, 0},
};

static const struct dataset_field completeness[] = {
	{"periodo", NULL, "Il trimestre.", DATASET_TEXT, 1},
	{"tracciato", NULL, "Il tipo di file.", DATASET_TEXT, 1},
	{"attesi", NULL, "File attesi.", DATASET_INTEGER, 1},
	{"accettati", NULL, "File accettati.", DATASET_INTEGER, 1},
	{"quota", NULL, "Accettati su attesi, in per cento.", DATASET_PERCENT,
	 1},
};

static const struct dataset_field money[] = {
	{"taglio", NULL, "Per che cosa è la riga: piano, anno, obiettivo, "
	 "obiettivo_anno, obiettivo_fonte, fonte, capitolo, capitolo_anno.",
	 DATASET_TEXT, 1},
	{"obiettivo", NULL, "Codice dell'obiettivo, se il taglio lo ha.",
	 DATASET_TEXT, 0},
	{"fonte", NULL, "Fonte del denaro, se il taglio la ha.", DATASET_TEXT,
	 0},
	{"capitolo", NULL, "Capitolo e articolo, se il taglio li ha.",
	 DATASET_TEXT, 0},
	{"anno", NULL, "Esercizio, se il taglio lo ha.", DATASET_TEXT, 0},
	{"preventivato", NULL, "Euro preventivati.", DATASET_EURO, 0},
	{"stanziato", NULL, "Euro stanziati.", DATASET_EURO, 0},
	{"impegnato", NULL, "Euro impegnati.", DATASET_EURO, 0},
	{"liquidato", NULL, "Euro liquidati.", DATASET_EURO, 0},
	{"residuo", NULL, "Euro che restano da liquidare.", DATASET_EURO, 0},
	{"coincidenza", NULL, "Il maggiore tra impegnato e liquidato, su "
	 "stanziato, in per cento.", DATASET_PERCENT, 0},
	{"proiezione", NULL, "Euro liquidati a fine anno, con il passo di "
	 "quest'anno.", DATASET_EURO, 0},
};

static const struct dataset_field schedule[] = {
	{"progetto", NULL, "Codice del progetto.", DATASET_TEXT, 1},
	{"azione", NULL, "L'azione di cui fa parte.", DATASET_TEXT, 0},
	{"attivita", NULL, "L'attività.", DATASET_TEXT, 1},
	{"inizio_previsto", NULL, "Inizio previsto.", DATASET_DATE, 1},
	{"fine_prevista", NULL, "Fine prevista.", DATASET_DATE, 1},
	{"inizio_effettivo", NULL, "Inizio effettivo.", DATASET_DATE, 0},
	{"fine_effettiva", NULL, "Fine effettiva.", DATASET_DATE, 0},
	{"avanzamento", NULL, "Quanta parte è fatta, in per cento.",
	 DATASET_PERCENT, 0},
	{"ritardo_inizio", NULL, "Giorni di ritardo all'inizio; sotto zero è "
	 "in anticipo.", DATASET_INTEGER, 0},
	{"ritardo_fine", NULL, "Giorni di ritardo alla fine; sotto zero è in "
	 "anticipo.", DATASET_INTEGER, 0},
	{"stato", NULL, "conclusa, conclusa_in_ritardo, in_corso, "
	 "in_corso_oltre_il_termine, non_avviata_in_ritardo, da_avviare, "
	 "senza_notizie.", DATASET_TEXT, 1},
};

static const struct dataset_field municipalities[] = {
	{"comune", NULL, "Codice ISTAT del Comune.", DATASET_TEXT, 1},
	{"nome", NULL, "Nome.", DATASET_TEXT, 1},
	{"subambito", NULL, "Codice del subambito.", DATASET_TEXT, 1},
	{"popolazione", NULL, "Abitanti.", DATASET_INTEGER, 1},
	{"lat", NULL, "Latitudine, gradi.", DATASET_NUMBER, 0},
	{"lon", NULL, "Longitudine, gradi.", DATASET_NUMBER, 0},
};

static const struct dataset_field districts[] = {
	{"subambito", NULL, "Codice del subambito.", DATASET_TEXT, 1},
	{"nome", NULL, "Nome.", DATASET_TEXT, 1},
};

const struct dataset opendata_tables[] = {
	{.name = "valori", .title = "Valori degli indicatori",
	 .words = "Una riga per indicatore, trimestre e luogo.",
	 .view = "aperti_valori", DATASET_FIELDS(values),
	 .key = "periodo,indicatore,livello,codice",
	 .references = {{"indicatore", "indicatori", "indicatore"}},
	 .marked = 1, .always = 1},
	{.name = "indicatori", .title = "Dizionario degli indicatori",
	 .words = "Una riga per indicatore: che cosa misura e che cosa deve "
		  "raggiungere.",
	 .view = "aperti_indicatori", DATASET_FIELDS(indicators),
	 .key = "indicatore",
	 .references = {{"obiettivo", "obiettivi", "obiettivo"}}, .always = 1},
	{.name = "obiettivi", .title = "Obiettivi del piano",
	 .words = "Una riga per obiettivo.",
	 .view = "aperti_obiettivi", DATASET_FIELDS(objectives),
	 .key = "obiettivo", .always = 1},
	{.name = "prospetto-comuni", .title = "Che cosa ha ricevuto ogni Comune",
	 .words = "Una riga per misura, trimestre e luogo; le somme di denaro "
		  "sono in euro.",
	 .view = "aperti_prospetto", DATASET_FIELDS(prospect),
	 .key = "periodo,misura,livello,codice", .marked = 1},
	{.name = "economia", .title = "Risorse del piano",
	 .words = "Una riga per taglio: risorse preventivate, stanziate, "
		  "impegnate e liquidate fino alla fine del trimestre.",
	 .view = "aperti_economia", DATASET_FIELDS(money)},
	{.name = "cronoprogramma", .title = "Attività dei progetti",
	 .words = "Una riga per attività del cronoprogramma pubblicato.",
	 .view = "aperti_cronoprogramma", DATASET_FIELDS(schedule),
	 .key = "progetto,attivita",
	 .references = {{"progetto", "obiettivi", "obiettivo"}}},
	{.name = "completezza", .title = "Completezza dei dati",
	 .words = "Una riga per trimestre e tipo di file: quanti ne sono arrivati "
		  "di quelli attesi.",
	 .view = "aperti_invii", DATASET_FIELDS(completeness),
	 .key = "periodo,tracciato"},
	{.name = "comuni", .title = "Comuni dell'Ambito",
	 .words = "Una riga per Comune.",
	 .view = "aperti_comuni", DATASET_FIELDS(municipalities),
	 .key = "comune",
	 .references = {{"subambito", "subambiti", "subambito"}}, .always = 1},
	{.name = "subambiti", .title = "Subambiti",
	 .words = "Una riga per subambito.",
	 .view = "aperti_subambiti", DATASET_FIELDS(districts),
	 .key = "subambito", .always = 1},
};

const size_t opendata_n_tables =
	sizeof(opendata_tables) / sizeof(opendata_tables[0]);
