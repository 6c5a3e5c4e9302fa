-- pubblica_risorse: risorse.csv inside the public documents: one row
-- per objective, euro. Key: obiettivo. Inputs: report_pubblico_risorse,
-- report_obiettivo.
create temp view if not exists pubblica_risorse as
select
    r.obiettivo, o.titolo, euro(r.preventivato) as preventivato,
    euro(r.liquidato) as liquidato, r.quota as quota_liquidata
from report_pubblico_risorse as r
join report_obiettivo as o on o.obiettivo = r.obiettivo
order by o.ordine, r.obiettivo;
