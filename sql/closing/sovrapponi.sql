-- sovrapponi: what a closing reported takes the place of what was computed
-- again from its files: the same, unless the plan's files or the program have
-- changed since. Inputs: temp.riportato, temp.soppresso, trimestre, indicatore.
delete from main.valore;

insert into main.valore
select
    t.k, i.indicatore, r.livello, r.codice, r.numeratore, r.denominatore,
    r.valore, r.atteso, r.target, r.raggiungimento, r.proiezione,
    r.ritmo_necessario, r.stato
from temp.riportato as r
join main.trimestre as t on t.periodo = r.periodo
join main.indicatore as i on i.codice = r.indicatore;

delete from main.soppressione;

insert into main.soppressione
select
    t.k, s.tabella, s.voce, s.livello, s.codice, s.motivo, s.mostra, s.esito
from temp.soppresso as s
join main.trimestre as t on t.periodo = s.periodo;
