-- aperti_economia: economia.csv of the open data: the plan's money, as it stands
-- at the as-of quarter. Key: taglio, obiettivo, fonte, capitolo, anno. Inputs:
-- tabella_economia. Amounts of an objective or a source, of no Comune.
create temp view if not exists aperti_economia as
select * from tabella_economia;
