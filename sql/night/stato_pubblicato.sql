-- stato_pubblicato: takes note of the statuses that this publication shows, of
-- the Ambito in the last quarter: a row where the status is not that of the
-- publication before. Inputs: valore, trimestre, indicatore, calcolo.
delete from main.stato_pubblicato
where al = (select al from main.calcolo);

insert into main.stato_pubblicato
select i.codice, c.al, c.periodo, v.stato
from main.valore as v
join main.indicatore as i on i.indicatore = v.indicatore
cross join main.calcolo as c
where v.livello = 0
    and v.k = (select max(k) from main.trimestre)
    and v.stato is not (
        select prima.stato
        from main.stato_pubblicato as prima
        where prima.indicatore = i.codice and prima.al < c.al
        order by prima.al desc
        limit 1
    );
