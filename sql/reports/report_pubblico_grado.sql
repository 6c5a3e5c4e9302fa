-- report_pubblico_grado: one row per objective and year of the plan up to the
-- as-of quarter: the degree computed from its indicators, as it may leave the
-- office. Key: obiettivo, anno. Inputs: report_quota, report_pubblico_valore.
-- `grado` is the mean of the quote (report_quota) of the indicators whose
-- value of that quarter is published: from a mean with a suppressed one in it,
-- and the others, anyone would find that one. How many are left out for it is
-- `riservati`, all that have a suppressed value, known or late.
create temp view if not exists report_pubblico_grado as
with
quote as (
    select
        q.obiettivo,
        q.anno,
        coalesce(q.non_dovuto, 0) as non_dovuto,
        coalesce(v.soppresso, 0) as riservato,
        case when not v.soppresso then q.quota end as quota
    from report_quota as q
    left join report_pubblico_valore as v
        on v.k = q.k and v.indicatore = q.indicatore and v.livello = 0
)
select
    obiettivo,
    anno,
    count(*) as indicatori,
    count(quota) as considerati,
    sum(non_dovuto) as non_dovuti,
    sum(riservato) as riservati,
    somma(quota) / nullif(count(quota), 0) as grado
from quote
group by obiettivo, anno;
