-- report_pubblico_legenda: one row per mark that a suppressed figure can read,
-- in words for who reads a page. Key: mostra. Inputs: protezione.
create temp view if not exists report_pubblico_legenda as
select
    1 as ordine,
    '<' || soglia as mostra,
    'da 1 a ' || (soglia - 1) || ' persone: il numero esatto non si pubblica, '
    || 'per riservatezza' as testo
from main.protezione
union all
select
    2,
    'c',
    'dato riservato: riguarda poche persone, oppure permetterebbe di '
    || 'ricavarne uno che le riguarda'
from main.protezione;
