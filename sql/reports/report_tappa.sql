-- report_tappa: one row per milestone of a project: an activity of one day, or
-- an indicator with a term, as it may leave the office.
-- Key: progetto, genere, codice. Inputs: report_attivita,
-- report_pubblico_scheda, report_elenco_progetti, calcolo. `fatta` is null
-- when nothing may be told of it; `fatta_il` when it was not done, or when the
-- day is not known; `segno` as in report_stato_attivita; `ritardo` is in days,
-- up to the as-of day for what was not done, null for none.
create temp view if not exists report_tappa as
with
attivita as (
    select
        progetto,
        'attivita' as genere,
        chiave as codice,
        attivita as nome,
        responsabile_pubblico as responsabile,
        fine_prevista as entro,
        fine_effettiva as fatta_il,
        conclusa as fatta,
        parola,
        segno,
        ordine
    from report_attivita
    where un_giorno
),
indicatori as (
    select
        obiettivo as progetto,
        'indicatore' as genere,
        codice,
        nome,
        responsabile,
        scadenza as entro,
        conseguito_il as fatta_il,
        -- Null where not even its outcome is told.
        iif(soppresso, esito = 'raggiunto', coalesce(raggiunto, 0)) as fatta,
        null as parola,
        stato as segno,
        indicatore as ordine
    from report_pubblico_scheda
    where scadenza is not null
        and obiettivo in (select progetto from report_elenco_progetti)
)
select
    tappe.*,
    case
        when tappe.fatta_il > tappe.entro
            then giorni(tappe.entro, tappe.fatta_il)
        when not tappe.fatta and calcolo.al > tappe.entro
            then giorni(tappe.entro, calcolo.al)
    end as ritardo
from (
    select * from attivita
    union all
    select * from indicatori
) as tappe
left join main.calcolo as calcolo on true;
