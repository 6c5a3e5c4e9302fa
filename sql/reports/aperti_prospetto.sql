-- aperti_prospetto: prospetto-comuni.csv of the open data: one row per measure,
-- quarter and place of the Comuni's table, as it may leave the office; sums of
-- money in euro. Key: periodo, misura, livello, codice. Inputs:
-- report_pubblico_prospetto. A suppressed row has the mark as its `valore`.
create temp view if not exists aperti_prospetto as
select
    periodo, misura,
    case livello
        when 0 then 'ambito'
        when 1 then 'subambito'
        else 'comune'
    end as livello,
    codice, nome, popolazione,
    iif(unita = 'centesimi', 'euro', unita) as unita,
    case
        when mostra is not null then mostra
        when unita = 'centesimi' then euro(cast(round(valore) as integer))
        else valore
    end as valore
from report_pubblico_prospetto as p
order by p.k, p.misura, p.livello, p.codice;
