-- aperti_comuni: comuni.csv of the open data: one row per Comune. Key: comune.
-- Inputs: comune.
create temp view if not exists aperti_comuni as
select istat as comune, nome, subambito, popolazione, lat, lon
from main.comune
order by istat;
