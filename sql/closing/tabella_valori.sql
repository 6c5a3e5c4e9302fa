-- tabella_valori: valori.csv as a closing reported it, in place of the view of
-- the same name of sql/reports: also with the indicators that the matrix has
-- no more. One row per row of that file, in its order. Input: temp.riportato.
drop view if exists temp.tabella_valori;

create temp view tabella_valori as
select
    r.periodo,
    r.indicatore,
    case r.livello
        when 0 then 'ambito'
        when 1 then 'subambito'
        else 'comune'
    end as livello,
    r.codice,
    r.numeratore,
    r.denominatore,
    r.valore,
    r.atteso,
    r.target,
    r.raggiungimento,
    r.proiezione,
    r.ritmo_necessario,
    r.stato
from temp.riportato as r
order by r.periodo, r.posto, r.livello, r.codice;
