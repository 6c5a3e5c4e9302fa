-- regione_obiettivi: one row per objective: its place in the regional form and
-- the form's fields, as far as the plan's files say them. Key: obiettivo.
-- Inputs: regione_posto, report_macroarea, report_valutazione,
-- report_elenco_progetti, report_economia, obiettivo.
--   integrazione, coprogettazione: SI where title, words or note of the
--     objective say so; null: the data do not tell.
--   continuita: as the last evaluation has it, of `anno_valutazione`.
-- What is computed of indicators is not here: it may count few people.
create temp view if not exists regione_obiettivi as
with
posti as (
    select
        *,
        piega(
            titolo || ' ' || coalesce(descrizione, '') || ' '
            || coalesce(nota, '')
        ) as parole
    from regione_posto
),
altre as (
    select p.obiettivo, group_concat(m.macroarea || '. ' || m.nome, '; ')
        as altre
    from posti as p
    join (select * from report_macroarea order by ordine) as m
        on instr(upper(p.sigla), m.macroarea) > 0
        and m.macroarea <> p.macroarea
    where p.macroarea <> ''
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
    p.macroarea,
    p.macroarea_nome,
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
    p.macroarea_ordine,
    p.ordine
from posti as p
left join altre on altre.obiettivo = p.obiettivo
left join giudizi as g on g.obiettivo = p.obiettivo
left join main.obiettivo as elenco on elenco.obiettivo = p.obiettivo
left join report_economia as e
    on e.taglio = 'obiettivo' and e.obiettivo = p.obiettivo
order by p.macroarea_ordine, p.ordine, p.obiettivo;
