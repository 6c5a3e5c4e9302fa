-- report_da_correggere: one row per accepted file that still counts and lost
-- some rows. Key: file. Inputs: file_ricevuto, segnalazione, subambito,
-- trimestre, report_difetto, report_tracciato (of a cumulative one only the
-- last file counts).
-- `difetti` are the kinds of error with their number, most frequent first.
create temp view if not exists report_da_correggere as
with
accettati as (
    select *
    from main.file_ricevuto
    where esito in ('ACCETTATO', 'ACCETTATO_CON_SCARTI')
        and fine_periodo <= (select max(fine) from main.trimestre)
),
contano as (
    select max(file) as file
    from accettati
    where tracciato not in (
        select tracciato from temp.report_tracciato where cumulativo
    )
    group by tracciato, mittente, periodo
    union all
    select file
    from (
        select
            file,
            row_number() over (
                partition by tracciato, mittente
                order by fine_periodo desc, file desc
            ) as posto
        from accettati
        where tracciato in (
            select tracciato from temp.report_tracciato where cumulativo
        )
    )
    where posto = 1
),
difettosi as (
    select f.*
    from main.file_ricevuto as f
    join contano on contano.file = f.file
    where f.scartate > 0
),
tipi as (
    select
        s.file,
        coalesce(parole.difetto, lower(replace(s.codice, '_', ' ')))
            as difetto,
        count(*) as volte
    from main.segnalazione as s
    join difettosi on difettosi.file = s.file
    left join report_difetto as parole on parole.codice = s.codice
    where s.gravita = 'errore'
    group by s.file, s.codice
),
elenchi as (
    select
        file,
        group_concat(
            difetto || case when volte > 1 then ' (' || volte || ')' else '' end,
            ', '
        ) as difetti
    from (select * from tipi order by file, volte desc, difetto)
    group by file
)
select
    d.file,
    d.nome,
    d.tracciato,
    coalesce(tracciato.nome, replace(d.tracciato, '_', ' '))
        as tracciato_nome,
    d.mittente,
    case
        when d.mittente = 'AMBITO' then 'Ambito'
        else coalesce(luogo.nome, d.mittente)
    end as mittente_nome,
    case
        when d.mittente = 'AMBITO' then -1
        else coalesce(luogo.ordine, 1000000)
    end as mittente_ordine,
    d.periodo,
    d.fine_periodo,
    d.lette,
    d.scartate,
    elenchi.difetti
from difettosi as d
left join elenchi on elenchi.file = d.file
left join temp.report_tracciato as tracciato
    on tracciato.tracciato = d.tracciato
left join main.subambito as luogo on luogo.subambito = d.mittente;
