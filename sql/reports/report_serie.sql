-- report_serie: one row per indicator and quarter of the plan, for the Ambito:
-- the value, where the quarter has ended, and the expected path to the end.
-- Key: indicatore, k. Inputs: indicatore, valore, traiettoria, report_trimestre.
-- Past quarters have the expected value that was computed; for those to come
-- the same rule is applied (contract 5, atteso).
create temp view if not exists report_serie as
with
trimestri as (
    select * from report_trimestre
),
-- The given points of a path, with the next one.
punti as (
    select
        p.indicatore,
        t.k as da_k,
        p.atteso as da,
        lead(t.k) over prossimi as a_k,
        lead(p.atteso) over prossimi as a
    from main.traiettoria as p
    join trimestri as t
        on t.periodo = printf(
            '%sT%d', substr(p.data, 1, 4),
            (cast(substr(p.data, 6, 2) as integer) - 1) / 3 + 1
        )
    window prossimi as (partition by p.indicatore order by t.k)
),
ultimo as (
    select max(k) as k from main.trimestre
),
stati as (
    select v.indicatore, v.stato
    from main.valore as v
    join ultimo on ultimo.k = v.k
    where v.livello = 0
),
quote as (
    select
        i.indicatore, i.codice, i.target, i.aggregazione, i.scadenza, i.den,
        t.k, t.fine, t.calcolato,
        case i.finestra
            when 'anno' then 1.0 * i.target * t.q / t.n_anno
            when 'piano' then 1.0 * i.target * t.k / t.n
        end as parte,
        case
            when i.decorrenza is not null then t.fine >= i.decorrenza
            when i.decorrenza_dopo is not null
                then coalesce(stati.stato <> 'non_dovuto', 0)
            else 1
        end as dovuto,
        v.valore, v.atteso as atteso_calcolato, v.stato
    from main.indicatore as i
    cross join trimestri as t
    left join stati on stati.indicatore = i.indicatore
    left join main.valore as v
        on v.k = t.k and v.indicatore = i.indicatore and v.livello = 0
)
select
    q.indicatore,
    q.k,
    q.valore,
    q.stato,
    case
        when q.calcolato then q.atteso_calcolato
        when not q.dovuto then null
        when p.da_k is not null
            then p.da + coalesce(
                (p.a - p.da) * (q.k - p.da_k) / (p.a_k - p.da_k), 0
            )
        when q.scadenza is not null
            then case when q.fine >= q.scadenza then q.target else 0 end
        when q.parte is null then q.target
        when q.aggregazione in ('somma', 'saldo') then pavimento(q.parte)
        when q.aggregazione in ('quota_comuni', 'quota_comuni_minima')
            then q.parte
        when q.aggregazione = 'rapporto' and q.den like '=%' then q.parte
        else q.target
    end as atteso
from quote as q
left join punti as p
    on p.indicatore = q.codice and p.da_k <= q.k
    and (p.a_k is null or q.k < p.a_k);
