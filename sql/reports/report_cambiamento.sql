-- report_cambiamento: one row per indicator whose status is not the one of the
-- previous quarter. Key: indicatore. Inputs: report_indicatore. `verso` tells
-- which way, `peso` what to read first: what got worse, what can no longer be
-- judged, what got better, what can be judged now, what only began a new year.
create temp view if not exists report_cambiamento as
with
gradi (stato, grado) as (
    values
    ('raggiunto', 0), ('raggiunto_in_parte', 1), ('in_linea', 2),
    ('in_ritardo', 3), ('critico', 4), ('dati_mancanti', null),
    ('non_calcolabile', null), ('non_dovuto', null)
),
mosse as (
    select
        i.indicatore, i.codice, i.obiettivo, i.nome, i.stato_prima, i.stato,
        dopo.grado as grado,
        prima.grado as grado_prima,
        i.finestra = 'anno' and i.q = 1 as nuovo_anno
    from report_indicatore as i
    join gradi as dopo on dopo.stato = i.stato
    join gradi as prima on prima.stato = i.stato_prima
    where i.stato <> i.stato_prima
),
versi as (
    select
        *,
        case
            when nuovo_anno then 'nuovo_anno'
            when grado is null and grado_prima is null then 'altro'
            when grado is null then 'perde_giudizio'
            when grado_prima is null then 'trova_giudizio'
            when grado > grado_prima then 'peggiora'
            else 'migliora'
        end as verso
    from mosse
)
select
    *,
    case verso
        when 'peggiora' then 1
        when 'perde_giudizio' then 2
        when 'migliora' then 3
        when 'trova_giudizio' then 4
        when 'altro' then 5
        else 6
    end as peso
from versi;
