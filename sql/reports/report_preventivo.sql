-- report_preventivo: one row per budget that the plan's files declare: of the
-- plan, an objective, a source, a year, a chapter. Key: taglio, obiettivo,
-- fonte, capitolo, anno ('' where the cut has no such key).
-- Inputs: obiettivo, tabella_economica, riga_economica, colonna_economica,
-- cella_economica. preventivato is cents, null where none is declared.
-- Sums are of the cells, never of the declared totals: these may be wrong.
-- Of a project with several tables, that whose declared total is the budget of
-- obiettivi.csv counts alone (the others are the same money seen wider or
-- narrower); where none is, all of them.
create temp view if not exists report_preventivo as
with
obiettivi as (
    select obiettivo, risorse_preventivate from main.obiettivo
),
tabelle as (
    select
        t.tabella,
        t.obiettivo,
        coalesce(o.risorse_preventivate = (
            select c.importo
            from main.riga_economica as r
            join main.cella_economica as c
                on c.tabella = r.tabella and c.riga = r.riga and c.colonna = 0
            where r.tabella = t.tabella and r.totale = 1
        ), 0) as concorda
    from main.tabella_economica as t
    left join obiettivi as o on o.obiettivo = t.obiettivo
),
scelte as (
    select tabella, obiettivo
    from (
        select
            *,
            max(concorda) over (partition by obiettivo) as qualcuna_concorda
        from tabelle
    )
    where concorda = qualcuna_concorda
),
celle as (
    select
        t.obiettivo,
        upper(replace(k.nome, ' ', '_')) as fonte,
        r.capitolo || '/' || r.articolo as capitolo,
        k.anno,
        c.importo
    from scelte as t
    join main.cella_economica as c on c.tabella = t.tabella and c.colonna > 0
    join main.riga_economica as r
        on r.tabella = c.tabella and r.riga = c.riga and r.totale = 0
    join main.colonna_economica as k
        on k.tabella = c.tabella and k.colonna = c.colonna
)
select
    'piano' as taglio, '' as obiettivo, '' as fonte, '' as capitolo,
    '' as anno,
    coalesce(
        (select sum(risorse_preventivate) from obiettivi),
        (select sum(importo) from celle where anno is not null)
    ) as preventivato
union all
select 'obiettivo', obiettivo, '', '', '', risorse_preventivate
from obiettivi
union all
select 'obiettivo_fonte', obiettivo, fonte, '', '', sum(importo)
from celle
where anno is null
group by obiettivo, fonte
union all
select 'fonte', '', fonte, '', '', sum(importo)
from celle
where anno is null
group by fonte
union all
select 'anno', '', '', '', anno, sum(importo)
from celle
where anno is not null
group by anno
union all
select 'capitolo', '', '', capitolo, '', sum(importo)
from celle
where anno is not null
group by capitolo
union all
select 'capitolo_anno', '', '', capitolo, anno, sum(importo)
from celle
where anno is not null
group by capitolo, anno;
