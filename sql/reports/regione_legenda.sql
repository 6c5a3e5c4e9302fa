-- regione_legenda: one row per mark of a suppressed figure. Key: segno. Inputs:
-- report_pubblico_legenda.
create temp view if not exists regione_legenda as
select mostra as segno, testo as significato
from report_pubblico_legenda
order by ordine;
