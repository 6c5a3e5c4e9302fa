-- Quarters closed and what they reported; what was corrected since; what the
-- last night published. Closings are never deleted.

create table chiusura (             -- one row per closing of a quarter
    chiusura integer primary key,   -- in their order
    periodo text not null unique,   -- 2023T2
    fine text not null unique,      -- its last day
    al text not null,               -- the as-of day of what was reported
    chiuso_il text not null,        -- the day, in Italy
    chiuso_da text not null,        -- the account
    ultimo_file integer not null,   -- the files received up to this were known
    programma text not null,        -- its version
    sha256 text not null            -- of the valori.csv reported
) strict;

-- One row per row of valori.csv that a closing found new, different from what
-- the closing before reported, or gone. The row reported by a closing is that
-- of the latest closing up to it.
create table valore_chiuso (
    periodo text not null,
    indicatore text not null,       -- its code
    livello integer not null,       -- 0 Ambito, 1 subambito, 2 Comune
    codice text not null,
    chiusura integer not null references chiusura (chiusura),
    presente integer not null,      -- 0: no longer a row
    posto integer,                  -- of the indicator in the matrix
    numeratore real,
    denominatore real,
    valore real,
    atteso real,
    target real,
    raggiungimento real,
    proiezione real,
    ritmo_necessario real,
    stato text,
    primary key (periodo, indicatore, livello, codice, chiusura)
) strict, without rowid;

create table soppressione_chiusa (  -- one row per row suppressed by a closing
    chiusura integer not null references chiusura (chiusura),
    periodo text not null,
    tabella text not null,          -- valore, prospetto
    voce text not null,
    livello integer not null,
    codice text not null,
    motivo text not null,
    mostra text not null,
    esito text,
    primary key (chiusura, periodo, tabella, voce, livello, codice)
) strict, without rowid;

create table file_chiuso (          -- one row per file in force at a closing
    chiusura integer not null references chiusura (chiusura),
    file integer not null references file_ricevuto (file),
    primary key (chiusura, file)
) strict, without rowid;

-- One row per value of a closed quarter that is no longer what was reported.
-- Replaced whole by every compute.
create table rettifica (
    k integer not null,
    indicatore text not null,       -- its code
    livello integer not null,
    codice text not null,
    chiusura integer not null,      -- the one that reported it
    valore_riportato real,
    valore_attuale real,
    stato_riportato text,
    stato_attuale text,
    altro text,                     -- the other columns that differ
    primary key (k, indicatore, livello, codice)
) strict, without rowid;

create table rettifica_causa (      -- one row per file behind a restatement
    k integer not null,
    indicatore text not null,
    livello integer not null,
    codice text not null,
    file integer not null,
    primary key (k, indicatore, livello, codice, file)
) strict, without rowid;

-- One row per indicator and published day on which its status was another than
-- at the publication before.
create table stato_pubblicato (
    indicatore text not null,       -- its code
    al text not null,               -- the as-of day
    periodo text not null,
    stato text not null,
    primary key (indicatore, al)
) strict, without rowid;

create table notte (                -- one row while what is published stands
    al text not null,
    impronta text not null,         -- SHA-256 of all it was made from, and is
    attenzione integer not null,    -- 1: it had something to look at
    rapporto text not null          -- what it said of values and accounts
) strict;

-- Values computed anew are not those that were published.
create trigger notte_scaduta after delete on calcolo
begin
    delete from notte;
end;
