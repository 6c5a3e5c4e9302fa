-- movimento: one row per record of `spese` in force, dated from the plan's
-- start to the as-of quarter's end. Key: movimento (the record).
-- Inputs: temp.spese, piano, trimestre.
-- An amount becomes cents here, once. A chapter without article is article 0.
-- Leading zeros of chapters and articles mean nothing.
delete from main.movimento;

insert into main.movimento
select
    spese.record,
    spese.obiettivo,
    spese.voce,
    cast(spese.capitolo as integer) as capitolo,
    case
        when spese.capitolo is null then null
        when instr(spese.capitolo, '/') = 0 then 0
        else cast(
            substr(spese.capitolo, instr(spese.capitolo, '/') + 1) as integer
        )
    end as articolo,
    spese.fonte,
    spese.esercizio,
    spese.natura,
    spese.data,
    centesimi(spese.importo) as importo
from temp.spese as spese
where spese.data >= (select valore from main.piano where chiave = 'inizio')
    and spese.data <= (select max(fine) from main.trimestre);
