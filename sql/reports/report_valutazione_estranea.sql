-- report_valutazione_estranea: one row per judgement received for a code that
-- is no objective of the plan. Key: obiettivo (folded), anno. Inputs:
-- valutazione, report_obiettivo.
create temp view if not exists report_valutazione_estranea as
select e.obiettivo, e.codice, e.anno, e.periodo
from main.valutazione as e
where e.obiettivo not in (select piega(obiettivo) from report_obiettivo);
