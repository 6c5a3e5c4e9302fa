-- pubblica_indicatori: indicatori.csv inside the public documents: one
-- row per indicator at the as-of quarter, as it may leave the office.
-- Key: codice. Inputs: report_pubblico_scheda.
create temp view if not exists pubblica_indicatori as
select
    codice, obiettivo, tipo, descrizione as indicatore, unita, numeratore,
    denominatore, valore, atteso, operatore, target, raggiungimento,
    proiezione, stato, mostra as riservato, esito
from report_pubblico_scheda
order by ordine, obiettivo, indicatore;
