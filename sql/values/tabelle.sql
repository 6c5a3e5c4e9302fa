-- tabelle: the temporary tables and views of a computation, made anew: what an
-- earlier computation on the same connection left is dropped first.
-- Each table is described where it is filled: in the file of its name, or
-- here when the program fills it.
drop table if exists temp.onda;
drop table if exists temp.fatto;
drop table if exists temp.decorrenza;
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

-- The bare values: one row per indicator, quarter and scope, by the roll-up.
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
