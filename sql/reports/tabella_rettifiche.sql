-- tabella_rettifiche: rettifiche.csv: one row per value of a closed quarter that
-- is no longer as reported, in the order of quarters, matrix, levels, codes.
-- Input: report_rettifica.
create temp view if not exists tabella_rettifiche as
select
    periodo,
    chiuso_il,
    indicatore,
    case livello
        when 0 then 'ambito'
        when 1 then 'subambito'
        else 'comune'
    end as livello,
    codice,
    valore_riportato,
    valore_attuale,
    stato_riportato,
    stato_attuale,
    altro as altre_colonne,
    causa
from report_rettifica
order by k, numero is null, numero, livello, codice;
