-- report_pubblico_dipendenza: one row per Comune and target that is not met yet
-- and waits for it: its subambito is below its minimum (`luogo` subambito), or
-- the Comuni are counted and it is not yet among them (`luogo` comune).
-- Key: istat, indicatore, luogo. Inputs: comune, report_pubblico_scheda,
-- report_pubblico_subambito, report_pubblico_valore. `mostra` where the
-- subambito's figure is suppressed and only its outcome is told.
create temp view if not exists report_pubblico_dipendenza as
select
    c.istat, i.indicatore, 'subambito' as luogo, s.nome, s.valore, s.mostra
from main.comune as c
join report_pubblico_subambito as s on s.codice = c.subambito
join report_pubblico_scheda as i on i.indicatore = s.indicatore
where i.minimo_subambito is not null
    and (s.sotto_minimo or s.esito = 'non_raggiunto')
    and coalesce(i.stato, '') <> 'non_dovuto'
union all
select
    c.istat, i.indicatore, 'comune', c.nome, null, null
from main.comune as c
join report_pubblico_scheda as i on i.aggregazione = 'quota_comuni'
where coalesce(i.stato, '') in ('in_linea', 'in_ritardo', 'critico')
    and not exists (
        select 1
        from report_pubblico_valore as v
        where v.k = i.k and v.indicatore = i.indicatore and v.livello = 2
            and v.codice = c.istat and (v.soppresso or v.valore > 0)
    );
