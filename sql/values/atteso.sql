-- atteso: one row per indicator, quarter and level that has a target: what
-- was to be expected by then. Key: indicatore, k, livello.
-- Inputs: indicatore, trimestre, traiettoria. Contract 5 (`atteso`).
insert into temp.atteso
with
inizio as (
    select cast(substr(valore, 1, 4) as integer) * 4
        + (cast(substr(valore, 6, 2) as integer) - 1) / 3 as trimestre
    from piano
    where chiave = 'inizio'
),
-- The given points of a path by quarter ordinal, from 0 at ordinal 0.
dati as (
    select
        i.indicatore,
        cast(substr(p.data, 1, 4) as integer) * 4
        + (cast(substr(p.data, 6, 2) as integer) - 1) / 3
        - inizio.trimestre + 1 as k,
        p.atteso
    from main.traiettoria as p
    join main.indicatore as i on i.codice = p.indicatore
    cross join inizio
),
punti as (
    select indicatore, k, atteso from dati where k > 0
    union all
    select distinct indicatore, 0, 0 from dati
),
-- Each point with the next one: a stretch of the path.
tratti as (
    select
        indicatore, k as da_k, atteso as da,
        lead(k) over prossimi as a_k,
        lead(atteso) over prossimi as a
    from punti
    window prossimi as (partition by indicatore order by k)
),
percorsi as (
    select
        tratti.indicatore, t.k,
        case
            when a_k is null then da
            else da + (a - da) * (t.k - da_k) / (a_k - da_k)
        end as atteso
    from tratti
    join main.trimestre as t
        on t.k >= da_k and (a_k is null or t.k < a_k)
),
mete as (
    select indicatore, 0 as livello, target from main.indicatore
    union all
    select indicatore, 1, minimo_subambito from main.indicatore
    where minimo_subambito is not null
),
-- The share of the target that the time gone by makes due.
quote as (
    select
        m.indicatore, m.livello, m.target, t.k, t.fine, i.aggregazione,
        i.scadenza, i.den,
        case i.finestra
            when 'anno' then 1.0 * m.target * t.q / t.n_anno
            when 'piano' then 1.0 * m.target * t.k / t.n
        end as parte
    from mete as m
    join main.indicatore as i on i.indicatore = m.indicatore
    cross join main.trimestre as t
)
select
    q.indicatore, q.k, q.livello, q.target,
    case
        when q.livello = 0 and p.atteso is not null then p.atteso
        when q.scadenza is not null
            then case when q.fine >= q.scadenza then q.target else 0 end
        when q.parte is null then q.target
        when q.aggregazione in ('somma', 'saldo') then pavimento(q.parte)
        when q.aggregazione in ('quota_comuni', 'quota_comuni_minima')
            then q.parte
        when q.aggregazione = 'rapporto' and q.den like '=%' then q.parte
        else q.target
    end
from quote as q
left join percorsi as p on p.indicatore = q.indicatore and p.k = q.k;
