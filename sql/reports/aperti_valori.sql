-- aperti_valori: valori.csv of the open data: one row per indicator, quarter
-- and place, as it may leave the office, in the order of quarters, matrix,
-- levels, codes. Key: periodo, indicatore, livello, codice. Inputs:
-- report_pubblico_valore. A suppressed row has the mark as its `valore`.
create temp view if not exists aperti_valori as
select
    periodo, indicatore_codice as indicatore,
    case livello
        when 0 then 'ambito'
        when 1 then 'subambito'
        else 'comune'
    end as livello,
    codice, numeratore, denominatore,
    coalesce(mostra, valore) as valore,
    atteso, target, raggiungimento, proiezione, ritmo_necessario, stato, esito
from report_pubblico_valore as v
order by v.k, v.indicatore, v.livello, v.codice;
