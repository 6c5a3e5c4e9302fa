-- report_da_mandare: one row per submission that lacks and is to be sent, the
-- oldest first. Key: mittente, tracciato, periodo. Inputs: report_invio,
-- report_tracciato, calcolo, file_ricevuto, report_motivo.
-- Of a cumulative layout only the last one that lacks: it covers the others.
-- `dal` is the first period that lacks without one accepted in between.
-- `respinto` is the file of that submission that was refused, if one was.
create temp view if not exists report_da_mandare as
with
mancanti as (
    select
        i.*,
        coalesce(t.cumulativo, 0) as cumulativo,
        (
            select max(prima.k)
            from report_invio as prima
            where prima.tracciato = i.tracciato
                and prima.mittente = i.mittente
                and prima.accettato = 1
                and prima.k < i.k
        ) as ultimo_accettato
    from report_invio as i
    left join temp.report_tracciato as t on t.tracciato = i.tracciato
    where i.accettato = 0
),
scelti as (
    select
        *,
        max(k) over (partition by tracciato, mittente) as ultimo,
        first_value(periodo) over (
            partition by tracciato, mittente, ultimo_accettato order by k
        ) as primo
    from mancanti
)
select
    s.mittente,
    s.mittente_nome,
    s.mittente_ordine,
    s.tracciato,
    s.tracciato_nome,
    s.periodo,
    iif(s.cumulativo, s.primo, s.periodo) as dal,
    s.termine,
    giorni(s.termine, c.al) as scaduto_da,
    s.cumulativo,
    (
        select f.nome
        from main.file_ricevuto as f
        where f.tracciato = s.tracciato and f.mittente = s.mittente
            and f.periodo = s.periodo and f.esito = 'RESPINTO'
        order by f.file desc
        limit 1
    ) as respinto,
    (
        select f.ricevuto_il
        from main.file_ricevuto as f
        where f.tracciato = s.tracciato and f.mittente = s.mittente
            and f.periodo = s.periodo and f.esito = 'RESPINTO'
        order by f.file desc
        limit 1
    ) as respinto_il
from scelti as s
cross join main.calcolo as c
where not s.cumulativo or s.k = s.ultimo;
