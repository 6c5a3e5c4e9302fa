-- interventi: one row per intervention begun since the plan's start.
-- Key: record. Inputs: interventi (records in force), piano. A person may have
-- more than one: `gruppo` is the person, so that people are counted once.
insert into temp.prospetto_misura values ('interventi', 'interventi', 1, 0);

insert into temp.prospetto_fatto
    (misura, record, data, fine, comune, quanto, persone, gruppo)
select
    'interventi', record, data_avvio, '9999-12-31', comune, 1, 1,
    persona
from temp.interventi
where data_avvio >= (select valore from piano where chiave = 'inizio');
