/* words.h: figures and judgements as Italian sentences.
 *
 * Functions that take a struct text append to it. Units are those of the
 * matrix, always in the plural there: one of them has no unit.
 */
#ifndef QUADRO_REPORTS_PACKS_WORDS_H
#define QUADRO_REPORTS_PACKS_WORDS_H

#include "base/text.h"
#include "packs/board.h"

/* Before it is due an indicator has no figures, and none are missing. */
int words_not_due(const struct indicator *indicator);

/* A figure on an indicator's scale: "15", "46%", "1,2"; of NaN "n.d.", or "–"
 * before it is due. */
void words_value(struct text *out, const struct indicator *indicator,
		 double value);

/* The same, with the unit: "15 patti", "46%". */
void words_amount(struct text *out, const struct indicator *indicator,
		  double value);

/* A projection, rounded to whole things and never in favour: 4,5 of 5 is not
 * said to be 5. What is no count stays as it is. */
double words_projection(const struct indicator *indicator);

/* "15 su 24", "46% (11 su 24; obiettivo 50%)", "30 (al più 20)"; "dato
 * riservato (obiettivo 24)" when it is suppressed. */
void words_standing(struct text *out, const struct indicator *indicator);

/* ", sotto il percorso atteso": what the status says of the figure. */
void words_judgement(struct text *out, const struct indicator *indicator);

/* What has to be decided: "15 su 24: servono 3 patti a trimestre, se ne
 * contano 1,5". */
void words_decision(struct text *out, const struct board *board,
		    const struct indicator *indicator, const char *reason);

/* The same without the standing: "servono 3 patti a trimestre, ...". */
void words_need(struct text *out, const struct board *board,
		const struct indicator *indicator, const char *reason);

/* What to say when nothing is to be decided: that all goes well is said only
 * when it is known. */
const char *words_nothing_to_decide(const struct board *board);

/* "20 raggiunti, 18 in linea e 5 critici"; nothing when all are 0. */
void words_counts(struct text *out, const size_t counts[THEME_STATUSES]);

/* The plural of the status that all have, "in linea"; NULL when they differ. */
const char *words_all_alike(const size_t counts[THEME_STATUSES]);

/* A sentence in a cell of its own: its first letter becomes a capital. */
void words_capital(struct text *text);

/* Subambiti below the minimum, "Pandino (1) e Soncino (0)", or without the
 * figures: all of them, or those behind their path too. Returns how many. */
enum below { BELOW_ALL, BELOW_BEHIND };
size_t words_below(struct text *out, const struct board *board,
		   const struct indicator *indicator, enum below which,
		   int figures);

/* "I trim. 2023", "dal I trim. 2023", "dal I al III trim. 2023". */
void words_stretch(struct text *out, const struct gap *gap);

/* Since when the values are counted: "dall'inizio del piano". */
void words_window(struct text *out, const struct indicator *indicator);

/* 1 when there is something to read in a text, which may be NULL. */
int words_has(const char *text);

/* What stands before item i of n in a list: "", ", " or " e ". */
const char *words_join(size_t i, size_t n);

#endif
