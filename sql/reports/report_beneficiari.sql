-- report_beneficiari: one row per indicator that adds up people reached, from
-- the layout `beneficiari`. Key: indicatore. Inputs: report_indicatore.
-- `principale` is 1 for the one of the largest target (the first among
-- equals): it counts everybody, the others are parts of it.
create temp view if not exists report_beneficiari as
select
    indicatore,
    codice,
    row_number() over (order by target desc, indicatore) = 1 as principale
from report_indicatore
where tracciato = 'beneficiari' and aggregazione = 'somma';
