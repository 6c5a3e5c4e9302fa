-- report_pubblico_prospetto: one row per measure, quarter and place of the
-- Comuni's table, as it may leave the office. Key: k, misura, livello, codice.
-- Inputs: prospetto, protezione, soppressione, trimestre, comune, subambito.
-- `valore` is null where it is suppressed: `mostra` is how it reads (<5, c).
-- `unita`: patti, persone, interventi, centesimi (of euro), fte. For the
-- social workers `standard_5000` and `standard_4000` are the full-time
-- equivalents that one for 5,000 and for 4,000 inhabitants ask for.
create temp view if not exists report_pubblico_prospetto as
with
luoghi as (
    select
        0 as livello, 'AMBITO' as codice, 'Ambito' as nome,
        null as subambito, sum(popolazione) as popolazione
    from main.comune
    union all
    select
        1, s.subambito, s.nome, s.subambito, coalesce(sum(c.popolazione), 0)
    from main.subambito as s
    left join main.comune as c on c.subambito = s.subambito
    group by s.subambito
    union all
    select 2, istat, nome, subambito, popolazione
    from main.comune
)
select
    x.k, t.periodo, x.misura, x.livello, x.codice, l.nome, l.subambito,
    l.popolazione,
    case x.misura
        when 'patti_attivi' then 'patti'
        when 'beneficiari' then 'persone'
        when 'interventi' then 'interventi'
        when 'assistenti_sociali' then 'fte'
        else 'centesimi'
    end as unita,
    case when s.k is null then x.valore end as valore,
    case x.misura
        when 'assistenti_sociali' then l.popolazione / 5000.0
    end as standard_5000,
    case x.misura
        when 'assistenti_sociali' then l.popolazione / 4000.0
    end as standard_4000,
    s.k is not null as soppresso, s.motivo, s.mostra
from main.prospetto as x
cross join main.protezione as p
join main.trimestre as t on t.k = x.k
join luoghi as l on l.livello = x.livello and l.codice = x.codice
left join main.soppressione as s
    on s.k = x.k and s.tabella = 'prospetto' and s.voce = x.misura
    and s.livello = x.livello and s.codice = x.codice;
