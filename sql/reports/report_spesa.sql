-- report_spesa: one row per quarter of a plan that has a financial plan: what
-- was to be paid by its end, and what was. Key: k.
-- Inputs: report_trimestre, movimento, report_preventivo,
-- report_spese_ricevute.
-- Cents. previsto: the years before, and the year's share of its quarters so
-- far: the financial plan says nothing within a year. liquidato is null in
-- quarters to come, and where no file of movements was accepted.
create temp view if not exists report_spesa as
with
trimestri as (
    select *, cast(substr(periodo, 1, 4) as integer) as anno
    from report_trimestre
),
anni as (
    select anno, preventivato from report_preventivo where taglio = 'anno'
),
ricevuti as (
    select noti from report_spese_ricevute
),
previsti as (
    select
        k,
        (
            select coalesce(sum(preventivato), 0)
            from anni
            where anni.anno < trimestri.anno
        ) as prima,
        (
            select coalesce(sum(preventivato), 0) * trimestri.q
            from anni
            where anni.anno = trimestri.anno
        ) as parti
    from trimestri
)
select
    trimestri.k,
    trimestri.periodo,
    trimestri.etichetta,
    -- Integer division, halves away from zero.
    previsti.prima + (
        2 * previsti.parti
        + iif(previsti.parti < 0, -trimestri.n_anno, trimestri.n_anno)
    ) / (2 * trimestri.n_anno) as previsto,
    iif(
        trimestri.calcolato and (select noti from ricevuti),
        (
            select coalesce(sum(importo), 0)
            from main.movimento
            where natura = 'liquidato' and data <= trimestri.fine
        ),
        null
    ) as liquidato
from trimestri
join previsti on previsti.k = trimestri.k
where exists (select 1 from anni);
