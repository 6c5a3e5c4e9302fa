-- report_bilancio: the money as pages show it: one row per year, chapter,
-- chapter and year, source, and one for the sum of each of these. Key: taglio,
-- capitolo, fonte, anno, totale. Inputs: report_economia, report_nome_fonte,
-- riga_economica.
-- Cents; `quota` is what was paid of the budget, per cent.
create temp view if not exists report_bilancio as
with
voci as (
    select
        *,
        coalesce(preventivato, stanziato) as dotazione
    from report_economia
    where taglio in ('anno', 'capitolo', 'capitolo_anno', 'fonte')
),
-- What a chapter is called: its category says it shortest.
nomi as (
    select
        capitolo || '/' || articolo as capitolo,
        coalesce(nullif(categoria, ''), nome) as nome
    from main.riga_economica
    where capitolo is not null
),
righe as (
    select
        taglio, ordine, capitolo, fonte, anno, 0 as totale,
        preventivato, stanziato, impegnato, liquidato, residuo, proiezione,
        coincidenza, dotazione
    from voci
    union all
    -- Of each cut, and of each chapter over its years.
    select
        taglio, ordine, iif(taglio = 'capitolo_anno', capitolo, ''), '', '', 1,
        sum(preventivato), sum(stanziato), sum(impegnato), sum(liquidato),
        sum(residuo), sum(proiezione),
        100.0 * max(sum(impegnato), sum(liquidato)) / nullif(sum(stanziato), 0),
        sum(dotazione)
    from voci
    group by taglio, iif(taglio = 'capitolo_anno', capitolo, '')
)
select
    righe.taglio,
    righe.capitolo,
    righe.fonte,
    righe.anno,
    righe.totale,
    case
        when righe.totale then 'Totale'
        when righe.taglio in ('anno', 'capitolo_anno')
            then cast(righe.anno as text)
        when righe.taglio = 'fonte' then fonti.parola
        when righe.capitolo = 'n.d.' then 'Senza capitolo'
        else coalesce(nomi.nome, 'Fuori dal piano finanziario')
    end as nome,
    righe.preventivato,
    righe.stanziato,
    righe.impegnato,
    righe.liquidato,
    righe.residuo,
    righe.proiezione,
    righe.coincidenza,
    100.0 * righe.liquidato / nullif(righe.dotazione, 0) as quota
from righe
left join nomi on nomi.capitolo = righe.capitolo
left join report_nome_fonte as fonti on fonti.fonte = righe.fonte
order by righe.ordine, righe.capitolo = '', righe.capitolo, righe.totale,
    righe.fonte, righe.anno;
