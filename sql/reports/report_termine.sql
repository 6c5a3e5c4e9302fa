-- report_termine: one row per term of a project still to come: the end of an
-- activity that is not ended, or of a milestone that was not reached: one of
-- which that may not be told is no row.
-- Key: progetto, genere, codice. Inputs: report_attivita, report_tappa,
-- calcolo. `posto` is 1 for the next one of its project.
create temp view if not exists report_termine as
with
termini as (
    select
        progetto, 'attivita' as genere, chiave as codice, attivita as nome,
        responsabile_pubblico as responsabile,
        fine_prevista as entro
    from report_attivita
    where not conclusa
    union all
    select progetto, genere, codice, nome, responsabile, entro
    from report_tappa
    where genere = 'indicatore' and not fatta
)
select
    termini.*,
    giorni(calcolo.al, termini.entro) as mancano,
    row_number() over (
        partition by termini.progetto
        order by termini.entro, termini.genere, termini.codice
    ) as posto
from termini
cross join main.calcolo as calcolo
where termini.entro >= calcolo.al;
