-- valutazione: one row per objective and year: the judgement in force, which
-- is the one of the latest period of that year, and of the latest file among
-- equals. Key: obiettivo (folded), anno. Input: valutazioni (records in
-- force). Years after the as-of quarter are kept: views leave them out.
delete from main.valutazione;
insert into main.valutazione
with
ordinate as (
    select
        giudizi.*,
        piega(giudizi.obiettivo) as chiave,
        cast(substr(giudizi.periodo, 1, 4) as integer) as anno,
        row_number() over (
            partition by piega(giudizi.obiettivo), substr(giudizi.periodo, 1, 4)
            order by giudizi.fine_periodo desc, giudizi.record desc
        ) as posto
    from temp.valutazioni as giudizi
)
select
    chiave, anno, periodo, obiettivo, grado_raggiungimento,
    valutazione_qualitativa, valutazione_utenti, coincidenza_risorse,
    criticita, risposta_al_bisogno, motivazione, continuita, riproposizione,
    motivazione_riproposizione, rilevanza, efficienza, efficacia, impatto,
    sostenibilita
from ordinate
where posto = 1;
