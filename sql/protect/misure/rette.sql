-- rette: one row per Comune and period: what the placement of its minors cost,
-- in euro cents (rounded once, half away from zero). Key: record. Inputs:
-- rette (records in force), piano. Counted from the plan's start.
-- The same minors are told again every period: `periodico`.
insert into temp.prospetto_misura values ('rette', 'rette', 1, 0);

insert into temp.prospetto_fatto
    (misura, record, data, fine, comune, quanto, persone, periodico)
select
    'rette', record, fine_periodo, '9999-12-31', comune,
    round(importo_rette * 100), minori, 1
from temp.rette
where fine_periodo >= (select valore from piano where chiave = 'inizio');
