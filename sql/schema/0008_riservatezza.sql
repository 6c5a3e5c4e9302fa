-- What may leave the office: the Comuni's table, what is suppressed in it and
-- in the values, and what the packs already published have let out.

create table prospetto (            -- one row per measure, quarter, place
    k integer not null,
    misura text not null,           -- a file of sql/protect/misure
    livello integer not null,       -- 0 Ambito, 1 subambito, 2 Comune
    codice text not null,           -- AMBITO, subambito, ISTAT code
    valore real not null,           -- money in euro cents
    persone real,                   -- people behind it, null: not of people
    primary key (k, misura, livello, codice)
) strict, without rowid;

create table soppressione (         -- one row per suppressed row, anew each time
    k integer not null,
    tabella text not null,          -- valore, prospetto
    voce text not null,             -- the indicator's code, or the measure
    livello integer not null,
    codice text not null,
    motivo text not null,           -- primaria, secondaria, trascinata
    mostra text not null,           -- how it reads: <5, c
    esito text,                     -- where only the target's outcome is told
    primary key (k, tabella, voce, livello, codice)
) strict, without rowid;

create table protezione (           -- one row while values and soppressione agree
    periodo text not null,          -- the last quarter protected
    soglia integer not null,
    celle integer not null,         -- rows of people that are not zero
    soppresse integer not null,
    esposte integer not null        -- given away by packs already published
) strict;

-- Values computed anew are not protected until the protection is made anew.
create trigger protezione_scaduta after delete on calcolo
begin
    delete from protezione;
end;

-- One row per row of people shown by a pack, at its last publication.
create table soppressione_pubblicata (
    pacchetto text not null,        -- the quarter that names it: 2022T3
    k integer not null,
    tabella text not null,
    voce text not null,
    livello integer not null,
    codice text not null,
    soppressa integer not null,     -- 1: shown without its figures
    numeratore real,                -- the figures shown
    denominatore real,
    primary key (pacchetto, k, tabella, voce, livello, codice)
) strict, without rowid;
