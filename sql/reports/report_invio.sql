-- report_invio: one row per submission due in a quarter of the plan, up to the
-- as-of one. Key: k, tracciato, mittente. Inputs: scadenza_invio,
-- file_ricevuto, piano, subambito, report_tracciato. `ricevuto_il` is the day of the first
-- accepted file of that period; `ritardo` its days after the term.
create temp view if not exists report_invio as
with
termini as (
    select cast(valore as integer) as giorni
    from main.piano
    where chiave = 'termine_giorni'
),
ricevuti as (
    select
        tracciato, mittente, periodo,
        min(
            case
                when esito in ('ACCETTATO', 'ACCETTATO_CON_SCARTI')
                    then ricevuto_il
            end
        ) as ricevuto_il,
        max(file) as ultimo
    from main.file_ricevuto
    where tracciato is not null and mittente is not null
    group by tracciato, mittente, periodo
),
scadenze as (
    select
        s.*,
        date(
            s.fine_periodo, printf('+%d days', coalesce(termini.giorni, 0))
        ) as termine,
        ricevuti.ricevuto_il,
        f.esito
    from main.scadenza_invio as s
    left join termini on true
    left join ricevuti
        on ricevuti.tracciato = s.tracciato
        and ricevuti.mittente = s.mittente
        and ricevuti.periodo = s.periodo
    left join main.file_ricevuto as f on f.file = ricevuti.ultimo
)
select
    scadenze.*,
    coalesce(tracciato.nome, replace(scadenze.tracciato, '_', ' '))
        as tracciato_nome,
    case
        when scadenze.mittente = 'AMBITO' then 'Ambito'
        else coalesce(luogo.nome, scadenze.mittente)
    end as mittente_nome,
    case
        when scadenze.mittente = 'AMBITO' then -1
        else coalesce(luogo.ordine, 1000000)
    end as mittente_ordine,
    scadenze.ricevuto_il is not null
    and scadenze.ricevuto_il <= scadenze.termine as entro_termine,
    max(0, giorni(scadenze.termine, scadenze.ricevuto_il)) as ritardo
from scadenze
left join temp.report_tracciato as tracciato
    on tracciato.tracciato = scadenze.tracciato
left join main.subambito as luogo on luogo.subambito = scadenze.mittente;
