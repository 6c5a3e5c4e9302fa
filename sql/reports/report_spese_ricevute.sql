-- report_spese_ricevute: one row: `noti` is 1 when a file of movements was
-- accepted, of a period up to the as-of quarter: what nobody moved is then a
-- true zero, and not an unknown. Inputs: file_ricevuto, trimestre.
create temp view if not exists report_spese_ricevute as
select count(*) > 0 as noti
from main.file_ricevuto
where tracciato = 'spese'
    and esito in ('ACCETTATO', 'ACCETTATO_CON_SCARTI')
    and fine_periodo <= (select max(fine) from main.trimestre);
