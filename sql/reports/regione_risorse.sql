-- regione_risorse: one row per objective and source of money, then one for the
-- objective: budget, allotted, committed, paid, in euro; and how far what was
-- allotted coincides with what was committed or paid. Key: obiettivo, fonte
-- ('' for the whole objective). Inputs: report_economia, report_fonte,
-- regione_posto.
create temp view if not exists regione_risorse as
with
economia as materialized (
    select * from report_economia
),
nomi as materialized (
    select progetto, fonte, parola from report_fonte
),
righe as (
    select
        e.obiettivo, e.fonte, f.parola as fonte_nome, 0 as somma,
        e.preventivato, e.stanziato, e.impegnato, e.liquidato, e.coincidenza
    from economia as e
    join nomi as f
        on f.progetto = e.obiettivo and f.fonte = e.fonte
    where e.taglio = 'obiettivo_fonte'
    union all
    select
        obiettivo, '', 'Totale dell''obiettivo', 1,
        preventivato, stanziato, impegnato, liquidato, coincidenza
    from economia
    where taglio = 'obiettivo'
)
select
    o.macroarea, r.obiettivo, o.titolo as obiettivo_titolo, r.fonte,
    r.fonte_nome,
    euro(r.preventivato) as preventivato, euro(r.stanziato) as stanziato,
    euro(r.impegnato) as impegnato, euro(r.liquidato) as liquidato,
    r.coincidenza,
    -- For the pages: cents.
    r.preventivato as c_preventivato, r.stanziato as c_stanziato,
    r.impegnato as c_impegnato, r.liquidato as c_liquidato, r.somma
from righe as r
join regione_posto as o on o.obiettivo = r.obiettivo
where coalesce(r.preventivato, r.stanziato) is not null
order by
    o.macroarea_ordine, o.ordine, r.obiettivo, r.somma,
    coalesce(r.stanziato, r.preventivato) desc, r.fonte;
