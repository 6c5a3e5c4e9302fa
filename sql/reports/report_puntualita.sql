-- report_puntualita: one row per sender and one per layout: how many of the
-- submissions due in the plan so far were accepted, and how many in time.
-- Key: gruppo (mittente, tracciato), codice. Inputs: report_invio,
-- file_ricevuto.
create temp view if not exists report_puntualita as
with
invii as (
    select * from report_invio
),
scarti as (
    select
        f.tracciato, f.mittente,
        sum(f.accettate) as accettate, sum(f.scartate) as scartate
    from main.file_ricevuto as f
    join (
        select max(file) as file
        from main.file_ricevuto
        where esito in ('ACCETTATO', 'ACCETTATO_CON_SCARTI')
        group by tracciato, mittente, periodo
    ) as ultimi on ultimi.file = f.file
    group by f.tracciato, f.mittente
),
gruppi as (
    select
        'mittente' as gruppo, mittente as codice,
        mittente_nome as nome, mittente_ordine as ordine, invii.*
    from invii
    union all
    select 'tracciato', tracciato, tracciato_nome, 0, invii.*
    from invii
)
select
    gruppi.gruppo,
    gruppi.codice,
    gruppi.nome,
    gruppi.ordine,
    count(*) as attesi,
    sum(gruppi.accettato) as accettati,
    100.0 * sum(gruppi.accettato) / count(*) as completezza,
    sum(gruppi.entro_termine) as in_termine,
    100.0 * sum(gruppi.entro_termine) / count(*) as puntualita,
    avg(case when gruppi.ritardo > 0 then gruppi.ritardo end) as ritardo_medio,
    (
        select sum(scarti.scartate)
        from scarti
        where case gruppi.gruppo
            when 'mittente' then scarti.mittente
            else scarti.tracciato
        end = gruppi.codice
    ) as scartate
from gruppi
group by gruppi.gruppo, gruppi.codice;
