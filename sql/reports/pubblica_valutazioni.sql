-- pubblica_valutazioni: valutazioni.csv inside the public documents: one row per
-- objective and year, in the order of the plan; without rows where nobody
-- judged, nor is to. Key: obiettivo, anno. Inputs: report_pubblico_valutazione,
-- valutazione, invio_atteso.
create temp view if not exists pubblica_valutazioni as
select
    v.obiettivo,
    v.titolo,
    v.anno,
    v.periodo as al_periodo,
    v.indicatori,
    v.considerati,
    v.non_dovuti,
    v.senza_dati,
    v.riservati,
    v.grado_calcolato,
    v.grado_mostra as grado_riservato,
    v.grado_dichiarato,
    v.grado_differenza,
    v.coincidenza_calcolata,
    v.coincidenza_dichiarata,
    v.coincidenza_differenza,
    iif(
        v.grado_da_discutere or v.coincidenza_da_discutere, 'SI', 'NO'
    ) as da_discutere,
    v.valutazione_qualitativa,
    v.valutazione_utenti,
    v.criticita,
    v.risposta_al_bisogno,
    v.motivazione,
    v.continuita,
    v.riproposizione,
    v.motivazione_riproposizione,
    v.rilevanza,
    v.efficienza,
    v.efficacia,
    v.impatto,
    v.sostenibilita,
    v.periodo_valutazione
from report_pubblico_valutazione as v
where exists (select 1 from main.valutazione)
    or exists (select 1 from main.invio_atteso where tracciato = 'valutazioni')
order by v.anno, v.ordine, v.obiettivo;
