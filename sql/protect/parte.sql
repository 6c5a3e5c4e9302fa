-- parte: one row per pair of figures of which one's records are all records of
-- the other, no later and no less: what the larger has and the smaller has not
-- can be worked out by anyone. Key: intero, lato_intero, parte, lato_parte.
-- Inputs: fatto_persona. Of two equal ones the first is the whole.
drop table if exists temp.parte;
create temp table parte as
with
grandezze as (
    select voce, lato, count(*) as fatti
    from temp.fatto_persona
    group by voce, lato
),
coppie as (
    select
        y.voce as intero, y.lato as lato_intero, x.voce as parte,
        x.lato as lato_parte, count(*) as comuni
    from temp.fatto_persona as x
    join temp.fatto_persona as y
        on y.tracciato = x.tracciato and y.record = x.record
        and (y.voce, y.lato) <> (x.voce, x.lato)
        and y.quanto >= x.quanto and y.data <= x.data
    group by y.voce, y.lato, x.voce, x.lato
)
select c.intero, c.lato_intero, c.parte, c.lato_parte
from coppie as c
join grandezze as x on x.voce = c.parte and x.lato = c.lato_parte
join grandezze as y on y.voce = c.intero and y.lato = c.lato_intero
where c.comuni = x.fatti
    and c.intero <> c.parte
    and (x.fatti < y.fatti or c.intero < c.parte);
