/* regione_sheets.c: the sheets of the workbook for the Regione, column by
 * column, and what each means: the words of its first sheet. */
#include "packs/dataset.h"

#define AREA_FIELD \
	{"macroarea", "Macroarea", "La lettera della macroarea regionale, da A " \
	 "a J; K è l'obiettivo di sistema.", DATASET_TEXT, 0}
#define GOAL_FIELD \
	{"obiettivo", "Obiettivo", "Il codice dell'obiettivo.", DATASET_TEXT, 0}
#define MONEY_FIELDS \
	{"preventivato", "Preventivate", "Euro preventivati nel piano.", \
	 DATASET_EURO, 0}, \
	{"stanziato", "Stanziate", "Euro stanziati fino al trimestre.", \
	 DATASET_EURO, 0}, \
	{"impegnato", "Impegnate", "Euro impegnati.", DATASET_EURO, 0}, \
	{"liquidato", "Liquidate", "Euro liquidati.", DATASET_EURO, 0}, \
	{"coincidenza", "Coincidenza", "Livello di coincidenza: il maggiore tra " \
	 "impegnato e liquidato, diviso stanziato.", DATASET_PERCENT, 0}

static const struct dataset_field areas[] = {
	AREA_FIELD,
	{"nome", "Nome", "Il nome della macroarea.", DATASET_LONG, 0},
	{"obiettivi", "Obiettivi", "I codici degli obiettivi.", DATASET_TEXT,
	 0},
	{"vedi", "Anche sotto", "Le macroaree dove sono descritti obiettivi che "
	 "toccano anche questa.", DATASET_TEXT, 0},
	{"indicatori", "Indicatori", "Quanti sono.", DATASET_INTEGER, 0},
	{"raggiunti", "Raggiunti", "Quanti hanno raggiunto il traguardo, anche "
	 "in parte.", DATASET_INTEGER, 0},
	{"in_linea", "In linea", "Quanti sono in linea.", DATASET_INTEGER, 0},
	{"in_ritardo", "In ritardo", "Quanti sono in ritardo.",
	 DATASET_INTEGER, 0},
	{"critici", "Critici", "Quanti sono critici.", DATASET_INTEGER, 0},
	{"riservati", "Riservati", "Quanti riguardano poche persone.",
	 DATASET_INTEGER, 0},
	{"altri", "Altri", "Quanti hanno dati mancanti, o non sono calcolabili o "
	 "non ancora dovuti.", DATASET_INTEGER, 0},
};

static const struct dataset_field measures[] = {
	AREA_FIELD,
	{"macroarea_nome", "Nome della macroarea", "Il nome della macroarea.",
	 DATASET_LONG, 0},
	GOAL_FIELD,
	{"obiettivo_titolo", "Titolo dell'obiettivo", "Il titolo "
	 "dell'obiettivo.", DATASET_LONG, 0},
	{"indicatore", "Indicatore", "Il codice dell'indicatore.",
	 DATASET_TEXT, 0},
	{"tipo", "Tipo", "processo, output o outcome.", DATASET_TEXT, 0},
	{"descrizione", "Descrizione", "Che cosa misura.", DATASET_LONG, 0},
	{"unita", "Unità", "L'unità del traguardo e del valore; con % sono "
	 "numeri da 0 a 100.", DATASET_TEXT, 0},
	{"verso", "Verso", "almeno: si raggiunge da lì in su; al più: da lì in "
	 "giù.", DATASET_TEXT, 0},
	{"target", "Traguardo", "Quanto si deve raggiungere.", DATASET_NUMBER,
	 0},
	{"minimo_subambito", "Minimo per subambito", "Quanto deve raggiungere "
	 "ogni subambito da solo.", DATASET_NUMBER, 0},
	{"scadenza", "Entro il", "Il giorno entro cui è dovuto.", DATASET_DATE,
	 0},
	{"numeratore", "Numeratore", "Ciò che si è contato.", DATASET_NUMBER,
	 0},
	{"denominatore", "Denominatore", "A che cosa si rapporta.",
	 DATASET_NUMBER, 0},
	{"valore", "Valore", "Il valore dell'intero Ambito alla fine del "
	 "trimestre, o il segno di un dato riservato.", DATASET_NUMBER, 0},
	{"atteso", "Atteso ora", "Quanto ci si attende a questo punto del "
	 "piano.", DATASET_NUMBER, 0},
	{"raggiungimento", "Raggiungimento", "Quanta parte del traguardo.",
	 DATASET_PERCENT, 0},
	{"stato", "Stato", "Lo stato dell'indicatore; vuoto se il dato è "
	 "riservato.", DATASET_TEXT, 0},
	{"esito", "Esito", "Di un dato riservato, se si può dire: raggiunto o "
	 "non raggiunto.", DATASET_TEXT, 0},
	{"base", "Base", "Il valore di partenza.", DATASET_TEXT, 0},
	{"responsabile", "Responsabile", "Chi ne risponde.", DATASET_TEXT, 0},
	{"fonte", "Fonte", "Il documento da cui viene.", DATASET_LONG, 0},
	{"nota", "Nota", "Come il documento è stato inteso.", DATASET_LONG, 0},
};

