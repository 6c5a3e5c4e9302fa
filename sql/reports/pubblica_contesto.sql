-- pubblica_contesto: contesto.csv inside the public documents: the figures of
-- the context as the published plan has them. Key: that of tabella_contesto.
-- Inputs: tabella_contesto.
create temp view if not exists pubblica_contesto as
select * from tabella_contesto;
