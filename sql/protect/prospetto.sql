-- prospetto: one row per measure whose layout is received, quarter and place,
-- zeros included. Key: k, misura, livello, codice. Inputs: prospetto_fatto,
-- prospetto_misura, trimestre, luogo, luogo_di, file_in_vigore. `persone`:
-- different people, where the record says who; of what every period tells
-- again, the most that one period told of; else their sum.
delete from main.prospetto;

insert into main.prospetto
with
misure as materialized (
    select
        m.*,
        case when dal_primo then coalesce((
            select min(f.data)
            from temp.prospetto_fatto as f
            where f.misura = m.misura
        ), '9999-12-31') else '' end as dal
    from temp.prospetto_misura as m
    where tracciato in (
        select f.tracciato
        from temp.file_in_vigore as v
        join main.file_ricevuto as f on f.file = v.file
    )
),
fatti as (
    select
        misura, comune, data, fine, sum(quanto) as quanto,
        sum(persone) as persone, max(periodico) as periodico
    from temp.prospetto_fatto
    group by misura, comune, data, fine
),
-- By day of telling, at each quarter's end that counts them.
giorni as (
    select
        t.k, f.misura, l.livello, l.codice, f.data, sum(f.quanto) as quanto,
        sum(f.persone) as persone, max(f.periodico) as periodico
    from fatti as f
    join temp.luogo_di as l on l.comune = f.comune
    join main.trimestre as t on t.fine between f.data and f.fine
    group by t.k, f.misura, l.livello, l.codice, f.data
),
somme as (
    select
        k, misura, livello, codice, sum(quanto) as valore,
        case
            when max(periodico) then max(persone) else sum(persone)
        end as persone
    from giorni
    group by k, misura, livello, codice
),
-- People named more than once, counted once.
teste as (
    select
        t.k, f.misura, l.livello, l.codice,
        count(distinct f.gruppo) as persone
    from temp.prospetto_fatto as f
    join temp.luogo_di as l on l.comune = f.comune
    join main.trimestre as t on t.fine between f.data and f.fine
    where f.gruppo is not null
    group by t.k, f.misura, l.livello, l.codice
)
select
    t.k, m.misura, l.livello, l.codice, coalesce(s.valore, 0.0),
    case
        when m.di_persone then coalesce(teste.persone, s.persone, 0.0)
    end
from misure as m
cross join main.trimestre as t
cross join temp.luogo as l
left join somme as s
    on s.k = t.k and s.misura = m.misura and s.livello = l.livello
    and s.codice = l.codice
left join teste
    on teste.k = t.k and teste.misura = m.misura
    and teste.livello = l.livello and teste.codice = l.codice
where t.fine >= m.dal;
