-- aperti_indicatori: indicatori.csv of the open data: one row per indicator of
-- the matrix, what it measures and what it has to reach. Key: indicatore.
-- Inputs: indicatore.
create temp view if not exists aperti_indicatori as
select
    codice as indicatore, obiettivo, tipo, descrizione, unita, misura,
    aggregazione, finestra, finestra_dal, operatore, target,
    minimo_subambito, scadenza, decorrenza,
    decorrenza_dopo as decorrenza_anno_dopo, base, responsabile, fonte, nota,
    iif(persone is null, 'NO', 'SI') as conta_persone
from main.indicatore
order by indicatore.indicatore;
