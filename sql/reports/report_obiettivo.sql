-- report_obiettivo: one row per objective that has indicators, or is listed.
-- Key: obiettivo. Inputs: obiettivo, indicatore. An objective that only the
-- matrix names is last, with its code for a title.
create temp view if not exists report_obiettivo as
with
nominati as (
    select obiettivo from main.obiettivo
    union
    select obiettivo from main.indicatore
),
conteggi as (
    select obiettivo, count(*) as indicatori
    from main.indicatore
    group by obiettivo
)
select
    nominati.obiettivo,
    coalesce(nullif(trim(elenco.titolo), ''), nominati.obiettivo) as titolo,
    elenco.macroarea,
    elenco.descrizione,
    elenco.risorse_preventivate / 100.0 as risorse_preventivate,
    elenco.risorse_valorizzate / 100.0 as risorse_valorizzate,
    elenco.nota,
    coalesce(conteggi.indicatori, 0) as indicatori,
    coalesce(elenco.ordine, 1000000) as ordine
from nominati
left join main.obiettivo as elenco on elenco.obiettivo = nominati.obiettivo
left join conteggi on conteggi.obiettivo = nominati.obiettivo;
