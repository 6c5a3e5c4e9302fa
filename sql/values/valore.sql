-- valore: fills the table of the values with what follows from the base:
-- target, expected, attainment, projection, pace and status.
-- Inputs: valore_base, finestra, atteso, completezza, indicatore, trimestre,
-- piano. Contract 5, to the letter and in its order.
delete from main.valore;

insert into main.valore
with
soglie as (
    select
        max(case chiave when 'in_linea' then cast(valore as real) end)
            as in_linea,
        max(case chiave when 'in_ritardo' then cast(valore as real) end)
            as in_ritardo,
        max(case chiave when 'completezza' then cast(valore as real) end)
            as completezza
    from piano
),
-- One row per value, with its target where its level has one.
confronti as (
    select
        b.*, f.dovuto, a.target, a.atteso, i.operatore, i.aggregazione,
        i.finestra, i.scadenza, i.minimo_subambito, t.n, c.quota,
        case i.operatore
            when '>=' then almeno(b.valore, a.target)
            else almeno(a.target, b.valore)
        end as raggiunto,
        -- Projection and pace are for sums that grow along the plan.
        b.livello = 0 and i.finestra = 'piano' and i.scadenza is null
            and i.aggregazione in ('somma', 'saldo', 'quota_comuni') as cresce,
        -- A target met that no later fact can take away.
        i.operatore = '>=' and i.finestra = 'piano'
            and i.aggregazione in ('somma', 'quota_comuni') as definitivo
    from temp.valore_base as b
    join main.indicatore as i on i.indicatore = b.indicatore
    join main.trimestre as t on t.k = b.k
    join main.finestra as f on f.indicatore = b.indicatore and f.k = b.k
    left join temp.atteso as a
        on a.indicatore = b.indicatore and a.k = b.k and a.livello = b.livello
    left join temp.completezza as c
        on c.indicatore = b.indicatore and c.k = b.k
        and c.livello = b.livello and c.codice = b.codice
),
-- Whether every subambito reaches the minimum on its own.
minimi as (
    select indicatore, k, min(coalesce(raggiunto, 0)) as tutti
    from confronti
    where livello = 1 and minimo_subambito is not null
    group by indicatore, k
),
misure as (
    select
        q.*,
        case q.operatore
            when '>=' then 100.0 * q.valore / nullif(q.target, 0)
            else 100.0 * q.target / nullif(q.valore, 0)
        end as raggiungimento,
        case q.operatore
            when '>=' then q.valore / nullif(q.atteso, 0)
            else q.atteso / nullif(q.valore, 0)
        end as passo,
        coalesce(m.tutti, 1) as tutti_i_minimi,
        prima.valore as valore_prima,
        min(4, q.k) as m
    from confronti as q
    left join minimi as m
        on q.livello = 0 and m.indicatore = q.indicatore and m.k = q.k
    left join temp.valore_base as prima
        on prima.indicatore = q.indicatore and prima.livello = q.livello
        and prima.codice = q.codice and prima.k = q.k - min(4, q.k)
)
select
    x.k, x.indicatore, x.livello, x.codice, x.numeratore, x.denominatore,
    x.valore,
    case when x.dovuto then x.atteso end,
    x.target,
    case when x.dovuto then x.raggiungimento end,
    case
        when x.cresce and x.k >= 2 and x.aggregazione = 'quota_comuni'
            then min(100, x.valore + (x.valore - case
                when x.m = x.k then 0 else x.valore_prima
            end) / x.m * (x.n - x.k))
        when x.cresce and x.k >= 2
            then x.valore + (x.valore - case
                when x.m = x.k then 0 else x.valore_prima
            end) / x.m * (x.n - x.k)
    end,
    case
        when x.cresce and x.k < x.n
            then max(0, x.target - x.valore) / (x.n - x.k)
    end,
    case
        when x.target is null then null
        when not x.dovuto then 'non_dovuto'
        when x.quota is not null and not almeno(x.quota, s.completezza)
            and not (x.definitivo and coalesce(x.raggiunto, 0))
            then 'dati_mancanti'
        when x.valore is null then 'non_calcolabile'
        when x.raggiunto and x.tutti_i_minimi then 'raggiunto'
        when x.raggiunto then 'raggiunto_in_parte'
        when x.atteso = 0 then 'in_linea'
        when almeno(x.passo, s.in_linea) then 'in_linea'
        when almeno(x.passo, s.in_ritardo) then 'in_ritardo'
        else 'critico'
    end
from misure as x
cross join soglie as s;
