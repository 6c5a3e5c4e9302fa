-- report_valutazione: one row per objective and year of the plan up to the
-- as-of quarter: what is computed, what was judged, and where they differ.
-- Key: obiettivo, anno. Inputs: report_obiettivo, trimestre, report_quota,
-- valutazione, report_economia.
--   grado_calcolato: the mean of the quote of the objective's indicators at
--     the last quarter computed of the year (report_quota); all count the
--     same. Left out, and counted apart: those not yet due (non_dovuti),
--     those without a value or with too few submissions to trust it
--     (senza_dati).
--   coincidenza_calcolata: of the exercise that is the year, as it is known at
--     the as-of quarter (report_economia).
--   differences are computed - stated, in points. They are worth telling
--   (_da_discutere) when they are more than soglia.
create temp view if not exists report_valutazione as
with
costanti as (
    -- Below it, a judgement in fives and a mean say the same thing.
    select 5.0 as soglia
),
anni as (
    select anno, max(periodo) as periodo, max(q) = n_anno as finito
    from main.trimestre
    group by anno
),
gradi as (
    select
        obiettivo,
        anno,
        count(*) as indicatori,
        count(quota) as considerati,
        coalesce(sum(non_dovuto), 0) as non_dovuti,
        somma(quota) / nullif(count(quota), 0) as grado
    from report_quota
    group by obiettivo, anno
),
risorse as (
    select obiettivo, anno, coincidenza
    from report_economia
    where taglio = 'obiettivo_anno'
),
affiancati as (
    select
        o.obiettivo,
        o.titolo,
        o.ordine,
        anni.anno,
        anni.periodo,
        anni.finito,
        coalesce(g.indicatori, 0) as indicatori,
        coalesce(g.considerati, 0) as considerati,
        coalesce(g.non_dovuti, 0) as non_dovuti,
        g.grado as grado_calcolato,
        e.grado as grado_dichiarato,
        g.grado - e.grado as grado_differenza,
        r.coincidenza as coincidenza_calcolata,
        e.coincidenza as coincidenza_dichiarata,
        r.coincidenza - e.coincidenza as coincidenza_differenza,
        e.obiettivo is not null as valutato,
        e.periodo as periodo_valutazione,
        e.valutazione_qualitativa,
        e.valutazione_utenti,
        e.criticita,
        e.risposta_al_bisogno,
        e.motivazione,
        e.continuita,
        e.riproposizione,
        e.motivazione_riproposizione,
        e.rilevanza,
        e.efficienza,
        e.efficacia,
        e.impatto,
        e.sostenibilita
    from report_obiettivo as o
    cross join anni
    left join gradi as g on g.obiettivo = o.obiettivo and g.anno = anni.anno
    left join risorse as r on r.obiettivo = o.obiettivo and r.anno = anni.anno
    left join main.valutazione as e
        on e.obiettivo = piega(o.obiettivo) and e.anno = anni.anno
)
select
    a.*,
    a.indicatori - a.considerati - a.non_dovuti as senza_dati,
    costanti.soglia,
    coalesce(abs(a.grado_differenza) > costanti.soglia, 0)
        as grado_da_discutere,
    coalesce(abs(a.coincidenza_differenza) > costanti.soglia, 0)
        as coincidenza_da_discutere
from affiancati as a
cross join costanti;
