-- pubblica_avanzamento: avanzamento.csv inside the public documents: one row
-- per indicator and quarter, for the Ambito and each subambito, as it may leave
-- the office. Key: periodo, indicatore, livello, codice. Inputs:
-- report_pubblico_valore. `riservato` is how a suppressed value reads.
create temp view if not exists pubblica_avanzamento as
select
    periodo, indicatore_codice as indicatore,
    iif(livello = 0, 'ambito', 'subambito') as livello, codice, numeratore,
    denominatore, valore, atteso, target, raggiungimento, proiezione,
    ritmo_necessario, stato, mostra as riservato, esito
from report_pubblico_valore as v
where v.livello < 2
order by v.k, v.indicatore, v.livello, v.codice;
