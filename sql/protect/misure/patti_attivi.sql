-- patti_attivi: one row per pact of every form, for the days it is in force.
-- Key: record. Inputs: patti (records in force). A stock: a pact counts at a
-- quarter's end T when data_avvio <= T and it has not ended before T. It is
-- an agreement with families, groups or a territory: it counts no people.
insert into temp.prospetto_misura values ('patti_attivi', 'patti', 0, 0);

insert into temp.prospetto_fatto
    (misura, record, data, fine, comune, quanto, persone)
select
    'patti_attivi', record, data_avvio,
    coalesce(data_fine, '9999-12-31'), comune, 1, null
from temp.patti;
