-- report_pubblico_valore: one row per value, as it may leave the office.
-- Key: k, indicatore, livello, codice. Inputs: report_valore, protezione,
-- soppressione, dettaglio, indicatore. All that public packs read of the
-- values. Where the zeros of many small places would give the totals away,
-- there are no rows of those places at all: see dettaglio.
-- A suppressed row has no figures and no status: `mostra` is how it reads (<5,
-- c), `motivo` why, `esito` the outcome of a small target (raggiunto,
-- non_raggiunto), where it may be told. What would give a suppressed row away
-- is withheld from the others too: a projection drawn from one, whether all
-- the subambiti reach their minimum (but where a published one does not, which
-- says so by itself). Empty while the values are not protected.
create temp view if not exists report_pubblico_valore as
with
figure as (
    select
        v.*, s.motivo, s.mostra, s.esito, s.k is not null as soppresso,
        i.minimo_subambito is not null and exists (
            select 1
            from main.soppressione as parte
            where parte.k = v.k and parte.tabella = 'valore'
                and parte.voce = v.indicatore_codice and parte.livello = 1
        ) and not exists (
            select 1
            from report_valore as parte
            left join main.soppressione as nascosta
                on nascosta.k = parte.k and nascosta.tabella = 'valore'
                and nascosta.voce = parte.indicatore_codice
                and nascosta.livello = parte.livello
                and nascosta.codice = parte.codice
            where parte.k = v.k and parte.indicatore = v.indicatore
                and parte.livello = 1 and parte.raggiungimento < 100
                and nascosta.k is null
        ) as minimi_riservati,
        exists (
            select 1
            from main.soppressione as prima
            where prima.k = v.k - min(4, v.k) and prima.tabella = 'valore'
                and prima.voce = v.indicatore_codice
                and prima.livello = v.livello and prima.codice = v.codice
        ) as base_riservata
    from report_valore as v
    cross join main.protezione as p
    join main.indicatore as i on i.indicatore = v.indicatore
    left join main.soppressione as s
        on s.k = v.k and s.tabella = 'valore' and s.voce = v.indicatore_codice
        and s.livello = v.livello and s.codice = v.codice
    left join main.dettaglio as d
        on d.tabella = 'valore' and d.voce = v.indicatore_codice
    where v.livello <= coalesce(d.livello, 2)
)
select
    k, periodo, indicatore, indicatore_codice, livello, codice,
    case when not soppresso then numeratore end as numeratore,
    case when not soppresso then denominatore end as denominatore,
    case when not soppresso then valore end as valore,
    case when not soppresso then atteso end as atteso,
    target,
    case when not soppresso then raggiungimento end as raggiungimento,
    case
        when not soppresso and not base_riservata then proiezione
    end as proiezione,
    case when not soppresso then ritmo_necessario end as ritmo_necessario,
    case
        when soppresso then null
        when minimi_riservati and stato = 'raggiunto_in_parte'
            then 'raggiunto'
        else stato
    end as stato,
    soppresso, motivo, mostra, esito
from figure;
