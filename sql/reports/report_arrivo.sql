-- report_arrivo: one row per file received on the as-of day, in their order.
-- Key: file. Inputs: file_ricevuto, calcolo, segnalazione, report_motivo.
-- `motivo` completes "respinto: ...".
create temp view if not exists report_arrivo as
select
    f.file,
    f.nome,
    f.tracciato,
    f.mittente,
    f.periodo,
    f.esito,
    f.lette,
    f.accettate,
    f.scartate,
    f.da_correggere,
    case
        when f.esito <> 'RESPINTO' then null
        when f.da_correggere > 0
            then 'troppe righe da correggere: ' || f.da_correggere
            || ' almeno'
        else coalesce(
            (
                select m.motivo
                from main.segnalazione as s
                join report_motivo as m on m.codice = s.codice
                where s.file = f.file and s.gravita = 'errore'
                order by s.ordine
                limit 1
            ),
            'la ricevuta dice perché'
        )
    end as motivo
from main.file_ricevuto as f
join main.calcolo as c on c.al = f.al;
