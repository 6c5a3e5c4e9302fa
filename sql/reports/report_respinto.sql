-- report_respinto: one row per file that was refused as a whole, with the first
-- reason. Key: file. Inputs: file_ricevuto, segnalazione, subambito,
-- scadenza_invio.
-- `rimediato` is 1 when what the file had to bring was accepted with another,
-- null when it is not known what that was; `errori` how many errors the receipt
-- lists.
create temp view if not exists report_respinto as
with
respinti as (
    select f.*
    from main.file_ricevuto as f
    where f.esito not in ('ACCETTATO', 'ACCETTATO_CON_SCARTI', 'DUPLICATO')
),
motivi as (
    select
        s.file,
        count(*) as errori,
        min(s.ordine) as primo
    from main.segnalazione as s
    join respinti on respinti.file = s.file
    where s.gravita = 'errore'
    group by s.file
)
select
    r.file,
    r.nome,
    r.tracciato,
    r.mittente,
    case
        when r.mittente = 'AMBITO' then 'Ambito'
        else coalesce(luogo.nome, r.mittente, 'Mittente non riconosciuto')
    end as mittente_nome,
    case
        when r.mittente = 'AMBITO' then -1
        else coalesce(luogo.ordine, 1000000)
    end as mittente_ordine,
    r.periodo,
    r.ricevuto_il,
    r.esito,
    coalesce(motivi.errori, 0) as errori,
    r.da_correggere,
    prima.codice,
    prima.riga,
    prima.colonna,
    prima.messaggio,
    case
        when r.tracciato is not null then exists (
            select 1
            from main.file_ricevuto as altro
            where altro.tracciato = r.tracciato
                and altro.mittente = r.mittente
                and altro.periodo = r.periodo
                and altro.esito in ('ACCETTATO', 'ACCETTATO_CON_SCARTI')
        ) or exists (
            select 1
            from main.scadenza_invio as scadenza
            where scadenza.tracciato = r.tracciato
                and scadenza.mittente = r.mittente
                and scadenza.periodo = r.periodo
                and scadenza.accettato = 1
        )
    end as rimediato
from respinti as r
left join motivi on motivi.file = r.file
left join main.segnalazione as prima
    on prima.file = r.file and prima.ordine = motivi.primo
left join main.subambito as luogo on luogo.subambito = r.mittente;
