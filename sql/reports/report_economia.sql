-- report_economia: one row per cut of the money and key: the budget, what was
-- allotted, committed, paid up to the as-of quarter's end, what is left.
-- Key: taglio, obiettivo, fonte, capitolo, anno ('' where the cut has no such
-- key). Inputs: report_preventivo, movimento, trimestre,
-- report_spese_ricevute.
-- Amounts are cents. stanziato, impegnato and liquidato are null when no file
-- of movements was ever accepted; else what nobody moved is a true 0.
--   residuo: what is left to pay: the budget (preventivato, or stanziato where
--     the plan declares none) - liquidato; negative when it is exceeded, or
--     when there was none.
--   coincidenza: 100 x the greater of impegnato and liquidato / stanziato
--     ("coincidenza tra risorse stanziate e risorse impegnate/liquidate"):
--     what is paid was committed, even where nobody wrote it; above 100 when
--     it is exceeded, null when nothing is allotted.
--   proiezione: liquidato at the end of the as-of quarter's year, when its
--     exercise goes on at the pace of its quarters so far: liquidato of the
--     other exercises + liquidato of this one x Q / q, Q and q being the
--     quarters of the year that belong to the plan, and those ended. Of an
--     exercise past, its liquidato; of one to come, null.
create temp view if not exists report_economia as
with
ultimo as (
    select k, fine, anno, q, n_anno
    from main.trimestre
    order by k desc
    limit 1
),
ricevuti as (
    select noti from report_spese_ricevute
),
preventivi as (
    select * from report_preventivo
),
movimenti as (
    select
        obiettivo, fonte, esercizio, natura, importo,
        coalesce(capitolo || '/' || articolo, 'n.d.') as capitolo
    from main.movimento
    where importo is not null
),
-- The cuts: by which keys each is.
tagli (taglio, ordine, per_obiettivo, per_fonte, per_capitolo, per_anno) as (
    values
    ('piano', 1, 0, 0, 0, 0),
    ('anno', 2, 0, 0, 0, 1),
    ('obiettivo', 3, 1, 0, 0, 0),
    ('obiettivo_anno', 4, 1, 0, 0, 1),
    ('obiettivo_fonte', 5, 1, 1, 0, 0),
    ('fonte', 6, 0, 1, 0, 0),
    ('capitolo', 7, 0, 0, 1, 0),
    ('capitolo_anno', 8, 0, 0, 1, 1)
),
-- Chapters are shown where the plan or its movements name any.
con_capitoli as (
    select
        exists (select 1 from preventivi where taglio = 'capitolo')
        or exists (select 1 from movimenti where capitolo <> 'n.d.') as ci_sono
),
spesi as (
    select
        tagli.taglio,
        iif(tagli.per_obiettivo, movimenti.obiettivo, '') as obiettivo,
        iif(tagli.per_fonte, movimenti.fonte, '') as fonte,
        iif(tagli.per_capitolo, movimenti.capitolo, '') as capitolo,
        iif(tagli.per_anno, movimenti.esercizio, '') as anno,
        sum(iif(movimenti.natura = 'stanziato', movimenti.importo, 0))
            as stanziato,
        sum(iif(movimenti.natura = 'impegnato', movimenti.importo, 0))
            as impegnato,
        sum(iif(movimenti.natura = 'liquidato', movimenti.importo, 0))
            as liquidato,
        sum(iif(
            movimenti.natura = 'liquidato'
            and movimenti.esercizio = (select anno from ultimo),
            movimenti.importo, 0
        )) as liquidato_anno
    from movimenti
    cross join tagli
    where not tagli.per_capitolo or (select ci_sono from con_capitoli)
    group by 1, 2, 3, 4, 5
),
chiavi as (
    select taglio, obiettivo, fonte, capitolo, anno from preventivi
    union
    select taglio, obiettivo, fonte, capitolo, anno from spesi
),
importi as (
    select
        chiavi.*,
        tagli.ordine,
        preventivi.preventivato,
        iif(ricevuti.noti, coalesce(spesi.stanziato, 0), null) as stanziato,
        iif(ricevuti.noti, coalesce(spesi.impegnato, 0), null) as impegnato,
        iif(ricevuti.noti, coalesce(spesi.liquidato, 0), null) as liquidato,
        coalesce(spesi.liquidato_anno, 0) as liquidato_anno
    from chiavi
    join tagli on tagli.taglio = chiavi.taglio
    cross join ricevuti
    left join preventivi
        on preventivi.taglio = chiavi.taglio
        and preventivi.obiettivo = chiavi.obiettivo
        and preventivi.fonte = chiavi.fonte
        and preventivi.capitolo = chiavi.capitolo
        and preventivi.anno = chiavi.anno
    left join spesi
        on spesi.taglio = chiavi.taglio
        and spesi.obiettivo = chiavi.obiettivo
        and spesi.fonte = chiavi.fonte
        and spesi.capitolo = chiavi.capitolo
        and spesi.anno = chiavi.anno
)
select
    importi.taglio,
    importi.ordine,
    importi.obiettivo,
    importi.fonte,
    importi.capitolo,
    importi.anno,
    importi.preventivato,
    importi.stanziato,
    importi.impegnato,
    importi.liquidato,
    coalesce(importi.preventivato, importi.stanziato) - importi.liquidato
        as residuo,
    100.0 * max(importi.impegnato, importi.liquidato)
    / nullif(importi.stanziato, 0) as coincidenza,
    case
        when importi.anno <> '' and importi.anno > ultimo.anno then null
        -- Integer division, halves away from zero.
        else importi.liquidato - importi.liquidato_anno + (
            2 * importi.liquidato_anno * ultimo.n_anno
            + iif(importi.liquidato_anno < 0, -ultimo.q, ultimo.q)
        ) / (2 * ultimo.q)
    end as proiezione
from importi
left join ultimo on true;
