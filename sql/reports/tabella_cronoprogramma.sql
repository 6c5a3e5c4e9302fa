-- tabella_cronoprogramma: cronoprogramma.csv: one row per activity, in the
-- order of the projects and of the schedule; delays and shifts are days.
-- Key: progetto, attivita. Inputs: report_attivita.
create temp view if not exists tabella_cronoprogramma as
select
    progetto,
    azione,
    attivita,
    responsabile,
    case when prevista then 'SI' else 'NO' end as prevista,
    inizio_previsto,
    fine_prevista,
    spostamento_inizio,
    spostamento_fine,
    inizio_effettivo,
    fine_effettiva,
    avanzamento,
    ritardo_inizio,
    ritardo_fine,
    stato,
    notizie_al
from report_attivita
order by coalesce(progetto_ordine, 1000000), progetto, ordine;
