-- tabella_contesto: contesto.csv of the output: one row per row of contesto.csv
-- and stated figure that was computed again; a row that states none has one
-- row. In the order of the file. Inputs: report_contesto,
-- report_contesto_verifica.
create temp view if not exists tabella_contesto as
select
    c.obiettivo,
    c.indicatore,
    c.anno,
    c.valore,
    c.assente as valore_assente,
    c.unita,
    c.confronto,
    c.anno_confronto,
    c.valore_confronto,
    c.variazione,
    c.variazione_percentuale,
    v.cosa as verifica,
    v.dichiarato,
    v.ricalcolato,
    v.differenza,
    v.avviso
from report_contesto as c
left join report_contesto_verifica as v on v.riga = c.riga
order by c.riga, v.ordine, v.cosa;
