-- report_puntualita: one row per sender and one per layout: how many of the
-- submissions due in the plan so far were accepted, and how many in time.
-- Key: gruppo (mittente, tracciato), codice. Inputs: report_invio,
-- report_da_correggere.
create temp view if not exists report_puntualita as
with
invii as (
    select * from report_invio
),
scarti as (
    select tracciato, mittente, sum(scartate) as scartate
    from report_da_correggere
    group by tracciato, mittente
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
