-- riportato: one row per row of the valori.csv that the closing named in
-- temp.ritorno reported. Key: periodo, indicatore, livello, codice.
-- Inputs: temp.ritorno, valore_chiuso: of each row, what the latest closing up
-- to that one says.
drop table if exists temp.riportato;

create temp table riportato as
select ultimo.*
from main.valore_chiuso as ultimo
where ultimo.presente
    and ultimo.chiusura = (
        select max(ogni.chiusura)
        from main.valore_chiuso as ogni
        where ogni.periodo = ultimo.periodo
            and ogni.indicatore = ultimo.indicatore
            and ogni.livello = ultimo.livello
            and ogni.codice = ultimo.codice
            and ogni.chiusura <= (select chiusura from temp.ritorno)
    );
