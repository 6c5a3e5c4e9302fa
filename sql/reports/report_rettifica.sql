-- report_rettifica: one row per value of a closed quarter that is no longer as
-- reported, in the order of quarters, matrix, levels, codes. Key: k,
-- indicatore, livello, codice. Inputs: rettifica, rettifica_causa, chiusura,
-- trimestre, indicatore, file_ricevuto, subambito, comune. `causa` names the
-- files received after the closing that explain it, three at most.
create temp view if not exists report_rettifica as
with
numerate as (
    select
        r.k, r.indicatore, r.livello, r.codice,
        f.nome || ' (ricevuto il ' || strftime('%d/%m/%Y', f.ricevuto_il) || ')'
            as parole,
        row_number() over (
            partition by r.k, r.indicatore, r.livello, r.codice
            order by r.file
        ) as posto,
        count(*) over (
            partition by r.k, r.indicatore, r.livello, r.codice
        ) as tutti
    from main.rettifica_causa as r
    join main.file_ricevuto as f on f.file = r.file
),
cause as (
    select
        k, indicatore, livello, codice,
        group_concat(parole, ', ')
        || iif(tutti > 3, ' e altri ' || (tutti - 3), '') as causa
    from (select * from numerate where posto <= 3 order by posto)
    group by k, indicatore, livello, codice
)
select
    r.k,
    t.periodo,
    c.chiuso_il,
    i.indicatore as numero,
    r.indicatore,
    coalesce(i.descrizione, 'non è più nella matrice') as descrizione,
    r.livello,
    r.codice,
    case r.livello
        when 0 then 'Ambito'
        when 1 then coalesce(s.nome, r.codice)
        else coalesce(luogo.nome, r.codice)
    end as luogo,
    r.valore_riportato,
    r.valore_attuale,
    r.stato_riportato,
    r.stato_attuale,
    r.altro,
    coalesce(cause.causa, 'matrice o parametri cambiati') as causa
from main.rettifica as r
join main.trimestre as t on t.k = r.k
join main.chiusura as c on c.chiusura = r.chiusura
left join main.indicatore as i on i.codice = r.indicatore
left join main.subambito as s on r.livello = 1 and s.subambito = r.codice
left join main.comune as luogo on r.livello = 2 and luogo.istat = r.codice
left join cause
    on cause.k = r.k and cause.indicatore = r.indicatore
    and cause.livello = r.livello and cause.codice = r.codice
order by r.k, i.indicatore is null, i.indicatore, r.livello, r.codice;
