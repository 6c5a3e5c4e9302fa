-- report_fonte: one row per source of money that a file names, in words for who
-- reads a page. Key: progetto, fonte. Inputs: report_economia,
-- report_nome_fonte. Amounts are cents, as there.
create temp view if not exists report_fonte as
select
    e.obiettivo as progetto,
    e.fonte,
    nomi.parola,
    e.preventivato,
    e.stanziato,
    e.impegnato,
    e.liquidato
from report_economia as e
left join report_nome_fonte as nomi on nomi.fonte = e.fonte
where e.taglio = 'obiettivo_fonte';
