-- report_subambito: one row per indicator that has subambiti, and subambito,
-- at the as-of quarter. Key: indicatore, codice. Inputs: valore, subambito,
-- report_indicatore. `intensita` is the value against the row's largest (or
-- against 100 where it is a percentage), 0 to 1, for the shade of a cell.
create temp view if not exists report_subambito as
with
indicatori as (
    select indicatore, k, scala, minimo_subambito, operatore
    from report_indicatore
    where ha_subambiti
),
valori as (
    select
        i.indicatore, i.scala, i.minimo_subambito, s.subambito as codice,
        s.nome, s.ordine, v.valore, v.numeratore, v.denominatore, v.stato,
        max(v.valore) over (partition by i.indicatore) as massimo,
        case
            when i.minimo_subambito is null or v.valore is null then 0
            when i.operatore = '>='
                then not almeno(v.valore, i.minimo_subambito)
            else not almeno(i.minimo_subambito, v.valore)
        end as sotto_minimo
    from indicatori as i
    cross join main.subambito as s
    left join main.valore as v
        on v.k = i.k and v.indicatore = i.indicatore and v.livello = 1
        and v.codice = s.subambito
)
select
    *,
    -- Below, and late for its own path too: a year that has just begun leaves
    -- everybody below.
    sotto_minimo and coalesce(stato in ('in_ritardo', 'critico'), 0)
        as indietro,
    case
        when valore is null then null
        when scala = 'percentuale' then max(0, min(1, valore / 100.0))
        when massimo > 0 then max(0, valore / massimo)
        else 0
    end as intensita
from valori;
