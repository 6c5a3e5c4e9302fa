-- pubblicazione: notes what the packs of the period show of people: one row per
-- row that is not zero. Key: pacchetto, k, tabella, voce, livello, codice.
-- Inputs: calcolo, protezione, valore, indicatore, osservazione, prospetto,
-- soppressione, dettaglio. It replaces what an earlier night of the same period
-- noted; and down to which level each voce is shown.
delete from soppressione_pubblicata
where pacchetto = (select periodo from protezione);

insert into soppressione_pubblicata
with
figure as (
    select
        v.k, 'valore' as tabella, i.codice as voce, v.livello, v.codice,
        v.numeratore, v.denominatore
    from valore as v
    join indicatore as i on i.indicatore = v.indicatore
    where exists (
        select 1
        from osservazione as o
        where o.indicatore = i.indicatore and o.persone is not null
    )
        and v.valore is not null
    union all
    select k, 'prospetto', misura, livello, codice, valore, null
    from prospetto
    where persone is not null
)
select
    p.periodo, f.k, f.tabella, f.voce, f.livello, f.codice,
    s.k is not null,
    case when s.k is null then f.numeratore end,
    case when s.k is null then f.denominatore end
from figure as f
cross join protezione as p
left join soppressione as s
    on s.k = f.k and s.tabella = f.tabella and s.voce = f.voce
    and s.livello = f.livello and s.codice = f.codice
left join dettaglio as d on d.tabella = f.tabella and d.voce = f.voce
where (s.k is not null or f.numeratore <> 0 or f.denominatore <> 0)
    and f.livello <= coalesce(d.livello, 2);

delete from dettaglio_pubblicato
where pacchetto = (select periodo from protezione);

insert into dettaglio_pubblicato
select p.periodo, d.tabella, d.voce, d.livello
from dettaglio as d
cross join protezione as p;
