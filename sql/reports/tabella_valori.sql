-- tabella_valori: valori.csv (contract 6): one row per indicator, quarter and
-- scope, in the order of quarters, matrix, levels, codes. Inputs: valore,
-- trimestre, indicatore.
create temp view if not exists tabella_valori as
select
    t.periodo,
    i.codice as indicatore,
    case v.livello
        when 0 then 'ambito'
        when 1 then 'subambito'
        else 'comune'
    end as livello,
    v.codice,
    v.numeratore,
    v.denominatore,
    v.valore,
    v.atteso,
    v.target,
    v.raggiungimento,
    v.proiezione,
    v.ritmo_necessario,
    v.stato
from main.valore as v
join main.trimestre as t on t.k = v.k
join main.indicatore as i on i.indicatore = v.indicatore
order by v.k, v.indicatore, v.livello, v.codice;
