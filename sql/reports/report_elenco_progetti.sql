-- report_elenco_progetti: one row per project: an objective that has a schedule
-- in the plan, activities in the exports, or a published table of resources.
-- Key: progetto. Inputs: cronoprogramma, attivita_riferita, tabella_economica.
create temp view if not exists report_elenco_progetti as
select progetto from main.cronoprogramma
union
select progetto from main.attivita_riferita
union
select obiettivo from main.tabella_economica where obiettivo is not null;
