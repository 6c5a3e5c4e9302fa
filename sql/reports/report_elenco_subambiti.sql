-- report_elenco_subambiti: one row per subambito, with indicators or without.
-- Key: subambito. Inputs: subambito.
create temp view if not exists report_elenco_subambiti as
select subambito, nome, ordine
from main.subambito;
