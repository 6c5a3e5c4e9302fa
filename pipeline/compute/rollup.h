/* rollup.h: from observations to the bare value of every quarter and scope. */
#ifndef QUADRO_COMPUTE_ROLLUP_H
#define QUADRO_COMPUTE_ROLLUP_H

#include "base/err.h"
#include "store/store.h"

/* Computes numeratore, denominatore and valore (contract 5, finestra and
 * aggregazione) of the indicators in temp.onda, for every quarter, for the
 * Ambito, each subambito and each Comune with an observation in the window,
 * into temp.valore_base. Inputs: osservazione, finestra, indicatore,
 * parametro, the anagrafe. 0 or -1. */
int rollup_wave(struct store *store, struct err *err);

#endif
