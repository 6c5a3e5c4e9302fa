-- report_elenco_comuni: one row per Comune, with its subambito.
-- Key: istat. Inputs: comune, subambito.
create temp view if not exists report_elenco_comuni as
select
    c.istat, c.nome, c.popolazione, c.subambito,
    coalesce(s.nome, c.subambito) as subambito_nome,
    coalesce(s.ordine, 1000000) as ordine,
    (
        select count(*)
        from main.comune as vicini
        where vicini.subambito = c.subambito
    ) as comuni_del_subambito
from main.comune as c
left join main.subambito as s on s.subambito = c.subambito;
