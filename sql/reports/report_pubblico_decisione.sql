-- report_pubblico_decisione: one row per indicator that needs a decision, and
-- why, as it may leave the office. Key: indicatore. Inputs: report_decisione,
-- report_pubblico_scheda, report_pubblico_subambito. Only what the public
-- figures show needs a decision in public: not an indicator that is
-- suppressed, nor subambiti below a minimum where some are.
create temp view if not exists report_pubblico_decisione as
select d.indicatore, d.motivo, d.peso, d.passo, d.peso_tipo
from report_decisione as d
join report_pubblico_scheda as i on i.indicatore = d.indicatore
where not i.soppresso
    and (
        d.motivo <> 'subambiti' or not exists (
            select 1
            from report_pubblico_subambito as s
            where s.indicatore = d.indicatore and s.mostra is not null
        )
    );
