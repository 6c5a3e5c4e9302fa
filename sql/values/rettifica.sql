-- rettifica: fills the table of the restatements: one row per value of a closed
-- quarter that is no longer what was reported. Key: k, indicatore, livello,
-- codice. Inputs: chiusura, valore_chiuso, valore, trimestre, indicatore.
-- A quarter was reported by the first closing that covers it. Figures are
-- compared as they are published, with four decimals. An indicator that the
-- matrix had not then was not reported: it is new, and not restated.
insert into main.rettifica
with
chiusi as (
    select
        t.k, t.periodo,
        (
            select c.chiusura
            from main.chiusura as c
            where c.fine >= t.fine
            order by c.fine
            limit 1
        ) as chiusura
    from main.trimestre as t
),
riportati as (
    select q.k, q.chiusura as chiusa_con, v.*
    from chiusi as q
    join main.valore_chiuso as v on v.periodo = q.periodo
    where v.presente
        and v.chiusura = (
            select max(ogni.chiusura)
            from main.valore_chiuso as ogni
            where ogni.periodo = v.periodo
                and ogni.indicatore = v.indicatore
                and ogni.livello = v.livello
                and ogni.codice = v.codice
                and ogni.chiusura <= q.chiusura
        )
),
conosciuti as (
    select distinct k, chiusa_con, indicatore from riportati
),
attuali as (
    select
        c.k, c.chiusa_con, c.indicatore, v.livello, v.codice, v.numeratore,
        v.denominatore, v.valore, v.atteso, v.target, v.raggiungimento,
        v.proiezione, v.ritmo_necessario, v.stato
    from conosciuti as c
    join main.indicatore as i on i.codice = c.indicatore
    join main.valore as v on v.k = c.k and v.indicatore = i.indicatore
),
coppie as (
    select
        r.k, r.chiusa_con, r.indicatore, r.livello, r.codice, 1 as riportato,
        a.k is not null as attuale,
        round(r.numeratore, 4) as numeratore_prima,
        round(a.numeratore, 4) as numeratore,
        round(r.denominatore, 4) as denominatore_prima,
        round(a.denominatore, 4) as denominatore,
        round(r.valore, 4) as valore_prima, round(a.valore, 4) as valore,
        round(r.atteso, 4) as atteso_prima, round(a.atteso, 4) as atteso,
        round(r.target, 4) as target_prima, round(a.target, 4) as target,
        round(r.raggiungimento, 4) as raggiungimento_prima,
        round(a.raggiungimento, 4) as raggiungimento,
        round(r.proiezione, 4) as proiezione_prima,
        round(a.proiezione, 4) as proiezione,
        round(r.ritmo_necessario, 4) as ritmo_prima,
        round(a.ritmo_necessario, 4) as ritmo,
        r.stato as stato_prima, a.stato as stato
    from riportati as r
    left join attuali as a
        on a.k = r.k and a.indicatore = r.indicatore
        and a.livello = r.livello and a.codice = r.codice
    union all
    select
        a.k, a.chiusa_con, a.indicatore, a.livello, a.codice, 0, 1,
        null, round(a.numeratore, 4), null, round(a.denominatore, 4),
        null, round(a.valore, 4), null, round(a.atteso, 4),
        null, round(a.target, 4), null, round(a.raggiungimento, 4),
        null, round(a.proiezione, 4), null, round(a.ritmo_necessario, 4),
        null, a.stato
    from attuali as a
    where not exists (
        select 1
        from riportati as r
        where r.k = a.k and r.indicatore = a.indicatore
            and r.livello = a.livello and r.codice = a.codice
    )
),
diversi as (
    select
        *,
        iif(numeratore is not numeratore_prima, ', numeratore', '')
        || iif(denominatore is not denominatore_prima, ', denominatore', '')
        || iif(atteso is not atteso_prima, ', atteso', '')
        || iif(target is not target_prima, ', target', '')
        || iif(raggiungimento is not raggiungimento_prima,
            ', raggiungimento', '')
        || iif(proiezione is not proiezione_prima, ', proiezione', '')
        || iif(ritmo is not ritmo_prima, ', ritmo_necessario', '') as altro
    from coppie
)
select
    k, indicatore, livello, codice, chiusa_con, valore_prima, valore,
    stato_prima, stato,
    case
        when not attuale then 'riga che non c''è più'
        when not riportato then 'riga che non c''era'
        else nullif(substr(altro, 3), '')
    end
from diversi
where altro <> '' or valore is not valore_prima or stato is not stato_prima
    or riportato <> attuale;
