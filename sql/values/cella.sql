-- cella: observations in the window, summed by place: one row per indicator
-- of the wave, quarter, Comune, subambito and group.
-- Inputs: finestra, osservazione, indicatore. Contract 5.
delete from temp.cella;             -- of the earlier wave

-- Sums, ratios, balances and quotas count every observation of the window.
insert into temp.cella
select
    f.indicatore, f.k, o.comune, o.subambito,
    case when i.aggregazione = 'quota_comuni_minima' then o.gruppo end,
    somma(o.num), somma(o.den)
from temp.onda
cross join main.indicatore as i on i.indicatore = onda.indicatore
cross join main.finestra as f on f.indicatore = i.indicatore
cross join main.osservazione as o
    on o.indicatore = f.indicatore and o.data between f.dal and f.al
where not f.istante and f.dovuto
    and i.aggregazione not in ('mediana', 'rapporto_ultimo')
group by 1, 2, 3, 4, 5;

-- Stocks and quotas of a moment count what is in force on its day.
insert into temp.cella
select
    f.indicatore, f.k, o.comune, o.subambito,
    case when i.aggregazione = 'quota_comuni_minima' then o.gruppo end,
    somma(o.num), somma(o.den)
from temp.onda
cross join main.indicatore as i on i.indicatore = onda.indicatore
cross join main.finestra as f on f.indicatore = i.indicatore
cross join main.osservazione as o
    on o.indicatore = f.indicatore and o.data <= f.al
    and (o.fine is null or o.fine >= f.al)
where f.istante and f.dovuto
    and i.aggregazione not in ('mediana', 'rapporto_ultimo')
group by 1, 2, 3, 4, 5;

-- The last observation of each distinct value in the window, over the Ambito.
insert into temp.cella
select indicatore, k, comune, subambito, null, num, den
from (
    select
        f.indicatore, f.k, o.comune, o.subambito, o.num, o.den,
        row_number() over (
            partition by f.indicatore, f.k, o.gruppo
            order by o.data desc, o.osservazione desc
        ) as posto
    from temp.onda
    cross join main.indicatore as i on i.indicatore = onda.indicatore
    cross join main.finestra as f on f.indicatore = i.indicatore
    cross join main.osservazione as o
        on o.indicatore = f.indicatore and o.data between f.dal and f.al
    where f.dovuto and i.aggregazione = 'rapporto_ultimo'
)
where posto = 1;
