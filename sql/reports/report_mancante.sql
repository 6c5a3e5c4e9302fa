-- report_mancante: one row per sender and stretch of periods, in order, of
-- which nothing was accepted; the layouts with the same stretch are together.
-- Key: mittente, dal, al. Inputs: report_invio. `ancora` is 1 when the last
-- submission due is among those that lack.
create temp view if not exists report_mancante as
with
invii as (
    select
        *,
        row_number() over (partition by tracciato, mittente order by k)
            as posto,
        max(k) over (partition by tracciato, mittente) as ultimo_k
    from report_invio
),
mancanti as (
    select
        *,
        -- Neighbours that lack have the same difference.
        posto - row_number() over (partition by tracciato, mittente order by k)
            as tratto
    from invii
    where accettato = 0
),
tratti as (
    select
        mittente, mittente_nome, mittente_ordine, tracciato_nome,
        min(k) as dal_k, max(k) as al_k,
        min(fine_periodo) as inizio,
        count(*) as invii,
        max(k = ultimo_k) as ancora
    from mancanti
    group by mittente, tracciato, tratto
),
nomi as (
    select distinct tracciato_nome as nome, k, periodo from report_invio
)
select
    tratti.mittente,
    tratti.mittente_nome,
    tratti.mittente_ordine,
    tratti.ancora,
    -- A sender whose last submission lacks comes before who is only late.
    max(max(tratti.ancora)) over (partition by tratti.mittente)
        as mittente_ancora,
    sum(tratti.invii) as invii,
    group_concat(tratti.tracciato_nome, ', ') as tracciati,
    dal.periodo as dal,
    al.periodo as al,
    tratti.dal_k
from (select * from tratti order by tracciato_nome) as tratti
join nomi as dal
    on dal.nome = tratti.tracciato_nome and dal.k = tratti.dal_k
join nomi as al on al.nome = tratti.tracciato_nome and al.k = tratti.al_k
group by tratti.mittente, dal.periodo, al.periodo, tratti.ancora;
