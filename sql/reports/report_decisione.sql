-- report_decisione: one row per indicator that needs a decision, and why.
-- Key: indicatore. Inputs: report_indicatore, report_subambito, calcolo.
-- `motivo` is the kind of sentence to write: termine_passato, termine_vicino
-- (within half a year), ritmo, anno (what is left of the year), fine (no
-- quarter is left), livello (a rate below its path), subambiti (some below
-- their minimum). `peso` orders: first what is late for good, then critical.
create temp view if not exists report_decisione as
with
carenze as (
    select indicatore, sum(sotto_minimo) as subambiti_sotto
    from report_subambito
    group by indicatore
),
esaminati as (
    select
        i.*,
        coalesce(carenze.subambiti_sotto, 0) as subambiti_sotto,
        calcolo.al,
        i.scadenza is not null and not i.raggiunto
        and giorni(calcolo.al, i.scadenza) between 0 and 183 as vicino
    from report_indicatore as i
    cross join main.calcolo as calcolo
    left join carenze on carenze.indicatore = i.indicatore
    where i.stato is not null
),
motivati as (
    select
        *,
        case
            when stato in ('critico', 'in_ritardo') then
                case
                    when scadenza is not null and scadenza <= fine_k
                        then 'termine_passato'
                    when vicino then 'termine_vicino'
                    when ritmo_necessario > 0 then 'ritmo'
                    when ritmo_annuale > 0 then 'anno'
                    when k = n then 'fine'
                    else 'livello'
                end
            when stato = 'raggiunto_in_parte' then 'subambiti'
            when stato = 'in_linea' and vicino then 'termine_vicino'
            when stato = 'in_linea' and subambiti_sotto > 0
                and ritmo_necessario = 0 then 'subambiti'
        end as motivo
    from esaminati
)
select
    *,
    case
        when motivo = 'termine_passato' then 1
        when stato = 'critico' then 2
        when motivo = 'termine_vicino' then 3
        when stato = 'in_ritardo' then 4
        else 5
    end as peso,
    -- What matters most to people comes first among equals.
    case tipo when 'outcome' then 1 when 'output' then 2 else 3 end
        as peso_tipo
from motivati
where motivo is not null;
