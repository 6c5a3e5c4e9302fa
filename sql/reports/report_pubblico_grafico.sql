-- report_pubblico_grafico: one row per objective that has a chart to tell it:
-- which of its indicators. Key: obiettivo. Inputs: report_pubblico_scheda,
-- report_pubblico_serie. The rule: of those that are counted or measured (not
-- done or undone) and have a public figure, one whose figure of today is
-- public before one that has it no more; one that shows half of its quarters
-- at least; then what happened to people before what was produced, before what
-- was done (outcome, output, processo); then one with a minimum in each
-- subambito; then the longest series; then the matrix's order.
create temp view if not exists report_pubblico_grafico as
with
serie as (
    select indicatore, count(valore) as trimestri
    from report_pubblico_serie
    group by indicatore
),
graduatoria as (
    select
        i.obiettivo,
        i.indicatore,
        row_number() over (
            partition by i.obiettivo
            order by i.valore is null, 2 * serie.trimestri < i.k,
                case i.tipo
                    when 'outcome' then 1 when 'output' then 2 else 3
                end,
                i.minimo_subambito is null, serie.trimestri desc,
                i.indicatore
        ) as posto
    from report_pubblico_scheda as i
    join serie on serie.indicatore = i.indicatore
    where not i.traguardo and serie.trimestri > 0
)
select obiettivo, indicatore
from graduatoria
where posto = 1;
