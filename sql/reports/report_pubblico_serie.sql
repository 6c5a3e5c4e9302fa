-- report_pubblico_serie: one row per indicator and quarter of the plan, for the
-- Ambito, as it may leave the office. Key: indicatore, k. Inputs:
-- report_serie, report_pubblico_valore. The expected path is made of targets
-- and dates alone; a suppressed value is null, `mostra` is how it reads.
create temp view if not exists report_pubblico_serie as
select
    r.indicatore,
    r.k,
    p.valore,
    r.atteso,
    p.mostra
from report_serie as r
left join report_pubblico_valore as p
    on p.indicatore = r.indicatore and p.k = r.k and p.livello = 0;
