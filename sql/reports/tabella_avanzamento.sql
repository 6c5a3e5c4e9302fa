-- tabella_avanzamento: the values of the Ambito and of the subambiti, as they
-- are attached to the project's document: no Comune, whose people are few.
-- Key: periodo, indicatore, livello, codice. Inputs: tabella_valori.
create temp view if not exists tabella_avanzamento as
select *
from tabella_valori
where livello <> 'comune';
