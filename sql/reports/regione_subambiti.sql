-- regione_subambiti: one row per subambito and indicator that asks something of
-- each of them, at the as-of quarter, as it may leave the office. Key:
-- indicatore, subambito. Inputs: report_pubblico_valore, indicatore,
-- subambito, regione_posto. `valore` is the mark where it is suppressed.
create temp view if not exists regione_subambiti as
select
    o.macroarea, i.obiettivo, i.codice as indicatore, i.descrizione, i.unita,
    s.subambito, s.nome as subambito_nome,
    i.minimo_subambito as minimo,
    coalesce(v.mostra, v.valore) as valore,
    v.raggiungimento,
    replace(v.stato, '_', ' ') as stato,
    replace(v.esito, '_', ' ') as esito,
    v.stato as segno
from report_pubblico_valore as v
join main.indicatore as i on i.indicatore = v.indicatore
join main.subambito as s on s.subambito = v.codice
join regione_posto as o on o.obiettivo = i.obiettivo
where v.livello = 1 and i.minimo_subambito is not null
    and v.k = (select max(k) from main.trimestre)
order by o.macroarea_ordine, o.ordine, i.indicatore, s.ordine, s.subambito;
