-- valore_base: one row per indicator, quarter and scope: the value alone.
-- Key: indicatore, k, livello, codice. Inputs: cella, finestra, osservazione,
-- indicatore, comune, subambito, parametro. Contract 5 (aggregazione).
-- Somma, saldo, stock, rapporto, rapporto_ultimo, media.
insert into temp.valore_base
with
somme as materialized (
    select indicatore, k, livello, codice, somma(num) as num, somma(den) as den
    from temp.cella_per_scopo
    group by 1, 2, 3, 4
),
posti as (
    select f.indicatore, f.k, s.livello, s.codice
    from temp.onda
    join main.finestra as f on f.indicatore = onda.indicatore
    cross join temp.scopo as s
    union all
    select indicatore, k, livello, codice from somme where livello = 2
),
grezzi as (
    select
        p.indicatore, p.k, p.livello, p.codice, i.aggregazione, f.dovuto,
        coalesce(s.num, 0) as num,
        case
            when i.den not like '=%' then coalesce(s.den, 0)
            when p.livello = 0 then (
                select valore from parametro
                where nome = trim(substr(i.den, 2))
            )
        end as den
    from posti as p
    join main.indicatore as i on i.indicatore = p.indicatore
    join main.finestra as f on f.indicatore = p.indicatore and f.k = p.k
    left join somme as s
        on s.indicatore = p.indicatore and s.k = p.k
        and s.livello = p.livello and s.codice = p.codice
    where i.aggregazione in (
        'somma', 'saldo', 'stock', 'rapporto', 'rapporto_ultimo', 'media'
    )
)
select
    indicatore, k, livello, codice,
    case when dovuto then num end,
    case
        when dovuto and aggregazione in ('rapporto', 'rapporto_ultimo', 'media')
            then den
    end,
    case
        when not dovuto then null
        when aggregazione in ('somma', 'saldo', 'stock') then num
        when aggregazione = 'media' then num / nullif(den, 0)
        else 100 * num / nullif(den, 0)
    end
from grezzi;

-- Quota_comuni and quota_comuni_minima: Comuni touched, of those of the scope.
insert into temp.valore_base
with
-- A Comune counts once for each value of `per` (none for the plain quota).
toccati as (
    select c.indicatore, c.k, c.livello, c.codice, c.gruppo, c.comune
    from temp.cella_per_scopo as c
    join temp.onda on onda.indicatore = c.indicatore
    join main.indicatore as i on i.indicatore = c.indicatore
    join main.comune as luogo on luogo.istat = c.comune
    where i.aggregazione in ('quota_comuni', 'quota_comuni_minima')
        and (c.livello <> 1 or luogo.subambito = c.codice)
    group by 1, 2, 3, 4, 5, 6
    having somma(c.num) > 0
),
contati as materialized (
    select indicatore, k, livello, codice, gruppo, count(*) as comuni
    from toccati
    group by 1, 2, 3, 4, 5
),
-- Every value of `per` seen in the Ambito counts everywhere, if only as 0.
gruppi as materialized (
    select distinct c.indicatore, c.k, c.gruppo
    from temp.cella as c
    join temp.onda on onda.indicatore = c.indicatore
    join main.indicatore as i on i.indicatore = c.indicatore
    where i.aggregazione = 'quota_comuni_minima'
),
posti as materialized (
    select f.indicatore, f.k, f.dovuto, s.livello, s.codice, s.comuni,
        i.aggregazione
    from temp.onda
    join main.finestra as f on f.indicatore = onda.indicatore
    join main.indicatore as i on i.indicatore = f.indicatore
    cross join temp.scopo as s
    where i.aggregazione in ('quota_comuni', 'quota_comuni_minima')
    union all
    select distinct c.indicatore, c.k, 1, 2, c.comune, 1, i.aggregazione
    from temp.cella as c
    join temp.onda on onda.indicatore = c.indicatore
    join main.indicatore as i on i.indicatore = c.indicatore
    where i.aggregazione = 'quota_comuni' and c.comune is not null
),
minime as (
    select p.indicatore, p.k, p.livello, p.codice,
        min(coalesce(c.comuni, 0)) as comuni
    from posti as p
    join gruppi as g on g.indicatore = p.indicatore and g.k = p.k
    left join contati as c
        on c.indicatore = p.indicatore and c.k = p.k
        and c.livello = p.livello and c.codice = p.codice
        and c.gruppo = g.gruppo
    group by 1, 2, 3, 4
),
numeri as (
    select
        p.*,
        case p.aggregazione
            when 'quota_comuni' then coalesce(c.comuni, 0)
            else m.comuni
        end as num
    from posti as p
    left join contati as c
        on c.indicatore = p.indicatore and c.k = p.k
        and c.livello = p.livello and c.codice = p.codice
        and p.aggregazione = 'quota_comuni'
    left join minime as m
        on m.indicatore = p.indicatore and m.k = p.k
        and m.livello = p.livello and m.codice = p.codice
)
select
    indicatore, k, livello, codice,
    case when dovuto then num end,
    case when dovuto then comuni end,
    case when dovuto then 100.0 * num / nullif(comuni, 0) end
from numeri;

-- Mediana: of the observations of the window, by scope; nothing is summed.
insert into temp.valore_base
with
righe as (
    select f.indicatore, f.k, o.comune, o.subambito, o.num
    from temp.onda
    cross join main.indicatore as i on i.indicatore = onda.indicatore
    cross join main.finestra as f on f.indicatore = i.indicatore
    cross join main.osservazione as o
        on o.indicatore = f.indicatore and case f.istante
            when 0 then o.data between f.dal and f.al
            else o.data <= f.al and (o.fine is null or o.fine >= f.al)
        end
    where i.aggregazione = 'mediana' and f.dovuto
),
per_scopo as (
    select indicatore, k, 0 as livello, 'AMBITO' as codice, num from righe
    union all
    select indicatore, k, 1, subambito, num from righe
    where subambito is not null
    union all
    select indicatore, k, 2, comune, num from righe where comune is not null
),
ordinate as (
    select
        *,
        row_number() over (
            partition by indicatore, k, livello, codice order by num
        ) as posto,
        count(*) over (partition by indicatore, k, livello, codice) as quante
    from per_scopo
),
mediane as (
    select indicatore, k, livello, codice, avg(num) as valore
    from ordinate
    where posto in ((quante + 1) / 2, (quante + 2) / 2)
    group by 1, 2, 3, 4
)
select indicatore, k, livello, codice, null, null, valore
from mediane
union all
select f.indicatore, f.k, s.livello, s.codice, null, null, null
from temp.onda
join main.finestra as f on f.indicatore = onda.indicatore
join main.indicatore as i on i.indicatore = f.indicatore
cross join temp.scopo as s
where i.aggregazione = 'mediana'
    and not exists (
        select 1 from mediane as m
        where m.indicatore = f.indicatore and m.k = f.k
            and m.livello = s.livello and m.codice = s.codice
    );
