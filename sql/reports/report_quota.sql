-- report_quota: one row per indicator and year of the plan up to the as-of
-- quarter: how much of its target it has reached at the last quarter computed
-- of the year, 0 to 100. Key: indicatore, anno. Inputs: trimestre, indicatore,
-- valore. `quota` is null where it is not due yet (`non_dovuto` 1), where the
-- value lacks, or where too few submissions stand behind it. Where the
-- raggiungimento divides by zero, a target met is all of it.
create temp view if not exists report_quota as
with
anni as (
    select anno, max(k) as k
    from main.trimestre
    group by anno
)
select
    i.indicatore,
    i.obiettivo,
    anni.anno,
    anni.k,
    v.stato = 'non_dovuto' as non_dovuto,
    case
        when v.stato in ('non_dovuto', 'dati_mancanti') then null
        when v.valore is null then null
        when v.raggiungimento is null
            then iif(v.stato in ('raggiunto', 'raggiunto_in_parte'), 100, null)
        else max(0, min(100, v.raggiungimento))
    end as quota
from main.indicatore as i
cross join anni
left join main.valore as v
    on v.indicatore = i.indicatore and v.k = anni.k and v.livello = 0;
