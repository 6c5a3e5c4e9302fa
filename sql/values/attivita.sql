-- attivita: fills the table attivita_riferita: one row per project and activity
-- that the records in force of the layout name. Inputs: attivita (its view of
-- the records in force), calcolo. Names are the same when they fold to the
-- same. Where two senders tell of one activity the later period counts, then
-- what was received last. What is dated after the as-of day has not happened.
delete from main.attivita_riferita;

insert into main.attivita_riferita
with
record_in_vigore as (
    select
        *,
        piega(attivita) as chiave,
        row_number() over (
            partition by progetto, piega(attivita)
            order by fine_periodo desc, record desc
        ) as posto
    from temp.attivita
),
avvenuti as (
    select
        r.*,
        case when r.inizio_effettivo <= c.al then r.inizio_effettivo end
            as inizio,
        case when r.fine_effettiva <= c.al then r.fine_effettiva end as fine
    from record_in_vigore as r
    cross join main.calcolo as c
    where r.posto = 1
)
select
    progetto, chiave, row_number() over (order by record), azione, attivita,
    responsabile, inizio_previsto, fine_prevista, inizio, fine, avanzamento,
    mittente, fine_periodo
from avvenuti;
