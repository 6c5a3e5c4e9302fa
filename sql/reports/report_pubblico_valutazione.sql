-- report_pubblico_valutazione: one row per objective and year of the plan up to
-- the as-of quarter, as report_valutazione, as it may leave the office.
-- Key: obiettivo, anno. Inputs: report_valutazione, report_pubblico_grado.
-- The computed degree is that of the published indicators alone; `riservati`
-- is how many are left out because their value is suppressed, `grado_mostra`
-- how a degree reads of which nothing else is left. Judgements and money are
-- those of the plan: no person is behind them.
create temp view if not exists report_pubblico_valutazione as
with
affiancate as (
    select
        v.*,
        coalesce(g.considerati, 0) as pubblici,
        coalesce(g.riservati, 0) as riservati,
        g.grado as grado_pubblico,
        g.grado - v.grado_dichiarato as differenza_pubblica
    from report_valutazione as v
    left join report_pubblico_grado as g
        on g.obiettivo = v.obiettivo and g.anno = v.anno
)
select
    obiettivo,
    titolo,
    ordine,
    anno,
    periodo,
    finito,
    indicatori,
    pubblici as considerati,
    non_dovuti,
    indicatori - pubblici - non_dovuti - riservati as senza_dati,
    riservati,
    grado_pubblico as grado_calcolato,
    iif(grado_pubblico is null and riservati > 0, 'c', null) as grado_mostra,
    grado_dichiarato,
    differenza_pubblica as grado_differenza,
    coalesce(abs(differenza_pubblica) > soglia, 0) as grado_da_discutere,
    coincidenza_calcolata,
    coincidenza_dichiarata,
    coincidenza_differenza,
    coincidenza_da_discutere,
    soglia,
    valutato,
    periodo_valutazione,
    valutazione_qualitativa,
    valutazione_utenti,
    criticita,
    risposta_al_bisogno,
    motivazione,
    continuita,
    riproposizione,
    motivazione_riproposizione,
    rilevanza,
    efficienza,
    efficacia,
    impatto,
    sostenibilita
from affiancate;
