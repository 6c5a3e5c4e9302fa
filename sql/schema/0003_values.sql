-- What the last computation found. Replaced whole by every compute.

create table calcolo (              -- one row: what was computed
    al text not null,               -- the as-of day
    periodo text not null           -- the last quarter computed
) strict;

create table trimestre (            -- one row per quarter up to the as-of one
    k integer primary key,          -- ordinal in the plan, from 1
    periodo text not null unique,   -- 2022T1
    inizio text not null,
    fine text not null,
    n integer not null,             -- K, the quarters of the plan
    anno integer not null,
    q integer not null,             -- ordinal in the year, within the plan
    n_anno integer not null,        -- Q, the quarters of the year in the plan
    inizio_anno text not null       -- first day of the year within the plan
) strict;

create table scadenza_invio (       -- one row per submission due in a quarter
    k integer not null,
    tracciato text not null,
    mittente text not null,
    periodo text not null,          -- the period of the file: 2022T4, 2022
    fine_periodo text not null,
    accettato integer not null default 0,   -- 1 when it counts as received
    primary key (k, tracciato, mittente)
) strict, without rowid;

create table osservazione (         -- one row per fact an indicator counts
    osservazione integer primary key,
    indicatore integer not null,
    data text not null,
    fine text,                      -- `dal..al`: last day in force
    comune text,
    subambito text,
    num real not null,
    den real not null,
    gruppo text,                    -- value of `distinti`, or of `per`
    persone real,                   -- people behind it, null: not of people
    record integer                  -- in record_<tracciato>
) strict;

create index osservazione_per_indicatore on osservazione (indicatore, data);

create table valore (               -- one row per indicator, quarter, scope
    k integer not null,
    indicatore integer not null,
    livello integer not null,       -- 0 Ambito, 1 subambito, 2 Comune
    codice text not null,           -- AMBITO, subambito, ISTAT code
    numeratore real,
    denominatore real,
    valore real,
    atteso real,
    target real,
    raggiungimento real,
    proiezione real,
    ritmo_necessario real,
    stato text,
    primary key (k, indicatore, livello, codice)
) strict, without rowid;

create table finestra (             -- one row per indicator and quarter
    indicatore integer not null,
    k integer not null,
    dal text not null,              -- the days whose observations count
    al text not null,
    istante integer not null,       -- 1: what is in force on `al`
    dovuto integer not null,        -- 0: the quarter ends before decorrenza
    primary key (indicatore, k)
) strict, without rowid;