static const struct dataset_field goals[] = {
	AREA_FIELD, GOAL_FIELD,
	{"titolo", "Titolo", "Il titolo.", DATASET_LONG, 0},
	{"descrizione", "Descrizione", "Che cosa si vuole ottenere.",
	 DATASET_LONG, 0},
	{"altre_macroaree", "Altre macroaree", "Quelle che tocca oltre alla "
	 "prima.", DATASET_LONG, 0},
	{"integrazione", "Integrazione sociosanitaria", "SI se la dicono titolo, "
	 "descrizione o nota; vuoto: non rilevato.", DATASET_TEXT, 0},
	{"continuita", "Continuità", "Se continua la programmazione precedente, "
	 "dall'ultima valutazione; vuoto: non rilevato.", DATASET_TEXT, 0},
	{"coprogettazione", "Co-progettazione", "SI se la dicono titolo, "
	 "descrizione o nota; vuoto: non rilevato.", DATASET_TEXT, 0},
	{"risorse_preventivate", "Risorse preventivate", "Euro.", DATASET_EURO,
	 0},
	{"risorse_valorizzate", "Risorse valorizzate", "Euro di altri progetti.",
	 DATASET_EURO, 0},
	{"stanziato", "Stanziate", "Euro stanziati.", DATASET_EURO, 0},
	{"impegnato", "Impegnate", "Euro impegnati.", DATASET_EURO, 0},
	{"liquidato", "Liquidate", "Euro liquidati.", DATASET_EURO, 0},
	{"coincidenza", "Coincidenza", "Livello di coincidenza.",
	 DATASET_PERCENT, 0},
	{"anno_valutazione", "Anno della valutazione", "Dell'ultima arrivata.",
	 DATASET_INTEGER, 0},
	{"grado_dichiarato", "Grado dichiarato", "Il grado di raggiungimento "
	 "scritto da chi ha valutato.", DATASET_PERCENT, 0},
	{"valutazione_qualitativa", "Valutazione qualitativa", "Come è scritta.",
	 DATASET_LONG, 0},
	{"valutazione_utenti", "Valutazione degli utenti", "Come è scritta.",
	 DATASET_LONG, 0},
	{"criticita", "Criticità", "Come sono scritte.", DATASET_LONG, 0},
	{"risposta_al_bisogno", "Risposta al bisogno", "SI, NO, IN_PARTE.",
	 DATASET_TEXT, 0},
	{"motivazione", "Motivazione", "Come è scritta.", DATASET_LONG, 0},
	{"riproposizione", "Sarà riproposto", "SI, NO, IN_VALUTAZIONE.",
	 DATASET_TEXT, 0},
	{"motivazione_riproposizione", "Motivazione della riproposizione",
	 "Come è scritta.", DATASET_LONG, 0},
	{"nota", "Nota", "La nota dell'obiettivo.", DATASET_LONG, 0},
};

static const struct dataset_field needs[] = {
	AREA_FIELD, GOAL_FIELD,
	{"indicatore", "Indicatore di input", "Che cosa misura.", DATASET_LONG,
	 0},
	{"anno", "Anno", "L'anno del dato.", DATASET_INTEGER, 0},
	{"valore", "Valore", "Il valore, come lo pubblica il piano.",
	 DATASET_NUMBER, 0},
	{"unita", "Unità", "L'unità.", DATASET_TEXT, 0},
	{"confronto", "Confronto", "Che cosa il piano dice di altri anni.",
	 DATASET_LONG, 0},
	{"fonte", "Fonte", "Il documento da cui viene.", DATASET_LONG, 0},
};

