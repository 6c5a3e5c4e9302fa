-- report_novita: one row per indicator whose status, for the Ambito in the last
-- quarter, is not the one of the publication before the as-of day, in the order
-- of the matrix. Key: codice. Inputs: valore, trimestre, indicatore,
-- stato_pubblicato, calcolo. An indicator never published before is no news.
create temp view if not exists report_novita as
with
adesso as (
    select
        i.indicatore as posto, i.codice, v.stato,
        (
            select prima.stato
            from main.stato_pubblicato as prima
            where prima.indicatore = i.codice and prima.al < c.al
            order by prima.al desc
            limit 1
        ) as stato_prima
    from main.valore as v
    join main.indicatore as i on i.indicatore = v.indicatore
    cross join main.calcolo as c
    where v.livello = 0 and v.k = (select max(k) from main.trimestre)
)
select posto, codice, stato_prima, stato
from adesso
where stato <> stato_prima
order by posto;
