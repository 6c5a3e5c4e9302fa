-- report_pubblico_indicatore: one row per indicator: what it is, and how it
-- stands at the as-of quarter for the whole Ambito, as it may leave the office.
-- Key: indicatore (its order). Inputs: report_indicatore,
-- report_pubblico_valore, dettaglio. The figures of a suppressed row are null, `mostra`
-- and `esito` as in report_pubblico_valore; what compares two quarters is
-- there only when both may be shown.
create temp view if not exists report_pubblico_indicatore as
select
    i.indicatore, i.codice, i.obiettivo, i.tipo, i.descrizione, i.nome,
    i.unita, i.scala, i.aggregazione, i.finestra, i.operatore, i.target,
    i.minimo_subambito, i.scadenza, i.traguardo, i.entro,
    i.ha_subambiti and coalesce(d.livello, 1) >= 1 as ha_subambiti,
    i.base, i.responsabile, i.fonte, i.nota, i.tracciato_nome, i.ordine,
    i.k, i.n, i.q, i.n_anno, i.fine_k, i.fine_piano,
    ora.numeratore, ora.denominatore, ora.valore, ora.atteso,
    ora.raggiungimento, ora.proiezione, ora.ritmo_necessario, ora.stato,
    ora.soppresso, ora.motivo, ora.mostra, ora.esito,
    prima.valore as valore_prima,
    prima.stato as stato_prima,
    case
        when ora.valore is not null and prima.valore is not null
            then i.direzione
    end as direzione,
    case when not ora.soppresso then i.raggiunto end as raggiunto,
    case when not ora.soppresso then i.conseguito_il end as conseguito_il
from report_indicatore as i
join report_pubblico_valore as ora
    on ora.k = i.k and ora.indicatore = i.indicatore and ora.livello = 0
left join main.dettaglio as d on d.tabella = 'valore' and d.voce = i.codice
left join report_pubblico_valore as prima
    on prima.k = i.k - 1 and prima.indicatore = i.indicatore
    and prima.livello = 0;
