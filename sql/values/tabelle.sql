-- tabelle: the temporary tables and views of a computation, made anew: what an
-- earlier computation on the same connection left is dropped first.
-- Each table is described where it is filled, in the file of its name.
drop view if exists temp.cella_per_scopo;
drop view if exists temp.scopo;
drop table if exists temp.onda;
drop table if exists temp.fatto;
drop table if exists temp.decorrenza;
drop table if exists temp.cella;
drop table if exists temp.valore_base;
drop table if exists temp.atteso;
drop table if exists temp.completezza;

create temp table onda (            -- the indicators of the wave at work
    indicatore integer primary key
);

create temp table fatto (           -- the indicators of the earlier waves
    codice text primary key
);

create temp table decorrenza (
    indicatore integer primary key,
    dal text not null
);

create temp table cella (
    indicatore integer not null,
    k integer not null,
    comune text,
    subambito text,
    gruppo text,
    num real not null,
    den real not null
);

create temp table valore_base (
    indicatore integer,
    k integer,
    livello integer,
    codice text,
    numeratore real,
    denominatore real,
    valore real,
    primary key (indicatore, k, livello, codice)
) without rowid;

-- The scopes of every cell: the Ambito, its subambito, its Comune.
create temp view cella_per_scopo as
select indicatore, k, 0 as livello, 'AMBITO' as codice, comune, gruppo, num, den
from temp.cella
union all
select indicatore, k, 1, subambito, comune, gruppo, num, den
from temp.cella where subambito is not null
union all
select indicatore, k, 2, comune, comune, gruppo, num, den
from temp.cella where comune is not null;

create temp view scopo as
select 0 as livello, 'AMBITO' as codice, count(*) as comuni from main.comune
union all
select 1, s.subambito, count(c.istat)
from main.subambito as s left join main.comune as c
    on c.subambito = s.subambito
group by s.subambito;

create temp table atteso (
    indicatore integer,
    k integer,
    livello integer,                -- 0 Ambito, 1 subambito
    target real not null,
    atteso real not null,
    primary key (indicatore, k, livello)
) without rowid;

create temp table completezza (
    indicatore integer,
    k integer,
    livello integer,
    codice text,
    quota real,
    primary key (indicatore, k, livello, codice)
) without rowid;
