-- cella: one row per row of people that the packs would show and that is not
-- zero, or was suppressed once. Key: voce, k, luogo. Inputs: voce, valore,
-- prospetto, osservazione, finestra, indicatore, calcolo, luogo,
-- soppressione_pubblicata. `persone` stand behind it: the sum over the facts
-- that count; where every period tells again of the same people (facts dated
-- by the file's period, of what is no number of people) the most that one
-- period tells of. Of counts and rates of people it is the figure itself.
insert into temp.cella
with
fatti as (
    select
        v.voce, f.k, o.comune, o.subambito, o.data,
        coalesce(o.persone, 0) as persone,
        row_number() over (
            partition by v.voce, f.k,
                case
                    when i.aggregazione = 'rapporto_ultimo' then o.gruppo
                    else o.osservazione
                end
            order by o.data desc, o.osservazione desc
        ) as posto,
        i.data is null as periodico
    from temp.voce as v
    join main.indicatore as i on i.indicatore = v.indicatore
    join main.finestra as f on f.indicatore = v.indicatore and f.dovuto
    join main.osservazione as o
        on o.indicatore = v.indicatore and o.data <= f.al
        and case
            when f.istante then o.fine is null or o.fine >= f.al
            else o.data >= f.dal
        end
    where v.tipo not in ('conteggio', 'quota')
),
posti as (
    select voce, k, 0 as livello, 'AMBITO' as codice, data, persone, periodico
    from fatti where posto = 1
    union all
    select voce, k, 1, subambito, data, persone, periodico
    from fatti where posto = 1 and subambito is not null
    union all
    select voce, k, 2, comune, data, persone, periodico
    from fatti where posto = 1 and comune is not null
),
giorni as (
    select
        voce, k, livello, codice, data, sum(persone) as persone, periodico
    from posti
    group by voce, k, livello, codice, data
),
dietro as (
    select
        voce, k, livello, codice,
        case
            when max(periodico) then max(persone) else sum(persone)
        end as persone
    from giorni
    group by voce, k, livello, codice
),
figure as (
    select
        voce.voce, x.k, x.livello, x.codice, voce.tabella, voce.nome,
        coalesce(x.numeratore, x.valore, 0.0) as num,
        case
            when voce.tipo in ('quota', 'media', 'parte', 'rapporto')
                then coalesce(x.denominatore, 0.0)
            else 0.0
        end as den,
        case voce.tipo
            when 'conteggio' then x.numeratore
            when 'quota' then x.denominatore
            else coalesce(dietro.persone, 0.0)
        end as persone,
        coalesce(f.k > 1 and not f.istante and f.dal = prima.dal
            and i.aggregazione in ('somma', 'rapporto', 'media'), 0)
            as cresce,
        -- A percentage is no number of people.
        iif(i.aggregazione in ('somma', 'stock', 'saldo'), x.target, null)
            as meta,
        x.numeratore as mostra_num, x.denominatore as mostra_den
    from temp.voce as voce
    join main.valore as x on x.indicatore = voce.indicatore
    join main.indicatore as i on i.indicatore = voce.indicatore
    join main.finestra as f on f.indicatore = x.indicatore and f.k = x.k
    left join main.finestra as prima
        on prima.indicatore = x.indicatore and prima.k = x.k - 1
    left join dietro
        on dietro.voce = voce.voce and dietro.k = x.k
        and dietro.livello = x.livello and dietro.codice = x.codice
    where f.dovuto
    union all
    select
        voce.voce, x.k, x.livello, x.codice, voce.tabella, voce.nome,
        x.valore, 0.0, coalesce(x.persone, 0.0), x.k > 1, null, x.valore, null
    from temp.voce as voce
    join main.prospetto as x
        on voce.tabella = 'prospetto' and x.misura = voce.nome
),
-- What the packs of other quarters let out of each row.
uscite as (
    select
        k, tabella, voce, livello, codice, max(soppressa) as soppressa,
        max(numeratore) as numeratore, max(denominatore) as denominatore
    from main.soppressione_pubblicata
    where pacchetto <> (select periodo from main.calcolo)
    group by k, tabella, voce, livello, codice
)
select
    x.voce, x.k, luogo.luogo, x.num, x.den, x.persone, x.cresce, x.meta,
    case
        when u.k is null then 0
        when u.soppressa then 3
        when u.numeratore is x.mostra_num and u.denominatore is x.mostra_den
            then 1
        else 2
    end
from figure as x
join temp.luogo as luogo
    on luogo.livello = x.livello and luogo.codice = x.codice
left join uscite as u
    on u.k = x.k and u.tabella = x.tabella and u.voce = x.nome
    and u.livello = x.livello and u.codice = x.codice
where x.num <> 0 or x.den <> 0 or x.persone <> 0 or u.soppressa;
