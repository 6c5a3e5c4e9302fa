-- report_avanzamento: one row per side of a project with a financial plan:
-- the people reached, the money paid, the activities ended; what it is, what
-- it should be by now, what it must be at the end, as it may leave the office.
-- Key: aspetto. Inputs: report_beneficiari, report_pubblico_scheda,
-- report_pubblico_serie, report_spesa, report_piano, report_attivita,
-- scadenza_invio, trimestre.
-- Where the people are suppressed valore and stato are null, `mostra` is how
-- the figure reads. Money is cents. Its stato follows contract 5 against the planned path, as
-- that of an indicator would, and is null when more was paid than there was:
-- no status says that; that of the activities is in_ritardo as soon as
-- one is, dati_mancanti when nothing is known of any.
create temp view if not exists report_avanzamento as
with
adesso as (
    select max(k) as k from main.trimestre
),
fisico as (
    select
        'fisico' as aspetto, 1 as ordine, i.valore, serie.atteso,
        i.target as obiettivo, i.stato, i.mostra
    from report_beneficiari as b
    join report_pubblico_scheda as i on i.indicatore = b.indicatore
    left join report_pubblico_serie as serie
        on serie.indicatore = i.indicatore and serie.k = i.k
    where b.principale
),
spesa as (
    select
        (select s.liquidato from report_spesa as s where s.k = adesso.k)
            as valore,
        (select s.previsto from report_spesa as s where s.k = adesso.k)
            as atteso,
        (select sum(preventivato) from report_preventivo where taglio = 'anno')
            as obiettivo,
        (
            select avg(accettato)
            from main.scadenza_invio
            where k = adesso.k and tracciato = 'spese'
        ) as quota,
        adesso.k
    from adesso
),
finanziario as (
    select
        'finanziario', 2, spesa.valore, spesa.atteso, spesa.obiettivo,
        case
            when spesa.k is null then null
            when spesa.quota < piano.completezza then 'dati_mancanti'
            when spesa.valore is null then 'non_calcolabile'
            when spesa.valore > spesa.obiettivo then null
            when spesa.valore = spesa.obiettivo then 'raggiunto'
            when spesa.atteso = 0
                or almeno(1.0 * spesa.valore / spesa.atteso, piano.in_linea)
                then 'in_linea'
            when almeno(1.0 * spesa.valore / spesa.atteso, piano.in_ritardo)
                then 'in_ritardo'
            else 'critico'
        end,
        null
    from spesa
    cross join report_piano as piano
    where spesa.obiettivo is not null
),
attivita as (
    select
        count(*) as tutte,
        sum(conclusa) as concluse,
        sum(fine_prevista <= al) as dovute,
        sum(in_ritardo) as in_ritardo,
        sum(stato = 'senza_notizie') as mute
    from report_attivita
),
procedurale as (
    select
        'procedurale', 3, concluse, dovute, tutte,
        case
            when concluse = tutte then 'raggiunto'
            when in_ritardo > 0 then 'in_ritardo'
            when mute > 0 then 'dati_mancanti'
            else 'in_linea'
        end,
        null
    from attivita
    where tutte > 0
)
select * from fisico
union all
select * from finanziario
union all
select * from procedurale;
