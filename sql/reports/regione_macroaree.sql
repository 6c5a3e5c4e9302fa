-- regione_macroaree: one row per policy area of the Regione, those without
-- objectives too, in the order of the form; last, where there are any, the
-- objectives of none. Key: macroarea. Inputs: report_macroarea,
-- regione_posto, regione_indicatori. `obiettivi` are codes; `vedi` the areas
-- under which an objective that is also of this one is told. Indicators are
-- counted by what may be told of them; `riservati` are the suppressed.
create temp view if not exists regione_macroaree as
with
aree as (
    select macroarea, nome, ordine from report_macroarea
    union all
    select distinct '', macroarea_nome, macroarea_ordine
    from regione_posto
    where macroarea = ''
),
elenchi as (
    select macroarea, group_concat(obiettivo, ', ') as obiettivi
    from (
        select macroarea, obiettivo
        from regione_posto
        order by ordine, obiettivo
    )
    group by macroarea
),
altrove as (
    select macroarea, group_concat(altra, ', ') as vedi
    from (
        select distinct m.macroarea, o.macroarea as altra
        from report_macroarea as m
        join regione_posto as o
            on o.macroarea <> '' and o.macroarea <> m.macroarea
            and instr(upper(o.sigla), m.macroarea) > 0
        order by o.macroarea
    )
    group by macroarea
),
conteggi as (
    select
        macroarea,
        count(*) as indicatori,
        sum(soppresso) as riservati,
        sum(coalesce(segno in ('raggiunto', 'raggiunto_in_parte'), 0))
            as raggiunti,
        sum(coalesce(segno = 'in_linea', 0)) as in_linea,
        sum(coalesce(segno = 'in_ritardo', 0)) as in_ritardo,
        sum(coalesce(segno = 'critico', 0)) as critici
    from regione_indicatori
    group by macroarea
)
select
    aree.macroarea, aree.nome, elenchi.obiettivi, altrove.vedi,
    coalesce(c.indicatori, 0) as indicatori,
    coalesce(c.raggiunti, 0) as raggiunti,
    coalesce(c.in_linea, 0) as in_linea,
    coalesce(c.in_ritardo, 0) as in_ritardo,
    coalesce(c.critici, 0) as critici,
    coalesce(c.riservati, 0) as riservati,
    coalesce(
        c.indicatori - c.raggiunti - c.in_linea - c.in_ritardo - c.critici
        - c.riservati,
        0
    ) as altri
from aree
left join elenchi on elenchi.macroarea = aree.macroarea
left join altrove on altrove.macroarea = aree.macroarea
left join conteggi as c on c.macroarea = aree.macroarea
order by aree.ordine;
