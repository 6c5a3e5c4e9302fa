-- report_progetto: one row per project, how it stands. Key: progetto. Inputs:
-- report_elenco_progetti, report_attivita, report_termine, report_obiettivo,
-- report_economia, report_fonte, trimestre. `breve` is the title without what stands
-- before a colon ("Progetto: ..."). `ritardo` is the worst delay of what is late now,
-- `ritardo_concluse` of what ended late; both in days, null for none. Amounts
-- are cents: `preventivato` as declared for the objective, `fonti` the sum of
-- the sources of its published table. `notizie_vecchie` is 1 where the exports
-- do not reach the end of the as-of quarter and something is still to be done.
create temp view if not exists report_progetto as
with
progetti as (
    select progetto from report_elenco_progetti
),
conteggi as (
    select
        progetto,
        count(*) as attivita,
        sum(prevista) as previste,
        sum(stato = 'conclusa') as concluse,
        sum(stato = 'conclusa_in_ritardo') as concluse_in_ritardo,
        sum(stato = 'in_corso') as in_corso,
        sum(stato = 'in_corso_oltre_il_termine') as oltre_il_termine,
        sum(stato = 'non_avviata_in_ritardo') as non_avviate,
        sum(stato = 'da_avviare') as da_avviare,
        sum(stato = 'senza_notizie') as senza_notizie,
        sum(in_ritardo) as in_ritardo,
        max(case when in_ritardo then ritardo end) as ritardo,
        max(case when stato = 'conclusa_in_ritardo' then ritardo end)
            as ritardo_concluse,
        min(inizio_previsto) as inizio,
        max(fine_prevista) as fine,
        max(notizie_al) as notizie_al
    from report_attivita
    group by progetto
),
fonti as (
    select progetto, sum(preventivato) as preventivato
    from report_fonte
    group by progetto
),
uniti as (
    select
        progetti.progetto,
        coalesce(o.titolo, progetti.progetto) as titolo,
        case
            when instr(o.titolo, ': ') > 0
                then trim(substr(o.titolo, instr(o.titolo, ': ') + 2))
            else coalesce(o.titolo, '')
        end as breve,
        coalesce(o.ordine, 1000000) as ordine,
        o.macroarea,
        o.descrizione,
        coalesce(c.attivita, 0) as attivita,
        coalesce(c.previste, 0) as previste,
        coalesce(c.concluse, 0) as concluse,
        coalesce(c.concluse_in_ritardo, 0) as concluse_in_ritardo,
        coalesce(c.in_corso, 0) as in_corso,
        coalesce(c.oltre_il_termine, 0) as oltre_il_termine,
        coalesce(c.non_avviate, 0) as non_avviate,
        coalesce(c.da_avviare, 0) as da_avviare,
        coalesce(c.senza_notizie, 0) as senza_notizie,
        coalesce(c.in_ritardo, 0) as in_ritardo,
        c.ritardo,
        c.ritardo_concluse,
        c.inizio,
        c.fine,
        c.notizie_al,
        t.entro as prossimo,
        t.nome as prossimo_nome,
        e.preventivato,
        fonti.preventivato as fonti,
        e.stanziato,
        e.impegnato,
        e.liquidato
    from progetti
    left join report_obiettivo as o on o.obiettivo = progetti.progetto
    left join conteggi as c on c.progetto = progetti.progetto
    left join report_termine as t
        on t.progetto = progetti.progetto and t.posto = 1
    left join report_economia as e
        on e.taglio = 'obiettivo' and e.obiettivo = progetti.progetto
    left join fonti on fonti.progetto = progetti.progetto
),
stati as (
    select
        *,
        case
            when attivita = 0 then null
            when in_ritardo > 0 then 'in_ritardo'
            when concluse + concluse_in_ritardo = attivita then 'concluso'
            when senza_notizie + da_avviare = attivita and senza_notizie > 0
                then 'senza_notizie'
            when da_avviare = attivita then 'da_avviare'
            else 'in_corso'
        end as stato
    from uniti
),
parole (stato, parola, segno) as (
    values
    ('concluso', 'Concluso', 'raggiunto'),
    ('in_corso', 'In corso', 'in_linea'),
    ('in_ritardo', 'In ritardo', 'in_ritardo'),
    ('senza_notizie', 'Senza notizie', 'dati_mancanti'),
    ('da_avviare', 'Da avviare', 'non_dovuto')
)
select
    stati.*,
    parole.parola,
    parole.segno,
    stati.stato <> 'concluso'
    and stati.notizie_al < (select max(fine) from main.trimestre)
        as notizie_vecchie
from stati
left join parole on parole.stato = stati.stato;
