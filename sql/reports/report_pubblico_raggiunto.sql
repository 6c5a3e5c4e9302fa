-- report_pubblico_raggiunto: one row per indicator that has reached its target,
-- as it may be told. Key: indicatore. Inputs: report_pubblico_scheda. `posto`
-- orders what is worth telling: what happened to people before what was
-- produced, before what was done; what was reached in this quarter before what
-- was already; what is counted before what is done or undone.
create temp view if not exists report_pubblico_raggiunto as
select
    indicatore,
    row_number() over (
        order by
            case tipo when 'outcome' then 1 when 'output' then 2 else 3 end,
            coalesce(stato_prima = 'raggiunto', 0), traguardo, indicatore
    ) as posto
from report_pubblico_scheda
where stato = 'raggiunto' or esito = 'raggiunto';
