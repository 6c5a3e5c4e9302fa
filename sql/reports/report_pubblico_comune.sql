-- report_pubblico_comune: one row per indicator that has a figure by Comune,
-- and Comune, at the as-of quarter, as it may leave the office, with the
-- figures of its subambito and of the Ambito. Key: istat, indicatore.
-- Inputs: report_elenco_comuni, report_pubblico_scheda,
-- report_pubblico_valore, prospetto. Only for the plans that have no
-- Comuni's table, where it takes its place. What no record tells of is a zero
-- where things are counted.
create temp view if not exists report_pubblico_comune as
with
indicatori as (
    select i.*
    from report_pubblico_scheda as i
    where i.aggregazione not in ('quota_comuni', 'quota_comuni_minima')
        and not exists (select 1 from main.prospetto)
        and exists (
            select 1
            from report_pubblico_valore as v
            where v.indicatore = i.indicatore and v.k = i.k and v.livello = 2
        )
)
select
    c.istat, i.indicatore,
    case
        when v.codice is not null then v.valore
        when i.scala = 'numero' then 0.0
    end as valore,
    v.mostra,
    s.valore as valore_subambito, s.mostra as mostra_subambito,
    i.valore as valore_ambito, i.mostra as mostra_ambito
from report_elenco_comuni as c
cross join indicatori as i
left join report_pubblico_valore as v
    on v.indicatore = i.indicatore and v.k = i.k and v.livello = 2
    and v.codice = c.istat
left join report_pubblico_valore as s
    on s.indicatore = i.indicatore and s.k = i.k and s.livello = 1
    and s.codice = c.subambito;
