-- report_valore: one row per published value: quarter, indicator, scope.
-- Key: k, indicatore, livello, codice. Inputs: valore, trimestre, indicatore.
-- What the digest printed in every footer is made of.
create temp view if not exists report_valore as
select
    t.periodo,
    i.codice as indicatore_codice,
    v.*
from main.valore as v
join main.trimestre as t on t.k = v.k
join main.indicatore as i on i.indicatore = v.indicatore;
