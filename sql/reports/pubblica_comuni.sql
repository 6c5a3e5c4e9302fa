-- pubblica_comuni: comuni.csv inside the public documents: one row per
-- measure and place, as it may leave the office. Money in euro.
-- Key: misura, livello, codice. Inputs: report_pubblico_misura.
create temp view if not exists pubblica_comuni as
select
    case livello when 0 then 'ambito' when 1 then 'subambito' else 'comune' end
        as livello,
    codice, nome, subambito, popolazione, misura, unita,
    iif(unita = 'euro', valore / 100.0, valore) as valore,
    mostra as riservato,
    iif(unita = 'euro', valore_prima / 100.0, valore_prima) as un_anno_prima,
    mostra_prima as un_anno_prima_riservato, rapporto, per_parole, quota
from report_pubblico_misura
order by report_pubblico_misura.livello, codice, ordine;
