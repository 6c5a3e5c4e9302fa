-- report_indicatore: one row per indicator: what it is, and how it stands at
-- the as-of quarter for the whole Ambito. Key: indicatore (its order).
-- Inputs: indicatore, valore, trimestre, osservazione, piano, report_obiettivo,
-- report_tracciato.
-- Where no quarter has ended, figures and status are null.
create temp view if not exists report_indicatore as
with
adesso as (
    select * from main.trimestre order by k desc limit 1
),
limiti as (
    select max(case chiave when 'inizio' then valore end) as inizio,
        max(case chiave when 'fine' then valore end) as fine
    from main.piano
),
-- Indicators whose facts have a place: a subambito has something to show.
con_subambiti as (
    select distinct v.indicatore
    from main.valore as v
    join adesso on adesso.k = v.k
    join main.indicatore as i on i.indicatore = v.indicatore
    where v.livello = 1
        and case
            when i.aggregazione in ('rapporto', 'rapporto_ultimo', 'media')
                then v.denominatore <> 0
            else v.valore <> 0
        end
),
situazioni as (
    select
        i.*,
        obiettivi.ordine,
        -- The name without what stands in brackets: for titles of charts.
        case
            when instr(i.descrizione, ' (') > 1
                then substr(i.descrizione, 1, instr(i.descrizione, ' (') - 1)
            else i.descrizione
        end as nome,
        case
            when i.aggregazione in (
                'rapporto', 'rapporto_ultimo', 'quota_comuni',
                'quota_comuni_minima'
            ) then 'percentuale'
            when lower(i.unita) in ('euro', '€') then 'euro'
            when i.aggregazione in ('media', 'mediana') then 'decimale'
            else 'numero'
        end as scala,
        -- Done or not done: a date says more than a line.
        i.target = 1 and i.aggregazione = 'somma' and i.operatore = '>='
            as traguardo,
        coalesce(
            i.scadenza,
            case i.finestra
                when 'anno'
                    then min(limiti.fine, printf('%04d-12-31', adesso.anno))
                else limiti.fine
            end
        ) as entro,
        i.minimo_subambito is not null
        or i.indicatore in (select indicatore from con_subambiti)
            as ha_subambiti,
        adesso.k, adesso.n, adesso.q, adesso.n_anno, adesso.fine as fine_k,
        limiti.fine as fine_piano,
        case i.finestra
            when 'anno' then adesso.inizio_anno
            else limiti.inizio
        end as inizio_finestra,
        ora.numeratore, ora.denominatore, ora.valore, ora.atteso,
        ora.raggiungimento, ora.proiezione, ora.ritmo_necessario, ora.stato,
        prima.valore as valore_prima,
        prima.stato as stato_prima,
        coalesce(tracciato.nome, replace(i.tracciato, '_', ' '))
            as tracciato_nome,
        base.valore as valore_base
    from main.indicatore as i
    join report_obiettivo as obiettivi on obiettivi.obiettivo = i.obiettivo
    cross join limiti
    left join temp.report_tracciato as tracciato
        on tracciato.tracciato = i.tracciato
    left join adesso on true
    left join main.valore as ora
        on ora.k = adesso.k and ora.indicatore = i.indicatore
        and ora.livello = 0
    left join main.valore as prima
        on prima.k = adesso.k - 1 and prima.indicatore = i.indicatore
        and prima.livello = 0
    left join main.valore as base
        on base.k = adesso.k - min(4, adesso.k)
        and base.indicatore = i.indicatore and base.livello = 0
)
select
    s.*,
    case
        when s.valore is null or s.valore_prima is null then null
        -- Yearly counts start again from nothing in January.
        when s.finestra = 'anno' and s.q = 1 then null
        when almeno(s.valore, s.valore_prima)
            and almeno(s.valore_prima, s.valore) then 'stabile'
        when s.valore > s.valore_prima then 'su'
        else 'giu'
    end as direzione,
    -- The pace of the last quarters, four at most (contract 5, proiezione);
    -- of the year so far, for the counts that are yearly.
    case
        when s.finestra = 'anno' and s.aggregazione in ('somma', 'saldo')
            then s.valore / s.q
        when s.ritmo_necessario is not null
            then (s.valore - case when s.k <= 4 then 0 else s.valore_base end)
                / min(4, s.k)
    end as ritmo_recente,
    -- What is still due in the year, for the counts that are yearly.
    case
        when s.finestra = 'anno' and s.aggregazione in ('somma', 'saldo')
            and s.operatore = '>=' and s.scadenza is null and s.q < s.n_anno
            and s.valore < s.target
            then (s.target - s.valore) / (s.n_anno - s.q)
    end as ritmo_annuale,
    case
        when s.operatore = '>=' then almeno(s.valore, s.target)
        else almeno(s.target, s.valore)
    end as raggiunto,
    case
        when s.traguardo and almeno(s.valore, s.target) then (
            select min(o.data)
            from main.osservazione as o
            where o.indicatore = s.indicatore and o.num > 0
                and o.data between s.inizio_finestra and s.fine_k
        )
    end as conseguito_il,
    case
        when s.operatore = '>=' then s.valore / nullif(s.atteso, 0)
        else s.atteso / nullif(s.valore, 0)
    end as passo
from situazioni as s;
