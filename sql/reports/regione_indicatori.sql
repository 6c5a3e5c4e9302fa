-- regione_indicatori: one row per indicator, for the whole Ambito at the as-of
-- quarter, as it may leave the office, in the order of the regional form:
-- macroarea, objective, process, output, outcome. Key: indicatore. Inputs:
-- report_pubblico_indicatore, regione_posto.
-- Where figures are suppressed, `valore` is the mark they read (<5, c) and the
-- others are null; `esito` is told where the target is small.
create temp view if not exists regione_indicatori as
select
    o.macroarea, o.macroarea_nome, i.obiettivo, o.titolo as obiettivo_titolo,
    i.codice as indicatore, i.tipo, i.descrizione, i.unita,
    iif(i.operatore = '<=', 'al più', 'almeno') as verso,
    i.target, i.minimo_subambito, i.scadenza,
    i.numeratore, i.denominatore,
    coalesce(i.mostra, i.valore) as valore,
    i.atteso, i.raggiungimento,
    replace(i.stato, '_', ' ') as stato,
    replace(i.esito, '_', ' ') as esito,
    i.base, i.responsabile, i.fonte, i.nota,
    -- For the pages.
    i.indicatore as numero, i.operatore, i.scala, i.stato as segno,
    i.valore as cifra, i.mostra, i.soppresso, o.macroarea_ordine,
    case i.tipo when 'processo' then 1 when 'output' then 2 else 3 end
        as tipo_ordine
from report_pubblico_indicatore as i
join regione_posto as o on o.obiettivo = i.obiettivo
order by o.macroarea_ordine, o.ordine, i.obiettivo, tipo_ordine, i.indicatore;
