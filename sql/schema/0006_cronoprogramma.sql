-- The schedule of the projects: what was planned, and what the exports tell.

create table cronoprogramma (       -- one row per activity of the plan's schedule
    progetto text not null,         -- a code of obiettivo
    chiave text not null,           -- the activity's name, folded
    ordine integer not null,        -- its order in cronoprogramma.csv, from 1
    azione text,
    attivita text not null,
    responsabile text,
    inizio_previsto text not null,
    fine_prevista text not null,
    nota text,
    primary key (progetto, chiave)
) strict, without rowid;

create table attivita_riferita (    -- one row per activity of the exports in force
    progetto text not null,
    chiave text not null,           -- the activity's name, folded
    ordine integer not null,        -- its order among the records, from 1
    azione text,
    attivita text not null,
    responsabile text,
    inizio_previsto text not null,  -- the dates that the sender has as planned
    fine_prevista text not null,
    inizio_effettivo text,          -- up to the as-of day; null: not begun
    fine_effettiva text,            -- up to the as-of day; null: not ended
    avanzamento real,               -- per cent
    mittente text not null,
    fine_periodo text not null,     -- the last day of the file's period
    primary key (progetto, chiave)
) strict, without rowid;
