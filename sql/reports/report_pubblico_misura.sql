-- report_pubblico_misura: one row per measure of the Comuni's table and place,
-- at the as-of quarter and a year before, as it may leave the office.
-- Key: misura, livello, codice. Inputs: report_pubblico_prospetto, trimestre,
-- file_ricevuto.
-- Amounts are cents. quota_fondo is what the solidarity fund paid of the rette,
-- per cent: public where both are. `rapporto` is the figure for `per`
-- inhabitants (euro for each, for money); `quota` the place's share of the
-- Ambito's figure, per cent, `quota_abitanti` of its people. `mancano_5000` is
-- how many social workers the standard still asks for, 0 where it is met;
-- mancano_4000 likewise.
create temp view if not exists report_pubblico_misura as
with
-- How the pages name and scale each measure, in their order.
nomi (misura, ordine, tracciato, nome, unita, per, per_parole) as (
    values
    ('beneficiari', 1, 'beneficiari',
        'Persone entrate in una misura o in un progetto', 'persone', 1000.0,
        'ogni 1.000 abitanti'),
    ('interventi', 2, 'interventi', 'Interventi avviati', 'interventi', 1000.0,
        'ogni 1.000 abitanti'),
    ('patti_attivi', 3, 'patti', 'Patti di comunità attivi', 'patti', 10000.0,
        'ogni 10.000 abitanti'),
    ('rette', 4, 'rette', 'Rette per minori in comunità o in affido', 'euro',
        1.0, 'per abitante'),
    ('fondo', 5, 'rette', 'Rette pagate dal fondo di solidarietà', 'euro', 1.0,
        'per abitante'),
    ('quota_fondo', 6, 'rette', 'Quota delle rette pagata dal fondo',
        'per cento', null, null),
    ('assistenti_sociali', 7, 'personale', 'Assistenti sociali (a tempo pieno)',
        'fte', 5000.0, 'ogni 5.000 abitanti')
),
ultimo as (
    select max(k) as k from main.trimestre
),
-- Who has sent each layout, up to each quarter.
invii as (
    select t.k, f.tracciato, f.mittente
    from main.trimestre as t
    join main.file_ricevuto as f on f.fine_periodo <= t.fine
    where f.esito in ('ACCETTATO', 'ACCETTATO_CON_SCARTI')
    group by t.k, f.tracciato, f.mittente
),
figure as (
    select
        x.k, x.misura, x.livello, x.codice, x.nome, x.subambito,
        x.popolazione,
        -- Nothing from who never sent anything is not a zero.
        iif(
            x.valore = 0 and x.livello > 0 and not exists (
                select 1
                from invii
                where invii.k = x.k and invii.tracciato = nomi.tracciato
                    and invii.mittente in (x.subambito, 'AMBITO')
            ), null, x.valore
        ) as valore,
        x.mostra
    from report_pubblico_prospetto as x
    join nomi on nomi.misura = x.misura
    where x.k in (select k from ultimo union select k - 4 from ultimo)
),
tutte as (
    select * from figure
    union all
    select
        rette.k, 'quota_fondo', rette.livello, rette.codice, rette.nome,
        rette.subambito, rette.popolazione,
        100.0 * fondo.valore / nullif(rette.valore, 0),
        -- Where nothing was spent there is nothing to hide.
        iif(rette.valore = 0, null, coalesce(rette.mostra, fondo.mostra))
    from figure as rette
    join figure as fondo
        on fondo.k = rette.k and fondo.livello = rette.livello
        and fondo.codice = rette.codice and fondo.misura = 'fondo'
    where rette.misura = 'rette'
)
select
    nomi.ordine,
    ora.misura,
    nomi.nome as misura_nome,
    nomi.unita,
    nomi.per,
    nomi.per_parole,
    ora.livello,
    ora.codice,
    ora.nome,
    ora.subambito,
    ora.popolazione,
    ora.valore,
    ora.mostra,
    prima.k is not null as ha_prima,
    prima.valore as valore_prima,
    prima.mostra as mostra_prima,
    ora.valore / iif(nomi.unita = 'euro', 100.0, 1.0) * nomi.per
    / nullif(ora.popolazione, 0) as rapporto,
    iif(ora.misura = 'quota_fondo', null,
        100.0 * ora.valore / nullif(ambito.valore, 0)) as quota,
    100.0 * ora.popolazione / nullif(ambito.popolazione, 0) as quota_abitanti,
    iif(ora.misura = 'assistenti_sociali',
        max(0.0, ora.popolazione / 5000.0 - ora.valore), null) as mancano_5000,
    iif(ora.misura = 'assistenti_sociali',
        max(0.0, ora.popolazione / 4000.0 - ora.valore), null) as mancano_4000
from tutte as ora
join nomi on nomi.misura = ora.misura
cross join ultimo
left join tutte as prima
    on prima.k = ora.k - 4 and prima.misura = ora.misura
    and prima.livello = ora.livello and prima.codice = ora.codice
left join tutte as ambito
    on ambito.k = ora.k and ambito.misura = ora.misura and ambito.livello = 0
where ora.k = ultimo.k;
