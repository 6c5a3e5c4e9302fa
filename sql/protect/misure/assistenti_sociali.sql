-- assistenti_sociali: one row per Comune and period told: its social workers,
-- municipal and district's share, in full-time equivalents. Key: record.
-- Inputs: personale (records in force). A stock: the last period ended by T
-- holds until the Comune's next one. They are offices, not people in need: it
-- counts no people.
insert into temp.prospetto_misura values ('assistenti_sociali', 'personale', 0, 1);

insert into temp.prospetto_fatto
    (misura, record, data, fine, comune, quanto, persone)
select
    'assistenti_sociali', record, fine_periodo,
    coalesce(
        date(
            lead(fine_periodo) over (
                partition by comune order by fine_periodo, record
            ), '-1 day'
        ), '9999-12-31'
    ),
    comune, fte_comunali + fte_distrettuali, null
from temp.personale;
