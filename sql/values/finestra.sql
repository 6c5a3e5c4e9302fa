-- finestra: one row per indicator of the wave and quarter: which days count.
-- Key: indicatore, k. Inputs: onda, indicatore, trimestre, piano, decorrenza.
-- Contract 5 (finestra) and 4 (decorrenza: earlier observations do not count).
insert into main.finestra
select
    i.indicatore,
    t.k,
    max(
        case i.finestra
            when 'piano' then (select valore from piano where chiave = 'inizio')
            when 'anno' then t.inizio_anno
            when 'dal' then i.finestra_dal
            else ''
        end,
        case i.finestra when 'istante' then '' else coalesce(d.dal, '') end
    ),
    t.fine,
    i.finestra = 'istante',
    t.fine >= coalesce(d.dal, '')
from temp.onda
join main.indicatore as i on i.indicatore = onda.indicatore
cross join main.trimestre as t
left join temp.decorrenza as d on d.indicatore = i.indicatore;
