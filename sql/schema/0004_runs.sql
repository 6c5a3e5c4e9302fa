-- What was run, when, and how it ended.

create table esecuzione (           -- one row per run that writes
    esecuzione integer primary key,
    comando text not null,
    al text not null,               -- the as-of day
    iniziata text not null,         -- UTC, yyyy-mm-ddThh:mm:ssZ
    finita text,                    -- null: running, or killed
    uscita integer,                 -- the exit status
    messaggio text
) strict;