static const struct dataset_field grants[] = {
	AREA_FIELD, GOAL_FIELD,
	{"obiettivo_titolo", "Titolo dell'obiettivo", "Il titolo.",
	 DATASET_LONG, 0},
	{"fonte_nome", "Fonte", "Da dove viene il denaro; il totale è l'ultima "
	 "riga dell'obiettivo.", DATASET_TEXT, 0},
	MONEY_FIELDS,
};

static const struct dataset_field sources[] = {
	{"fonte_nome", "Fonte", "Da dove viene il denaro; il totale del piano è "
	 "l'ultima riga.", DATASET_TEXT, 0},
	MONEY_FIELDS,
};

static const struct dataset_field tasks[] = {
	AREA_FIELD, GOAL_FIELD,
	{"obiettivo_titolo", "Progetto", "Il titolo del progetto.",
	 DATASET_LONG, 0},
	{"azione", "Azione", "L'azione di cui l'attività fa parte.",
	 DATASET_TEXT, 0},
	{"attivita", "Attività", "L'attività.", DATASET_LONG, 0},
	{"responsabile", "Responsabile", "Chi ne risponde nel cronoprogramma "
	 "pubblicato.", DATASET_LONG, 0},
	{"prodotto", "Prodotto", "SI se dura un giorno: è qualcosa da "
	 "consegnare.", DATASET_TEXT, 0},
	{"prevista", "Prevista", "NO se non è nel cronoprogramma pubblicato.",
	 DATASET_TEXT, 0},
	{"inizio_previsto", "Inizio previsto", "Il giorno.", DATASET_DATE, 0},
	{"fine_prevista", "Fine prevista", "Il giorno.", DATASET_DATE, 0},
	{"inizio_effettivo", "Inizio effettivo", "Il giorno.", DATASET_DATE, 0},
	{"fine_effettiva", "Fine effettiva", "Il giorno.", DATASET_DATE, 0},
	{"avanzamento", "Quota fatta", "Quanta parte è fatta.",
	 DATASET_PERCENT, 0},
	{"ritardo", "Giorni di ritardo", "Fino al giorno dei dati.",
	 DATASET_INTEGER, 0},
	{"stato", "Stato", "A che punto è.", DATASET_TEXT, 0},
};

static const struct dataset_field minimums[] = {
	AREA_FIELD, GOAL_FIELD,
	{"indicatore", "Indicatore", "Il codice dell'indicatore.",
	 DATASET_TEXT, 0},
	{"descrizione", "Descrizione", "Che cosa misura.", DATASET_LONG, 0},
	{"unita", "Unità", "L'unità del minimo e del valore.", DATASET_TEXT,
	 0},
	{"subambito_nome", "Subambito", "Il nome del subambito.", DATASET_TEXT,
	 0},
	{"minimo", "Minimo", "Quanto deve raggiungere da solo.",
	 DATASET_NUMBER, 0},
	{"valore", "Valore", "Il valore, o il segno di un dato riservato.",
	 DATASET_NUMBER, 0},
	{"raggiungimento", "Raggiungimento", "Quanta parte del minimo.",
	 DATASET_PERCENT, 0},
	{"stato", "Stato", "Lo stato; vuoto se il dato è riservato.",
	 DATASET_TEXT, 0},
	{"esito", "Esito", "Di un dato riservato, se si può dire.",
	 DATASET_TEXT, 0},
};

const struct dataset regione_sheets[] = {
	{.name = "Macroaree", .file = "macroaree",
	 .view = "regione_macroaree",
	 DATASET_FIELDS(areas)},
	{.name = "Indicatori", .file = "indicatori",
	 .view = "regione_indicatori",
	 DATASET_FIELDS(measures)},
	{.name = "Schede", .file = "schede",
	 .view = "regione_obiettivi", DATASET_FIELDS(goals)},
	{.name = "Bisogni", .file = "bisogni",
	 .view = "regione_bisogni", DATASET_FIELDS(needs)},
	{.name = "Risorse", .file = "risorse",
	 .view = "regione_risorse", DATASET_FIELDS(grants)},
	{.name = "Fonti", .file = "fonti",
	 .view = "regione_fonti", DATASET_FIELDS(sources)},
	{.name = "Attività", .file = "attivita",
	 .view = "regione_attivita",
	 DATASET_FIELDS(tasks)},
	{.name = "Subambiti", .file = "subambiti",
	 .view = "regione_subambiti",
	 DATASET_FIELDS(minimums)},
};

const size_t regione_n_sheets =
	sizeof(regione_sheets) / sizeof(regione_sheets[0]);
