-- aperti_cronoprogramma: cronoprogramma.csv of the open data: the published
-- activities of the projects and how they go. Key: progetto, attivita. Inputs:
-- report_attivita. Without who answers for them: it may be a name.
create temp view if not exists aperti_cronoprogramma as
select
    progetto, azione, attivita, inizio_previsto, fine_prevista,
    inizio_effettivo, fine_effettiva, avanzamento, ritardo_inizio,
    ritardo_fine, stato
from report_attivita
where prevista
order by coalesce(progetto_ordine, 1000000), progetto, ordine;
