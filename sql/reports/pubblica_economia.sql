-- pubblica_economia: economia.csv inside the public documents: the plan's
-- money. Key: taglio, obiettivo, fonte, capitolo, anno. Inputs:
-- tabella_economia. Amounts of an objective or a source, of no person.
create temp view if not exists pubblica_economia as
select * from tabella_economia;
