/* pubblico.h: what the packs that leave the office know, and how they say it.
 *
 * All of it comes from the views report_pubblico_*, where what few people
 * stand behind is suppressed already: such a figure is NaN here and has a
 * mark, which is all that is shown of it. Read once a run for all the packs.
 */
#ifndef QUADRO_REPORTS_PACKS_PUBBLICO_H
#define QUADRO_REPORTS_PACKS_PUBBLICO_H

#include "base/text.h"
#include "packs/board.h"
#include "pdf/flow.h"

/* How what is worked out of a suppressed figure reads, whatever its own mark. */
#define PUBBLICO_RESERVED "c"

enum { LEVEL_AMBITO, LEVEL_SUBAMBITO, LEVEL_COMUNE };

struct figure {				/* a measure in a place */
	char *measure, *name, *unit;	/* interventi, Interventi avviati */
	char *per_words;		/* "ogni 1.000 abitanti"; NULL: no ratio */
	int level;
	char *code, *place, *subambito;
	double people;			/* inhabitants */
	double value;			/* cents, where the unit is euro */
	char *mark;			/* suppressed: how it reads; NULL: shown */
	int has_before;			/* known a year before */
	double before;
	char *mark_before;
	double ratio;			/* per_words; euro, where the unit is */
	double share, share_people;	/* of the Ambito, per cent */
	double lacks_5000, lacks_4000;	/* social workers to the standards */
};

struct spot {				/* a Comune on the map */
	char *code, *name, *subambito, *title, *unit, *mark;
	double latitude, longitude, value;
	int decimals, class, classed;	/* class 0 to 4, where it is classed */
};

struct waiting {			/* a target that waits for a Comune */
	char *comune, *place, *name, *mark;
	int id;				/* the indicator */
	double value;			/* of its subambito */
};

struct comune {
	char *code, *name, *subambito, *subambito_name;
	double people;			/* inhabitants */
	int neighbours;			/* Comuni of its subambito, itself too */
};

struct local {				/* an indicator in a Comune */
	char *comune, *mark, *mark_subambito, *mark_ambito;
	int id;
	double value, subambito, ambito;
};

struct spent {				/* on an objective, cents */
	char *objective;
	double planned, paid, share;	/* share: per cent */
};

struct telling {			/* the chart that tells an objective */
	char *objective;
	int id;
};

struct reached {			/* worth telling first */
	int id;
};

struct mark {				/* how a suppressed figure reads */
	char *mark, *words;
};

struct pubblico {
	struct board board;
	BOARD_ROWS(figure, figures);	/* by level, place, measure */
	BOARD_ROWS(spot, spots);
	BOARD_ROWS(comune, comuni);	/* by subambito, then name */
	BOARD_ROWS(local, locals);	/* by Comune; none where there are figures */
	BOARD_ROWS(waiting, waiting);
	BOARD_ROWS(spent, spent);
	BOARD_ROWS(telling, telling);
	BOARD_ROWS(reached, reached);
	BOARD_ROWS(mark, marks);
};

/* Reads everything. 0, or -1 with err; pubblico_unload is due in both cases. */
int pubblico_load(struct pubblico *pubblico, struct store *store,
		  struct err *err);
void pubblico_unload(struct pubblico *pubblico);

/* A measure of a place; NULL when the plan has it not. */
const struct figure *pubblico_figure(const struct pubblico *pubblico,
				     const char *measure, int level,
				     const char *code);

/* A figure as a cell has it: "12", "1.234,50", "45%", its mark, "n.d.". */
void pubblico_cell(struct text *out, const struct figure *figure);
void pubblico_cell_before(struct text *out, const struct figure *figure);

/* The value of an indicator, or its mark. */
void pubblico_value(struct text *out, const struct indicator *indicator);

/* What its path asks for by now: of targets and dates alone, it is told of a
 * suppressed one too. NaN for none. */
double pubblico_expected(const struct board *board,
			 const struct indicator *indicator);

/* Its status with mark and word; reached or not, where only that is told;
 * "Riservato" where nothing is. */
struct pdf_span pubblico_status(const struct board *board,
				const struct indicator *indicator);

/* How many indicators of an objective (NULL: of all) read so: in each status,
 * those told reached among the reached; not told. */
void pubblico_count(const struct board *board, const char *objective,
		    size_t counts[THEME_STATUSES], size_t *reserved);

/* "20 raggiunti e 18 in linea; 2 con dato riservato"; nothing for none. */
void pubblico_counts(struct text *out, const struct board *board,
		     const char *objective);

/* The meaning of the marks, as notes. */
void pubblico_legend(const struct pubblico *pubblico, struct pdf *pdf);

#endif
