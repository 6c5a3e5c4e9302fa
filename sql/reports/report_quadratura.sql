-- report_quadratura: one row per row or column of a published table whose
-- cells do not add up to the total that the table declares for it.
-- Key: tabella, verso, posto. Inputs: riga_economica, colonna_economica,
-- cella_economica. Amounts are cents; differenza = somma - dichiarato.
-- The row TOTALE is a row too. A total whose cell is empty is not declared, so
-- there is nothing to check it against.
create temp view if not exists report_quadratura as
with
righe as (
    select * from main.riga_economica
),
colonne as (
    select * from main.colonna_economica
),
celle as (
    select * from main.cella_economica
),
per_riga as (
    select
        righe.tabella,
        'riga' as verso,
        righe.riga as posto,
        righe.linea,
        case
            when righe.capitolo is null then righe.nome
            else righe.capitolo || '/' || righe.articolo
        end as luogo,
        totale.importo as dichiarato,
        coalesce((
            select sum(celle.importo)
            from celle
            where celle.tabella = righe.tabella
                and celle.riga = righe.riga
                and celle.colonna > 0
        ), 0) as somma
    from righe
    join celle as totale
        on totale.tabella = righe.tabella
        and totale.riga = righe.riga
        and totale.colonna = 0
),
per_colonna as (
    select
        colonne.tabella,
        'colonna' as verso,
        colonne.colonna as posto,
        totali.linea,
        colonne.nome as luogo,
        totale.importo as dichiarato,
        coalesce((
            select sum(celle.importo)
            from celle
            where celle.tabella = colonne.tabella
                and celle.riga <> totali.riga
                and celle.colonna = colonne.colonna
        ), 0) as somma
    from colonne
    join righe as totali
        on totali.tabella = colonne.tabella
        and totali.totale = 1
    join celle as totale
        on totale.tabella = colonne.tabella
        and totale.riga = totali.riga
        and totale.colonna = colonne.colonna
),
insieme as (
    select * from per_riga
    union all
    select * from per_colonna
)
select
    tabella,
    verso,
    posto,
    linea,
    luogo,
    dichiarato,
    somma,
    somma - dichiarato as differenza
from insieme
where somma <> dichiarato;
