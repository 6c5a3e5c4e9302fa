-- tabella_economia: economia.csv: the rows of report_economia, in euro; the
-- level of coincidence in per cent. Key: taglio, obiettivo, fonte, capitolo,
-- anno. Inputs: report_economia, obiettivo (their order). A key of which
-- nothing is known has no row.
create temp view if not exists tabella_economia as
select
    e.taglio,
    e.obiettivo,
    e.fonte,
    e.capitolo,
    e.anno,
    euro(e.preventivato) as preventivato,
    euro(e.stanziato) as stanziato,
    euro(e.impegnato) as impegnato,
    euro(e.liquidato) as liquidato,
    euro(e.residuo) as residuo,
    e.coincidenza,
    euro(e.proiezione) as proiezione
from report_economia as e
left join main.obiettivo as o on o.obiettivo = e.obiettivo
where coalesce(e.preventivato, e.stanziato) is not null
order by e.ordine, o.ordine, e.obiettivo, e.fonte, e.capitolo, e.anno;
