-- report_completezza: one row per layout and sender that must send it: how
-- many of the submissions due in the plan so far were accepted.
-- Key: tracciato, mittente. Inputs: report_invio.
create temp view if not exists report_completezza as
select
    tracciato,
    tracciato_nome,
    mittente,
    mittente_nome,
    mittente_ordine,
    count(*) as attesi,
    sum(accettato) as accettati
from report_invio
group by tracciato, mittente;
