-- voce: one row per indicator or measure that counts people. Key: voce.
-- Inputs: osservazione, indicatore, prospetto_misura, prospetto_fatto,
-- dettaglio_pubblicato, calcolo. `tipo` says which of its figures are numbers
-- of people, by what its facts hold (see disclosure.h); `target` and `minimo`
-- are of the Ambito and of each subambito. What counts Comuni is `fisso`, as
-- the Comuni's table is, and the indicators of a plan that has none.
insert into temp.voce
with
forme as (
    select
        o.indicatore,
        min(coalesce(o.num = o.persone, 0)) as num_persone,
        min(coalesce(o.den = o.persone, 0)) as den_persone,
        min(o.num between 0 and o.den) as parte,
        min(o.num = cast(o.num as integer)) as num_intero,
        min(o.num) < 0 as negativo,
        max(o.den) = 0 as senza_den
    from main.osservazione as o
    group by o.indicatore
    having max(o.persone is not null)
),
misurate as (
    select m.misura, min(coalesce(f.quanto = f.persone, 0)) as persone
    from temp.prospetto_misura as m
    left join temp.prospetto_fatto as f on f.misura = m.misura
    where m.di_persone
    group by m.misura
),
voci as (
    select
        1 as ordine, i.indicatore as posto, 'valore' as tabella,
        i.codice as nome, i.indicatore,
        case
            when i.aggregazione in ('mediana', 'quota_comuni_minima')
                then 'sola'
            when i.aggregazione = 'saldo' or f.negativo then 'saldo'
            when i.aggregazione = 'quota_comuni' then 'importo'
            when f.senza_den and f.num_persone and f.num_intero
                then 'conteggio'
            when f.senza_den then 'importo'
            when f.den_persone and f.parte and f.num_intero then 'quota'
            when f.den_persone then 'media'
            when f.parte then 'parte'
            else 'rapporto'
        end as tipo,
        i.minimo_subambito as minimo,
        iif(i.aggregazione in ('somma', 'stock', 'saldo'), i.target, null)
            as target,
        i.aggregazione = 'quota_comuni' or not exists (
            select 1 from main.prospetto
        ) as fisso
    from main.indicatore as i
    join forme as f on f.indicatore = i.indicatore
    union all
    select
        2, row_number() over (order by misura), 'prospetto', misura, null,
        case when persone then 'conteggio' else 'centesimi' end, null, null, 1
    from misurate
)
select
    row_number() over (order by ordine, posto) - 1, tabella, nome, indicatore,
    tipo, minimo,
    case when tipo in ('conteggio', 'saldo') then target end, fisso, (
        select max(p.livello)
        from main.dettaglio_pubblicato as p
        where p.tabella = voci.tabella and p.voce = voci.nome
            and p.pacchetto <> (select periodo from main.calcolo)
    )
from voci;
