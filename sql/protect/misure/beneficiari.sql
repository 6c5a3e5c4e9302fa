-- beneficiari: one row per line of people who entered a measure or a project.
-- Key: record. Inputs: beneficiari (records in force), piano. Counted from the
-- plan's start, at the end of the period that the file tells of. Those already
-- in charge are left out: each quarter would count them again.
insert into temp.prospetto_misura values ('beneficiari', 'beneficiari', 1, 0);

insert into temp.prospetto_fatto
    (misura, record, data, fine, comune, quanto, persone)
select
    'beneficiari', record, fine_periodo, '9999-12-31', comune,
    nuovi, nuovi
from temp.beneficiari
where nuovi > 0
    and fine_periodo >= (select valore from piano where chiave = 'inizio');
