-- completezza: one row per indicator, quarter and scope that has a status:
-- the share of the expected submissions of its layout that were accepted;
-- null when nothing is expected. Key: indicatore, k, livello, codice.
-- Inputs: scadenza_invio, invio_atteso, indicatore, trimestre, subambito.
-- Contract 5 (`dati_mancanti`): a subambito by its own submission, or by the
-- Ambito's share where it sends none of that layout.
insert into temp.completezza
with
dell_ambito as (
    select k, tracciato, avg(accettato) as quota
    from main.scadenza_invio
    group by k, tracciato
)
select i.indicatore, t.k, 0, 'AMBITO', a.quota
from main.indicatore as i
cross join main.trimestre as t
left join dell_ambito as a on a.k = t.k and a.tracciato = i.tracciato
union all
select
    i.indicatore, t.k, 1, s.subambito,
    case when w.mittente is null then a.quota else r.accettato end
from main.indicatore as i
cross join main.trimestre as t
cross join main.subambito as s
left join main.invio_atteso as w
    on w.tracciato = i.tracciato and w.mittente = s.subambito
left join main.scadenza_invio as r
    on r.k = t.k and r.tracciato = i.tracciato and r.mittente = s.subambito
left join dell_ambito as a on a.k = t.k and a.tracciato = i.tracciato
where i.minimo_subambito is not null;
