-- report_pubblico_risorse: one row per objective: its budget (what was allotted
-- where the plan declares none) and what was paid, cents. Key: obiettivo.
-- Inputs: report_economia, report_obiettivo. Amounts of whole objectives, of
-- the plan's own accounts: no person is behind them.
create temp view if not exists report_pubblico_risorse as
select
    o.obiettivo,
    coalesce(e.preventivato, e.stanziato) as preventivato,
    e.liquidato,
    100.0 * e.liquidato
    / nullif(coalesce(e.preventivato, e.stanziato), 0) as quota
from report_obiettivo as o
join report_economia as e
    on e.taglio = 'obiettivo' and e.obiettivo = o.obiettivo
where coalesce(e.preventivato, e.stanziato) is not null;
