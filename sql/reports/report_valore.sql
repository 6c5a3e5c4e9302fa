-- report_valore: one row per value: quarter, indicator, scope, as computed.
-- Key: k, indicatore, livello, codice. Inputs: valore, trimestre, indicatore.
-- Nothing is suppressed here: what leaves the office reads
-- report_pubblico_valore.
create temp view if not exists report_valore as
select
    t.periodo,
    i.codice as indicatore_codice,
    v.*
from main.valore as v
join main.trimestre as t on t.k = v.k
join main.indicatore as i on i.indicatore = v.indicatore;
