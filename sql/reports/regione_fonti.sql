-- regione_fonti: one row per source of money of the whole plan, then one for
-- the plan: as regione_risorse. Key: fonte ('' for the plan). Inputs:
-- report_economia, report_fonte.
create temp view if not exists regione_fonti as
with
nomi as materialized (
    select fonte, min(parola) as nome from report_fonte group by fonte
)
select
    e.fonte,
    iif(e.taglio = 'piano', 'Totale del piano', coalesce(n.nome, e.fonte))
        as fonte_nome,
    euro(e.preventivato) as preventivato, euro(e.stanziato) as stanziato,
    euro(e.impegnato) as impegnato, euro(e.liquidato) as liquidato,
    e.coincidenza,
    e.preventivato as c_preventivato, e.stanziato as c_stanziato,
    e.impegnato as c_impegnato, e.liquidato as c_liquidato,
    e.taglio = 'piano' as somma
from report_economia as e
left join nomi as n on n.fonte = e.fonte
where e.taglio in ('piano', 'fonte')
    and coalesce(e.preventivato, e.stanziato) is not null
order by
    somma, coalesce(e.stanziato, e.preventivato) desc, e.fonte;
