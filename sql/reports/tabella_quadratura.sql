-- tabella_quadratura: quadratura.csv: the rows of report_quadratura, in euro.
-- Key: tabella, verso, luogo. Inputs: report_quadratura.
create temp view if not exists tabella_quadratura as
select
    tabella,
    verso,
    linea as riga_del_file,
    luogo,
    euro(dichiarato) as dichiarato,
    euro(somma) as somma,
    euro(differenza) as differenza
from report_quadratura
order by tabella, verso, posto;
