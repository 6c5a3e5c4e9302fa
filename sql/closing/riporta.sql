-- riporta: takes a copy of the store back to the closing named in
-- temp.ritorno: what was received, closed or published after it goes. The rows
-- that it suppressed are put aside in temp.soppresso. Inputs: temp.ritorno,
-- soppressione_chiusa.
create temp table soppresso as
select *
from main.soppressione_chiusa
where chiusura = (select chiusura from temp.ritorno);

delete from main.rettifica;
delete from main.rettifica_causa;

delete from main.valore_chiuso
where chiusura >= (select chiusura from temp.ritorno);

delete from main.soppressione_chiusa
where chiusura >= (select chiusura from temp.ritorno);

delete from main.file_chiuso
where chiusura >= (select chiusura from temp.ritorno);

delete from main.segnalazione
where file > (select ultimo_file from temp.ritorno);

delete from main.file_ricevuto
where file > (select ultimo_file from temp.ritorno);

delete from main.stato_pubblicato
where al >= (select al from temp.ritorno);

delete from main.soppressione_pubblicata
where pacchetto > (select periodo from temp.ritorno);

delete from main.dettaglio_pubblicato
where pacchetto > (select periodo from temp.ritorno);

delete from main.chiusura
where chiusura >= (select chiusura from temp.ritorno);
