-- regione_obiettivi: one row per objective: its place in the regional form and
-- the form's fields, as far as the plan's files say them. Key: obiettivo.
-- Inputs: report_obiettivo, report_macroarea, report_valutazione,
-- report_elenco_progetti, report_economia, obiettivo.
--   macroarea: the first letter of the plan's own ("D-E" is under D, and E is
--     in altre_macroaree); '' for none that the Regione has, and is last.
--   integrazione, coprogettazione: SI where title, words or note of the
--     objective say so; null: the data do not tell.
--   continuita: as the last evaluation has it, of `anno_valutazione`.
-- What is computed of indicators is not here: it may count few people.
create temp view if not exists regione_obiettivi as
with
lettere as (
    select
        o.*,
        piega(coalesce(o.macroarea, '')) as sigla,
        piega(
            o.titolo || ' ' || coalesce(o.descrizione, '') || ' '
            || coalesce(o.nota, '')
        ) as parole
    from report_obiettivo as o
),
posti as (
    select
        *,
        case
            when sigla = '' or sigla glob '*[^a-k]*' then ''
            else upper(substr(sigla, 1, 1))
        end as area
    from lettere
),
altre as (
    select p.obiettivo, group_concat(m.macroarea || '. ' || m.nome, '; ')
        as altre
    from posti as p
    join (select * from report_macroarea order by ordine) as m
        on instr(upper(p.sigla), m.macroarea) > 0 and m.macroarea <> p.area
    where p.area <> ''
    group by p.obiettivo
),
giudizi as (
    select *
    from (
        select
            v.*,
            row_number() over (
                partition by v.obiettivo order by v.anno desc
            ) as posto
        from report_valutazione as v
        where v.valutato
    )
    where posto = 1
)
select
    p.area as macroarea,
    coalesce(m.nome, 'Senza una macroarea regionale') as macroarea_nome,
    p.obiettivo,
    p.titolo,
    p.descrizione,
    altre.altre as altre_macroaree,
    iif(g.obiettivo is null, null, g.anno) as anno_valutazione,
    g.continuita,
    iif(p.parole like '%integrazionesociosanitaria%', 'SI', null)
        as integrazione,
    iif(p.parole like '%coprogett%', 'SI', null) as coprogettazione,
    iif(p.obiettivo in (select progetto from report_elenco_progetti), 1, 0)
        as progetto,
    g.grado_dichiarato,
    g.valutazione_qualitativa,
    g.valutazione_utenti,
    g.criticita,
    g.risposta_al_bisogno,
    g.motivazione,
    g.riproposizione,
    g.motivazione_riproposizione,
    euro(elenco.risorse_preventivate) as risorse_preventivate,
    euro(elenco.risorse_valorizzate) as risorse_valorizzate,
    euro(e.stanziato) as stanziato,
    euro(e.impegnato) as impegnato,
    euro(e.liquidato) as liquidato,
    e.coincidenza,
    p.nota,
    p.indicatori,
    coalesce(m.ordine, 1000) as macroarea_ordine,
    p.ordine
from posti as p
left join report_macroarea as m on m.macroarea = p.area
left join altre on altre.obiettivo = p.obiettivo
left join giudizi as g on g.obiettivo = p.obiettivo
left join main.obiettivo as elenco on elenco.obiettivo = p.obiettivo
left join report_economia as e
    on e.taglio = 'obiettivo' and e.obiettivo = p.obiettivo
order by macroarea_ordine, p.ordine, p.obiettivo;
