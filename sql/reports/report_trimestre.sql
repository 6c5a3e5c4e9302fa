-- report_trimestre: one row per quarter of the plan, those to come included.
-- Key: k. Inputs: piano, trimestre.
create temp view if not exists report_trimestre as
with recursive
limiti as (
    select
        max(case when chiave = 'inizio' then ordinale end) as primo,
        max(case when chiave = 'fine' then ordinale end) as ultimo
    from (
        select
            chiave,
            cast(substr(valore, 1, 4) as integer) * 4
            + (cast(substr(valore, 6, 2) as integer) - 1) / 3 as ordinale
        from main.piano
        where chiave in ('inizio', 'fine')
    )
),
trimestri (ordinale) as (
    select primo from limiti where primo is not null
    union all
    select ordinale + 1
    from trimestri
    cross join limiti
    where ordinale < limiti.ultimo
)
select
    trimestri.ordinale - limiti.primo + 1 as k,
    limiti.ultimo - limiti.primo + 1 as n,
    printf(
        '%04dT%d', trimestri.ordinale / 4, trimestri.ordinale % 4 + 1
    ) as periodo,
    date(
        printf(
            '%04d-%02d-01',
            trimestri.ordinale / 4,
            trimestri.ordinale % 4 * 3 + 1
        ),
        '+3 months', '-1 day'
    ) as fine,
    -- "II 23": short enough for the axis of a chart.
    case trimestri.ordinale % 4
        when 0 then 'I' when 1 then 'II' when 2 then 'III' else 'IV'
    end || printf(' %02d', trimestri.ordinale / 4 % 100) as etichetta,
    trimestri.ordinale
    - max(limiti.primo, trimestri.ordinale / 4 * 4) + 1 as q,
    min(limiti.ultimo, trimestri.ordinale / 4 * 4 + 3)
    - max(limiti.primo, trimestri.ordinale / 4 * 4) + 1 as n_anno,
    calcolati.k is not null as calcolato
from trimestri
cross join limiti
left join main.trimestre as calcolati
    on calcolati.k = trimestri.ordinale - limiti.primo + 1;
