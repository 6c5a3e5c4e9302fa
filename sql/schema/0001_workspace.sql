-- What the workspace's own files say: replaced whole at the start of every
-- run, so that the store always agrees with the files it was computed from.

create table piano (                -- one row per setting of quadro.ini
    chiave text primary key,        -- section.key, e.g. soglie.in_linea
    valore text not null
) strict, without rowid;

create table parametro (            -- one row per name of [parametri]
    nome text primary key,
    valore real not null
) strict, without rowid;

create table subambito (            -- one row per subambito
    subambito text primary key,
    nome text not null,
    ordine integer not null
) strict, without rowid;

create table comune (               -- one row per Comune
    istat text primary key,
    nome text not null,
    subambito text not null,
    popolazione integer not null,
    lat real,
    lon real
) strict, without rowid;

create table obiettivo (            -- one row per objective or project
    obiettivo text primary key,
    ordine integer not null,
    macroarea text,
    titolo text not null,
    descrizione text,
    risorse_preventivate integer,   -- euro cents
    risorse_valorizzate integer,    -- euro cents
    nota text
) strict, without rowid;

create table indicatore (           -- one row per indicator of the matrix
    indicatore integer primary key, -- its order in the matrix, from 1
    codice text not null unique,
    obiettivo text not null,
    tipo text not null,             -- processo, output, outcome
    descrizione text not null,
    unita text,
    tracciato text,                 -- null for a measure in indicatori/*.sql
    misura text,
    filtro text,
    data text,
    num text,
    den text,
    distinti text,
    persone text,
    aggregazione text not null,
    finestra text not null,         -- piano, anno, dal, istante
    finestra_dal text,              -- the day of `dal:`
    decorrenza text,                -- a day
    decorrenza_dopo text,           -- or the indicator of `anno dopo`
    operatore text not null,        -- >= or <=
    target real not null,
    minimo_subambito real,
    scadenza text,
    base text,
    responsabile text,
    fonte text,
    nota text,
    riga integer not null           -- its line in matrice.csv
) strict;

create table invio_atteso (         -- one row per (layout, sender) expected
    tracciato text not null,
    mittente text not null,
    periodicita text not null,      -- trimestrale, semestrale, annuale
    primary key (tracciato, mittente)
) strict, without rowid;

create table traiettoria (          -- one row per given point of a path
    indicatore text not null,       -- its code
    data text not null,
    atteso real not null,
    primary key (indicatore, data)
) strict, without rowid;
