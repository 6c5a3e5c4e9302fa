-- report_attivita: one row per activity of a project: what was planned, what
-- happened up to the as-of day, by how many days it is late, its state.
-- Key: progetto, chiave. Inputs: cronoprogramma, attivita_riferita, calcolo,
-- report_obiettivo, report_stato_attivita.
-- An activity that only the exports name has `prevista` 0, and is judged by
-- the planned dates of its sender. The plan's dates judge all the others:
-- where the sender has moved them, `spostamento_inizio` and `spostamento_fine`
-- say by how many days (null where they are the same).
-- `ritardo_inizio` and `ritardo_fine` are days: of what happened, below zero
-- when it was early; of what did not happen when it was due, up to the as-of
-- day; else null. `ritardo` is the one that counts now, 0 for none.
-- An activity of which nothing was told is senza_notizie from its start on:
-- nobody knows whether it is late.
create temp view if not exists report_attivita as
with
nomi as (
    select progetto, chiave from main.cronoprogramma
    union
    select progetto, chiave from main.attivita_riferita
),
unite as (
    select
        nomi.progetto,
        nomi.chiave,
        p.chiave is not null as prevista,
        r.chiave is not null as riferita,
        -- The plan's come first, in its order.
        coalesce(p.ordine, 1000000 + r.ordine) as ordine,
        coalesce(p.azione, r.azione) as azione,
        coalesce(p.attivita, r.attivita) as attivita,
        coalesce(p.responsabile, r.responsabile) as responsabile,
        -- What an export alone says may be somebody's name.
        p.responsabile as responsabile_pubblico,
        coalesce(p.inizio_previsto, r.inizio_previsto) as inizio_previsto,
        coalesce(p.fine_prevista, r.fine_prevista) as fine_prevista,
        nullif(giorni(p.inizio_previsto, r.inizio_previsto), 0)
            as spostamento_inizio,
        nullif(giorni(p.fine_prevista, r.fine_prevista), 0)
            as spostamento_fine,
        r.inizio_effettivo,
        r.fine_effettiva,
        r.avanzamento,
        -- A share done without a day is a start all the same.
        r.inizio_effettivo is not null or r.fine_effettiva is not null
        or coalesce(r.avanzamento > 0, 0) as avviata,
        r.mittente,
        r.fine_periodo as notizie_al,
        p.nota,
        calcolo.al
    from nomi
    left join main.cronoprogramma as p
        on p.progetto = nomi.progetto and p.chiave = nomi.chiave
    left join main.attivita_riferita as r
        on r.progetto = nomi.progetto and r.chiave = nomi.chiave
    left join main.calcolo as calcolo on true
),
giudicate as (
    select
        *,
        case
            when fine_effettiva > fine_prevista then 'conclusa_in_ritardo'
            when fine_effettiva is not null then 'conclusa'
            when al <= inizio_previsto and not avviata then 'da_avviare'
            when not riferita then 'senza_notizie'
            when not avviata then 'non_avviata_in_ritardo'
            when al > fine_prevista then 'in_corso_oltre_il_termine'
            else 'in_corso'
        end as stato
    from unite
),
misurate as (
    select
        *,
        case
            when inizio_effettivo is not null
                then giorni(inizio_previsto, inizio_effettivo)
            when stato = 'non_avviata_in_ritardo'
                then giorni(inizio_previsto, al)
        end as ritardo_inizio,
        case
            when fine_effettiva is not null
                then giorni(fine_prevista, fine_effettiva)
            when riferita and al > fine_prevista
                then giorni(fine_prevista, al)
        end as ritardo_fine
    from giudicate
)
select
    m.*,
    obiettivo.titolo as progetto_titolo,
    obiettivo.ordine as progetto_ordine,
    m.inizio_previsto = m.fine_prevista as un_giorno,
    s.parola,
    s.segno,
    s.in_ritardo,
    s.conclusa,
    case
        when m.stato = 'non_avviata_in_ritardo' then m.ritardo_inizio
        else max(0, coalesce(m.ritardo_fine, 0))
    end as ritardo
from misurate as m
join report_stato_attivita as s on s.stato = m.stato
left join report_obiettivo as obiettivo on obiettivo.obiettivo = m.progetto;
