-- congela: fills what the last row of `chiusura` reports: valore_chiuso (one
-- row per row of valori.csv that is not as the closing before reported it),
-- soppressione_chiusa, file_chiuso. Inputs: chiusura, valore, trimestre,
-- indicatore, soppressione, temp.file_in_vigore.
insert into main.valore_chiuso
with
questa as (
    select max(chiusura) as chiusura from main.chiusura
),
prima as (
    select ultimo.*
    from main.valore_chiuso as ultimo
    where ultimo.presente
        and ultimo.chiusura = (
            select max(ogni.chiusura)
            from main.valore_chiuso as ogni
            where ogni.periodo = ultimo.periodo
                and ogni.indicatore = ultimo.indicatore
                and ogni.livello = ultimo.livello
                and ogni.codice = ultimo.codice
        )
),
ora as (
    select
        t.periodo, i.codice as indicatore, v.livello, v.codice,
        1 as presente, i.indicatore as posto,
        v.numeratore, v.denominatore, v.valore, v.atteso, v.target,
        v.raggiungimento, v.proiezione, v.ritmo_necessario, v.stato
    from main.valore as v
    join main.trimestre as t on t.k = v.k
    join main.indicatore as i on i.indicatore = v.indicatore
),
nuove as (
    select * from ora
    except
    select
        periodo, indicatore, livello, codice, presente, posto, numeratore,
        denominatore, valore, atteso, target, raggiungimento, proiezione,
        ritmo_necessario, stato
    from prima
)
select
    n.periodo, n.indicatore, n.livello, n.codice, questa.chiusura, n.presente,
    n.posto, n.numeratore, n.denominatore, n.valore, n.atteso, n.target,
    n.raggiungimento, n.proiezione, n.ritmo_necessario, n.stato
from nuove as n
cross join questa
union all
select
    p.periodo, p.indicatore, p.livello, p.codice, questa.chiusura, 0, null,
    null, null, null, null, null, null, null, null, null
from prima as p
cross join questa
where not exists (
    select 1
    from main.trimestre as t
    join main.indicatore as i on i.codice = p.indicatore
    join main.valore as v
        on v.k = t.k and v.indicatore = i.indicatore
        and v.livello = p.livello and v.codice = p.codice
    where t.periodo = p.periodo
);

insert into main.soppressione_chiusa
select
    questa.chiusura, t.periodo, s.tabella, s.voce, s.livello, s.codice,
    s.motivo, s.mostra, s.esito
from main.soppressione as s
join main.trimestre as t on t.k = s.k
cross join (select max(chiusura) as chiusura from main.chiusura) as questa;

insert into main.file_chiuso
select questa.chiusura, v.file
from temp.file_in_vigore as v
cross join (select max(chiusura) as chiusura from main.chiusura) as questa;
