-- Down to which level of places the public packs show what counts people.

create table dettaglio (            -- one row per protected voce, anew each time
    tabella text not null,          -- valore, prospetto
    voce text not null,
    livello integer not null,       -- the finest shown: 0, 1, 2 as in valore
    primary key (tabella, voce)
) strict, without rowid;

create table dettaglio_pubblicato ( -- one row per voce and pack that showed it
    pacchetto text not null,
    tabella text not null,
    voce text not null,
    livello integer not null,
    primary key (pacchetto, tabella, voce)
) strict, without rowid;

-- Until now every pack showed the Comuni.
insert into dettaglio_pubblicato
select distinct pacchetto, tabella, voce, 2
from soppressione_pubblicata;
