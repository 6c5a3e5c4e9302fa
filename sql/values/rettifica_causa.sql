-- rettifica_causa: one row per restated value and file behind it, of the
-- closing in temp.chiusura_in_esame. Inputs: rettifica, finestra, chiusura,
-- file_ricevuto, indicatore, trimestre, temp.cumulativo; what the closing knew:
-- osservazione, temp.file_in_vigore; what is known now:
-- temp.osservazione_ora, temp.file_ora.
-- A file is a cause when it was received after the closing and the facts in
-- the value's window and scope are not the same with it: new ones are in it, or
-- old ones were in the file it took the place of. Where the facts are the same
-- but the status is not, it is the late submissions of that layout.
insert or ignore into main.rettifica_causa
with
esame as (
    select c.* from main.chiusura as c
    join temp.chiusura_in_esame as questa on questa.chiusura = c.chiusura
),
toccati as (
    select
        r.*, i.indicatore as numero, i.tracciato, w.dal, w.al, w.istante,
        t.fine as fine_trimestre
    from main.rettifica as r
    join esame on esame.chiusura = r.chiusura
    join main.indicatore as i on i.codice = r.indicatore
    join main.trimestre as t on t.k = r.k
    join main.finestra as w on w.indicatore = i.indicatore and w.k = r.k
),
fatti as (
    select 1 as segno, o.* from temp.osservazione_ora as o
    union all
    select -1, o.* from main.osservazione as o
    where o.indicatore in (select numero from toccati)
),
visti as (
    select
        t.k, t.indicatore, t.livello, t.codice, t.tracciato, f.segno,
        f.record,
        sum(f.segno) over (
            partition by t.k, t.indicatore, t.livello, t.codice, f.data,
                f.comune, f.subambito, f.num, f.den, f.gruppo
        ) as saldo
    from toccati as t
    join fatti as f on f.indicatore = t.numero
    where (
        t.livello = 0
        or (t.livello = 1 and f.subambito = t.codice)
        or (t.livello = 2 and f.comune = t.codice)
    )
    and case t.istante
        when 0 then f.data between t.dal and t.al
        else f.data <= t.al and (f.fine is null or f.fine >= t.al)
    end
),
mossi as (
    select distinct k, indicatore, livello, codice, tracciato, segno, record
    from visti
    where saldo * segno > 0
),
-- A record's file: of two whose ranges meet, the later has it.
arrivati as (
    select
        m.k, m.indicatore, m.livello, m.codice, max(f.file) as file
    from mossi as m
    join temp.file_ora as ora
    join main.file_ricevuto as f
        on f.file = ora.file and f.tracciato = m.tracciato
        and m.record between f.primo_record and f.ultimo_record
    where m.segno > 0
    group by m.k, m.indicatore, m.livello, m.codice, m.record
),
partiti as (
    select
        m.k, m.indicatore, m.livello, m.codice, m.tracciato,
        max(f.file) as file
    from mossi as m
    join temp.file_in_vigore as allora
    join main.file_ricevuto as f
        on f.file = allora.file and f.tracciato = m.tracciato
        and m.record between f.primo_record and f.ultimo_record
    where m.segno < 0
    group by m.k, m.indicatore, m.livello, m.codice, m.record
),
successori as (
    select p.k, p.indicatore, p.livello, p.codice, nuovo.file
    from partiti as p
    join main.file_ricevuto as vecchio on vecchio.file = p.file
    join main.file_ricevuto as nuovo
        on nuovo.tracciato = vecchio.tracciato
        and nuovo.mittente = vecchio.mittente
        and (
            nuovo.periodo = vecchio.periodo
            or nuovo.tracciato in (select tracciato from temp.cumulativo)
        )
    join temp.file_ora as ora on ora.file = nuovo.file
),
-- A measure of its own SQL says of no file: any that is new may be behind it.
ignoti as (
    select distinct m.k, m.indicatore, m.livello, m.codice, ora.file
    from mossi as m
    cross join temp.file_ora as ora
    where m.tracciato is null
),
in_ritardo as (
    select t.k, t.indicatore, t.livello, t.codice, f.file
    from toccati as t
    join main.file_ricevuto as f
        on f.tracciato = t.tracciato
        and (
            f.fine_periodo <= t.fine_trimestre
            or f.tracciato in (select tracciato from temp.cumulativo)
        )
        and (t.livello = 0 or f.mittente = t.codice)
    join temp.file_ora as ora on ora.file = f.file
    where t.stato_riportato is not t.stato_attuale
        and not exists (
            select 1
            from mossi as m
            where m.k = t.k and m.indicatore = t.indicatore
                and m.livello = t.livello and m.codice = t.codice
        )
),
tutti as (
    select * from arrivati
    union
    select * from successori
    union
    select * from ignoti
    union
    select * from in_ritardo
)
select tutti.*
from tutti
cross join esame
where tutti.file > esame.ultimo_file;
