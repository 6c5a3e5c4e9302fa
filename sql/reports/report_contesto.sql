-- report_contesto: one row per row of contesto.csv: a figure of a year, and
-- how it varies from the year it is compared with. Key: riga. Inputs:
-- contesto, contesto_dichiarazione, report_contesto_verifica, report_obiettivo.
-- The compared year is the first that the row names, else the latest before
-- it in the file, for the same indicator. The variation is computed where the
-- file holds both years: in per cent, or in points where the figure itself is
-- a percentage.
create temp view if not exists report_contesto as
with
nominati as (
    select c.riga, min(d.ordine) as ordine
    from main.contesto as c
    join main.contesto_dichiarazione as d
        on d.riga = c.riga and d.anno <> c.anno
    group by c.riga
),
confronti as (
    select
        c.*,
        c.unita like '\%%' escape '\' as percentuale,
        coalesce(
            d.anno,
            (
                select max(p.anno)
                from main.contesto as p
                where p.obiettivo = c.obiettivo and p.anno < c.anno
                    and piega(p.indicatore) = piega(c.indicatore)
                    and p.valore is not null
            )
        ) as anno_confronto
    from main.contesto as c
    left join nominati as n on n.riga = c.riga
    left join main.contesto_dichiarazione as d
        on d.riga = n.riga and d.ordine = n.ordine
),
basi as (
    select c.*, p.valore as valore_confronto
    from confronti as c
    left join main.contesto as p
        on p.obiettivo = c.obiettivo and p.anno = c.anno_confronto
        and piega(p.indicatore) = piega(c.indicatore)
),
verifiche as (
    select riga, count(*) as fatte, sum(avviso is not null) as avvisi
    from report_contesto_verifica
    group by riga
)
select
    b.riga,
    b.obiettivo,
    o.titolo,
    b.indicatore,
    b.anno,
    b.valore,
    b.assente,
    b.decimali,
    b.unita,
    b.percentuale,
    b.confronto,
    b.fonte,
    b.anno_confronto,
    b.valore_confronto,
    b.valore - b.valore_confronto as variazione,
    case
        when not coalesce(b.percentuale, 0)
            then 100.0 * (b.valore - b.valore_confronto)
                / nullif(abs(b.valore_confronto), 0)
    end as variazione_percentuale,
    coalesce(v.fatte, 0) as verifiche,
    coalesce(v.avvisi, 0) as avvisi,
    o.ordine
from basi as b
join report_obiettivo as o on o.obiettivo = b.obiettivo
left join verifiche as v on v.riga = b.riga;
