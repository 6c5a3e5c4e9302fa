-- aperti_subambiti: subambiti.csv of the open data: one row per subambito. Key:
-- subambito. Inputs: subambito.
create temp view if not exists aperti_subambiti as
select subambito, nome
from main.subambito
order by ordine, subambito;
