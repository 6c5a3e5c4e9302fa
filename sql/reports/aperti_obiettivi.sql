-- aperti_obiettivi: obiettivi.csv of the open data: one row per objective, in
-- the order of the plan. Key: obiettivo. Inputs: report_obiettivo, obiettivo.
create temp view if not exists aperti_obiettivi as
select
    o.obiettivo, o.macroarea, o.titolo, o.descrizione,
    euro(e.risorse_preventivate) as risorse_preventivate,
    euro(e.risorse_valorizzate) as risorse_valorizzate,
    o.nota
from report_obiettivo as o
left join main.obiettivo as e on e.obiettivo = o.obiettivo
order by o.ordine, o.obiettivo;
