-- tabella_invii: invii.csv (contract 6): one row per submission due or received,
-- in the order of periods, layouts, senders. `esito` is of the last file
-- received, `ricevuto_il` of the first accepted. Inputs: scadenza_invio,
-- file_ricevuto, piano.
create temp view if not exists tabella_invii as
with
dovuti as (
    select periodo, tracciato, mittente, fine_periodo, 1 as atteso
    from main.scadenza_invio
    union all
    select periodo, tracciato, mittente, fine_periodo, 0
    from main.file_ricevuto
    where tracciato is not null
),
righe as (
    select
        periodo, tracciato, mittente, fine_periodo, max(atteso) as atteso
    from dovuti
    group by periodo, tracciato, mittente, fine_periodo
),
ricevute as (
    select
        righe.*,
        (
            select f.esito
            from main.file_ricevuto as f
            where f.tracciato = righe.tracciato
                and f.mittente = righe.mittente
                and f.periodo = righe.periodo
            order by f.file desc
            limit 1
        ) as ultimo,
        (
            select f.ricevuto_il
            from main.file_ricevuto as f
            where f.tracciato = righe.tracciato
                and f.mittente = righe.mittente
                and f.periodo = righe.periodo
                and f.esito in ('ACCETTATO', 'ACCETTATO_CON_SCARTI')
            order by f.file
            limit 1
        ) as primo
    from righe
),
termine as (
    select cast(valore as integer) as giorni
    from main.piano
    where chiave = 'termine_giorni'
)
select
    periodo,
    tracciato,
    mittente,
    iif(atteso, 'SI', 'NO') as atteso,
    coalesce(ultimo, 'MANCANTE') as esito,
    primo as ricevuto_il,
    case
        when primo is null then null
        when primo <= date(
            fine_periodo, printf('+%d days', (select giorni from termine))
        ) then 'SI'
        else 'NO'
    end as entro_termine
from ricevute
order by periodo, tracciato, mittente;
