-- report_contesto_verifica: one row per stated figure of contesto.csv that can
-- be computed again, or should be and cannot. Key: riga, ordine, cosa. Inputs:
-- contesto, contesto_dichiarazione.
--   valore: the figure of the row against its own formula; where the unit is
--     a percentage the result counts in hundredths.
--   risultato: the result that the formula's words give, where it is another.
--   differenza: against the value that the file has for the other year.
--   percentuale: against that value too, else against the one that follows
--     from the difference stated for the same year.
-- It does not agree when the computed figure, rounded to the decimals of the
-- stated one (halves away from zero), is not the stated one.
create temp view if not exists report_contesto_verifica as
with
dichiarazioni as (
    select
        d.*,
        c.obiettivo,
        c.indicatore,
        c.valore,
        c.decimali as decimali_valore,
        d.risultato * iif(c.unita like '\%%' escape '\', 100, 1) as calcolato,
        (
            select p.valore
            from main.contesto as p
            where p.obiettivo = c.obiettivo and p.anno = d.anno
                and p.anno <> c.anno
                and piega(p.indicatore) = piega(c.indicatore)
        ) as base_nota,
        c.valore - (
            select s.dichiarato
            from main.contesto_dichiarazione as s
            where s.riga = d.riga and s.anno = d.anno
                and s.tipo = 'differenza'
            order by s.ordine
            limit 1
        ) as base_dedotta
    from main.contesto_dichiarazione as d
    join main.contesto as c on c.riga = d.riga
),
verifiche as (
    select
        riga, ordine, 'valore' as cosa, testo, anno, errore,
        valore as dichiarato, decimali_valore as decimali,
        calcolato as ricalcolato
    from dichiarazioni
    where tipo = 'formula' and (valore is not null or errore is not null)
    union all
    select
        riga, ordine, 'risultato', testo, anno, null, dichiarato, decimali,
        calcolato
    from dichiarazioni
    where tipo = 'formula' and dichiarato is not null and errore is null
        and (valore is null or abs(dichiarato - valore) > 1e-9)
    union all
    select
        riga, ordine, tipo, testo, anno, null, dichiarato, decimali,
        valore - base_nota
    from dichiarazioni
    where tipo = 'differenza' and valore - base_nota is not null
    union all
    select
        riga, ordine, tipo, testo, anno, null, dichiarato, decimali,
        100.0 * (valore - coalesce(base_nota, base_dedotta))
        / abs(coalesce(base_nota, base_dedotta))
    from dichiarazioni
    where tipo = 'percentuale'
        and valore / nullif(coalesce(base_nota, base_dedotta), 0) is not null
),
confronti as (
    select
        v.*,
        ricalcolato - dichiarato as differenza,
        errore is null
        and abs(round(ricalcolato, decimali) - dichiarato) > 1e-9 as diverso,
        replace(printf('%.*f', decimali, dichiarato), '.', ',')
        || iif(cosa = 'percentuale', '%', '') as dichiarato_scritto,
        replace(printf('%.*f', decimali + 1, ricalcolato), '.', ',')
        || iif(cosa = 'percentuale', '%', '') as ricalcolato_scritto
    from verifiche as v
)
select
    riga,
    ordine,
    cosa,
    testo,
    anno,
    dichiarato,
    decimali,
    ricalcolato,
    differenza,
    case
        when errore is not null
            then printf('la formula «%s» non si può calcolare: %s', testo, errore)
        when diverso and cosa in ('valore', 'risultato')
            then printf(
                'dichiarato %s, ma «%s» dà %s',
                dichiarato_scritto, testo, ricalcolato_scritto
            )
        when diverso
            then printf(
                '%s sul %d: dichiarato %s, si ricalcola %s',
                cosa, anno, dichiarato_scritto, ricalcolato_scritto
            )
    end as avviso
from confronti;
