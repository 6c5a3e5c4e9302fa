-- The context of a plan and its evaluations. The tables of the context and of
-- the history follow contesto.csv and valutazione-*.csv and are replaced whole
-- at the start of every run; `valutazione` is what the last computation found.

create table contesto (             -- one row per row of contesto.csv
    riga integer primary key,       -- its line
    obiettivo text not null,
    indicatore text not null,       -- in words
    anno integer not null,
    valore real,
    assente text,                   -- why there is no value: n.d., n.p.
    decimali integer not null,      -- as the value is written
    unita text,
    confronto text,                 -- what is said of other years
    fonte text
) strict;

create table contesto_dichiarazione (   -- one row per figure that words state
    riga integer not null,          -- of contesto
    ordine integer not null,
    tipo text not null,             -- formula, differenza, percentuale, anno
    testo text not null,            -- as it is written
    anno integer,                   -- the year it compares with
    dichiarato real,                -- the figure it states
    decimali integer not null,      -- with so many decimals
    risultato real,                 -- of the formula, as it is
    errore text,                    -- why the formula has no result
    primary key (riga, ordine)
) strict, without rowid;

create table valutazione_storica (  -- one row per row of a valutazione-*.csv
    dal integer not null,           -- the years of the plan it judges
    al integer not null,
    ordine integer not null,        -- in its file
    obiettivo text not null,        -- of that plan
    titolo text not null,
    grado real,                     -- per cent
    grado_assente text,             -- why there is none: n.d., n.p.
    valutazione_utenti text,
    coincidenza real,               -- per cent
    coincidenza_assente text,
    risposta text,
    continuita text,
    riproposizione text,
    primary key (dal, al, ordine)
) strict, without rowid;

create table valutazione (          -- one row per objective and year judged
    obiettivo text not null,        -- folded: as objectives are compared
    anno integer not null,
    periodo text not null,          -- of the file
    codice text not null,           -- the objective as the file writes it
    grado real,                     -- per cent
    valutazione_qualitativa text,
    valutazione_utenti text,
    coincidenza real,               -- per cent
    criticita text,
    risposta_al_bisogno text,
    motivazione text,
    continuita text,
    riproposizione text,
    motivazione_riproposizione text,
    rilevanza integer,              -- the five criteria: 1 to 5
    efficienza integer,
    efficacia integer,
    impatto integer,
    sostenibilita integer,
    primary key (obiettivo, anno)
) strict, without rowid;
