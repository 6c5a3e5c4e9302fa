-- regione_posto: one row per objective: its place in the regional form. Key:
-- obiettivo. Inputs: report_obiettivo, report_macroarea.
--   macroarea: the first letter of the plan's own ("D-E" is under D, and E is
--     among the letters of `sigla`); '' for none that the Regione has: last.
create temp view if not exists regione_posto as
with
lettere as (
    select
        obiettivo, titolo, descrizione, nota, indicatori, ordine,
        piega(coalesce(macroarea, '')) as sigla
    from report_obiettivo
),
posti as (
    select
        *,
        case
            when sigla = '' or sigla glob '*[^a-k]*' then ''
            else upper(substr(sigla, 1, 1))
        end as macroarea
    from lettere
)
select
    p.macroarea,
    coalesce(m.nome, 'Senza una macroarea regionale') as macroarea_nome,
    coalesce(m.ordine, 1000) as macroarea_ordine,
    p.sigla, p.obiettivo, p.titolo, p.descrizione, p.nota, p.indicatori,
    p.ordine
from posti as p
left join report_macroarea as m on m.macroarea = p.macroarea;
