-- report_pubblico_subambito: one row per indicator that has subambiti, and
-- subambito, at the as-of quarter, as it may leave the office.
-- Key: indicatore, codice. Inputs: report_subambito, report_pubblico_scheda,
-- report_pubblico_valore. `intensita` is empty: a shade is a share of the
-- largest, which may be suppressed.
create temp view if not exists report_pubblico_subambito as
select
    s.indicatore,
    s.codice,
    s.nome,
    s.ordine,
    p.valore,
    p.stato,
    null as intensita,
    iif(p.valore is null, 0, s.sotto_minimo) as sotto_minimo,
    iif(p.valore is null, 0, s.indietro) as indietro,
    p.mostra,
    p.esito
from report_subambito as s
join report_pubblico_scheda as i on i.indicatore = s.indicatore
left join report_pubblico_valore as p
    on p.indicatore = s.indicatore and p.k = i.k and p.livello = 1
    and p.codice = s.codice
where i.ha_subambiti;
