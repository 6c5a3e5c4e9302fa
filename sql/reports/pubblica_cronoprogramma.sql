-- pubblica_cronoprogramma: cronoprogramma.csv inside the public documents: one
-- row per activity of the projects, in the order of the schedule; delays and
-- shifts are days. Key: progetto, attivita. Inputs: report_attivita. Who
-- answers for it is told as the published schedule has it: what an export
-- alone says may be somebody's name.
create temp view if not exists pubblica_cronoprogramma as
select
    progetto,
    azione,
    attivita,
    responsabile_pubblico as responsabile,
    iif(prevista, 'SI', 'NO') as prevista,
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
