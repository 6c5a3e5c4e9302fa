-- prospetto: one row per measure whose layout is received, quarter and place,
-- zeros included. Key: k, misura, livello, codice. Inputs: prospetto_fatto,
-- prospetto_misura, trimestre, luogo, file_in_vigore. `persone`:
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
-- The quarters whose ends count each fact; by day of telling only where every
-- period tells again.
fatti as materialized (
    select
        f.misura, p.luogo, p.padre, f.periodico,
        iif(f.periodico, f.data, '') as giorno,
        (select min(k) from main.trimestre where fine >= f.data) as dal,
        iif(
            f.fine >= ultimo.fine, ultimo.k,
            (select max(k) from main.trimestre where fine <= f.fine)
        ) as al,
        sum(f.quanto) as quanto, sum(f.persone) as persone
    from temp.prospetto_fatto as f
    join temp.luogo as p on p.livello = 2 and p.codice = f.comune
    cross join (select max(k) as k, max(fine) as fine from main.trimestre)
        as ultimo
    group by 1, 2, 3, 4, 5, 6, 7
),
contati as materialized (
    select
        t.k, f.misura, f.luogo, f.padre, f.periodico, f.giorno,
        sum(f.quanto) as quanto, sum(f.persone) as persone
    from fatti as f
    join main.trimestre as t on t.k between f.dal and f.al
    group by 1, 2, 3, 4, 5, 6
),
-- Each place's from its parts'.
giorni_subambiti as materialized (
    select
        k, misura, padre as luogo, periodico, giorno, sum(quanto) as quanto,
        sum(persone) as persone
    from contati
    group by 1, 2, 3, 4, 5
),
giorni as (
    select k, misura, luogo, periodico, quanto, persone from contati
    union all
    select k, misura, luogo, periodico, quanto, persone
    from giorni_subambiti
    where luogo <> 0
    union all
    select k, misura, 0, periodico, sum(quanto), sum(persone)
    from giorni_subambiti
    group by k, misura, periodico, giorno
),
somme as materialized (
    select
        k, misura, luogo, sum(quanto) as valore,
        case
            when max(periodico) then max(persone) else sum(persone)
        end as persone
    from giorni
    group by k, misura, luogo
),
-- People named more than once, counted once.
nominati as materialized (
    select distinct f.misura, p.luogo, p.padre, t.k, f.gruppo
    from temp.prospetto_fatto as f
    join temp.luogo as p on p.livello = 2 and p.codice = f.comune
    join main.trimestre as t on t.fine between f.data and f.fine
    where f.gruppo is not null
),
teste as materialized (
    select k, misura, luogo, count(*) as persone
    from nominati
    group by k, misura, luogo
    union all
    select k, misura, padre, count(distinct gruppo)
    from nominati
    where padre <> 0
    group by k, misura, padre
    union all
    select k, misura, 0, count(distinct gruppo)
    from nominati
    group by k, misura
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
    on s.k = t.k and s.misura = m.misura and s.luogo = l.luogo
left join teste
    on teste.k = t.k and teste.misura = m.misura
    and teste.luogo = l.luogo
where t.fine >= m.dal;
