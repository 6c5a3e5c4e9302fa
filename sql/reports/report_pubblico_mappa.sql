-- report_pubblico_mappa: one row per Comune of which the anagrafe says where
-- it is: what the map shows of it.
-- Key: codice. Inputs: comune, report_pubblico_misura, report_pubblico_scheda,
-- report_pubblico_valore, trimestre. The rule of what is shown: of the measures
-- of the Comuni's table (for their inhabitants) and, where there is none, of
-- the indicators that have a figure by Comune (percentages and means as they
-- are, counts for 1,000 inhabitants), the one that most Comuni show above
-- zero; among equals the first. `classe`: 0 for zero, else 1 to 4, a quarter
-- of the Comuni above zero each, figures that read the same in the same one;
-- null where the figure lacks or is suppressed (`mostra`). Empty when nothing can be shown.
create temp view if not exists report_pubblico_mappa as
with
ultimo as (
    select max(k) as k from main.trimestre
),
misure as (
    select
        1 as fonte, ordine, misura as voce, misura_nome as titolo,
        per_parole as unita, iif(unita = 'euro', 2, 1) as decimali, codice,
        rapporto as valore, mostra, 0 as zero
    from report_pubblico_misura
    where livello = 2 and per is not null and misura <> 'fondo'
),
indicatori as (
    select
        2 as fonte, i.indicatore as ordine, i.codice as voce,
        i.codice || ' ' || i.nome as titolo,
        case
            when i.scala = 'percentuale' then 'per cento'
            when i.scala = 'numero' then i.unita || ' ogni 1.000 abitanti'
            else i.unita
        end as unita,
        1 as decimali,
        v.codice,
        iif(i.scala = 'numero', 1000.0 * v.valore / nullif(c.popolazione, 0),
            v.valore) as valore,
        v.mostra,
        -- What no record tells of is a zero where things are counted.
        i.scala = 'numero' as zero
    from report_pubblico_scheda as i
    join report_pubblico_valore as v
        on v.indicatore = i.indicatore and v.k = i.k and v.livello = 2
    join main.comune as c on c.istat = v.codice
    where i.aggregazione not in ('quota_comuni', 'quota_comuni_minima')
        and not exists (select 1 from misure)
),
tutti as (
    select * from misure
    union all
    select * from indicatori
),
scelto as (
    select
        fonte, ordine, voce, titolo, unita, decimali, zero
    from tutti
    group by fonte, ordine, voce
    having sum(valore > 0) > 0 or count(mostra) > 0
    order by sum(valore > 0) desc, fonte, ordine
    limit 1
),
luoghi as (
    select
        c.istat as codice, c.nome, c.subambito, c.lat, c.lon,
        s.voce, s.titolo, s.unita, s.decimali,
        case
            when t.codice is not null then t.valore
            when s.zero then 0.0
        end as valore,
        t.mostra
    from main.comune as c
    cross join scelto as s
    left join tutti as t
        on t.fonte = s.fonte and t.voce = s.voce and t.codice = c.istat
    where c.lat is not null and c.lon is not null
),
posti as (
    select
        codice,
        percent_rank() over (order by round(valore, decimali)) as posto
    from luoghi
    where valore > 0
)
select
    luoghi.*,
    case
        when luoghi.valore = 0 then 0
        else 1 + min(3, cast(4 * posti.posto as integer))
    end as classe
from luoghi
left join posti on posti.codice = luoghi.codice;
