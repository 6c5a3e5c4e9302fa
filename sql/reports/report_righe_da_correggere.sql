-- report_righe_da_correggere: one row per accepted file with rows to mend, as
-- report_da_correggere, with the lines of the file. Key: file. Inputs:
-- report_da_correggere, segnalazione. `linee` are the first eight.
create temp view if not exists report_righe_da_correggere as
with
linee as (
    select distinct s.file, s.riga
    from main.segnalazione as s
    join report_da_correggere as d on d.file = s.file
    where s.gravita = 'errore' and s.riga is not null
),
numerate as (
    select
        file, riga,
        row_number() over (partition by file order by riga) as posto,
        count(*) over (partition by file) as tutte
    from linee
),
elenchi as (
    select
        file,
        group_concat(riga, ', ')
        || iif(tutte > 8, ' e altre ' || (tutte - 8), '') as linee
    from (select * from numerate where posto <= 8 order by file, posto)
    group by file
)
select d.*, elenchi.linee
from report_da_correggere as d
left join elenchi on elenchi.file = d.file;
