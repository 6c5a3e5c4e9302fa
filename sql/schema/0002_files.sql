-- What was received, and what was said of it. Rows are never deleted.

create table file_ricevuto (        -- one row per file taken from the inbox
    file integer primary key,       -- in order of reception
    nome text not null,             -- as received
    tracciato text,                 -- null when the name does not tell
    mittente text,
    periodo text,                   -- 2022T3, 2022S1, 2022
    fine_periodo text,              -- the last day of periodo
    sha256 text,                    -- null when refused for personal data
    byte integer not null,
    modificato integer not null,    -- mtime, nanoseconds since the epoch
    ricevuto_il text not null,      -- its day in Italy
    al text not null,               -- the as-of day of the run
    esito text not null,            -- ACCETTATO ... or NOME_FILE
    lette integer not null,
    accettate integer not null,
    scartate integer not null,
    da_correggere integer not null default 0,   -- rows to mend to be accepted
    dialetto text,                  -- as the receipt tells it
    primo_record integer not null default 0,    -- range in record_<tracciato>
    ultimo_record integer not null default -1,
    integra integer references file_ricevuto (file),    -- adds rows to this one
    destino text not null default 'inbox',  -- inbox, archivio, privacy, altrove
    concluso integer not null default 0 -- receipt written, inbox tidied
) strict;

create index file_per_invio on file_ricevuto (tracciato, mittente, periodo);
create index file_da_concludere on file_ricevuto (file) where concluso = 0;

create table segnalazione (         -- one row per line of a receipt
    file integer not null references file_ricevuto (file),
    ordine integer not null,        -- its order in the receipt
    riga integer,                   -- physical line, null for the whole file
    colonna text,
    codice text not null,
    gravita text not null,          -- errore, avviso
    valore text,
    messaggio text not null,
    primary key (file, ordine)
) strict, without rowid;
