-- aperti_invii: completezza.csv of the open data: one row per quarter and
-- layout: how many exports were due and how many were accepted; who did not
-- send is not told. Key: periodo, tracciato. Inputs: scadenza_invio, trimestre.
create temp view if not exists aperti_invii as
select
    t.periodo, s.tracciato, count(*) as attesi,
    coalesce(sum(s.accettato), 0) as accettati,
    100.0 * coalesce(sum(s.accettato), 0) / count(*) as quota
from main.scadenza_invio as s
join main.trimestre as t on t.k = s.k
group by s.k, s.tracciato
order by s.k, s.tracciato;
