-- Money, in euro cents: the published tables of budgets, as the plan's files
-- give them (replaced whole at every run), and the movements counted by the
-- last computation.

create table tabella_economica (    -- one row per published table
    tabella text primary key,       -- its file's name without .csv
    obiettivo text                  -- of risorse-*; null: the financial plan
) strict, without rowid;

create table riga_economica (       -- one row per row of a published table
    tabella text not null,
    riga integer not null,          -- its order, from 1
    linea integer not null,         -- its line in the file
    nome text not null,             -- the activity, or the chapter's description
    capitolo integer,               -- of the financial plan
    articolo integer,
    categoria text,
    totale integer not null,        -- 1: the row TOTALE
    primary key (tabella, riga)
) strict, without rowid;

create table colonna_economica (    -- one row per column of amounts
    tabella text not null,
    colonna integer not null,       -- 0: the row totals; from 1: in order
    nome text not null,             -- as in the header
    anno integer,                   -- of the financial plan
    primary key (tabella, colonna)
) strict, without rowid;

create table cella_economica (      -- one row per cell that is filled
    tabella text not null,
    riga integer not null,
    colonna integer not null,
    importo integer not null,
    primary key (tabella, riga, colonna)
) strict, without rowid;

create table movimento (            -- one row per `spese` record that counts
    movimento integer primary key,  -- its record
    obiettivo text not null,
    voce text not null,
    capitolo integer,
    articolo integer,               -- 0 where the record names none
    fonte text not null,
    esercizio integer not null,
    natura text not null,           -- stanziato, impegnato, liquidato
    data text not null,
    importo integer                 -- null: no credible sum, it does not count
) strict;
