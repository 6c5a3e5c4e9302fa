-- fondo: one row per Comune and period: the part of the rette that the
-- solidarity fund paid, in euro cents. Key: record. Inputs: rette (records in
-- force), piano. As in rette: its share is fondo / rette, where both are out.
insert into temp.prospetto_misura values ('fondo', 'rette', 1, 0);

insert into temp.prospetto_fatto
    (misura, record, data, fine, comune, quanto, persone, periodico)
select
    'fondo', record, fine_periodo, '9999-12-31', comune,
    round(quota_fondo * 100), minori, 1
from temp.rette
where fine_periodo >= (select valore from piano where chiave = 'inizio');
