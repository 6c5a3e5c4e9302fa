-- tabelle: the temporary tables of the protection, made anew. Each is described
-- where it is filled: in the file of its name, or here.
drop table if exists temp.luogo;
drop table if exists temp.prospetto_fatto;
drop table if exists temp.prospetto_misura;
drop table if exists temp.voce;
drop table if exists temp.fatto_persona;
drop table if exists temp.cella;
drop table if exists temp.parte;

-- The places, each with the one it is a part of: their numbers are those of
-- the program's tree, the Ambito first.
create temp table luogo (
    luogo integer primary key,      -- from 0
    livello integer not null,
    codice text not null,
    padre integer,                  -- null for the Ambito
    popolazione integer not null
);
insert into luogo
select
    row_number() over (order by livello, codice) - 1, livello, codice, null,
    popolazione
from (
    select
        0 as livello, 'AMBITO' as codice,
        coalesce(sum(popolazione), 0) as popolazione
    from main.comune
    union all
    select 1, s.subambito, coalesce(sum(c.popolazione), 0)
    from main.subambito as s
    left join main.comune as c on c.subambito = s.subambito
    group by s.subambito
    union all
    select 2, istat, popolazione from main.comune
);
update luogo set padre = case livello
    when 1 then 0
    when 2 then coalesce((
        select sopra.luogo
        from main.comune as c
        join luogo as sopra
            on sopra.livello = 1 and sopra.codice = c.subambito
        where c.istat = luogo.codice
    ), 0)
end;

-- One row per record that a measure of the Comuni's table counts.
create temp table prospetto_fatto (
    misura text not null,
    record integer not null,        -- of the measure's layout
    data text not null,             -- counts from this day
    fine text not null,             -- to this one
    comune text not null,
    quanto real not null,           -- money in euro cents
    persone real,                   -- null: counts no people
    gruppo text,                    -- the person, where the record says it
    periodico integer not null default 0    -- 1: told again every period
);

-- The measures of the Comuni's table, one for each file of misure.
create temp table prospetto_misura (
    misura text primary key,
    tracciato text not null,
    di_persone integer not null,    -- 1: counts people, or money for people
    dal_primo integer not null      -- 1: unknown, not 0, before the first fact
);

create temp table voce (            -- what is protected: see voce.sql
    voce integer primary key,
    tabella text not null,
    nome text not null,
    indicatore integer,
    tipo text not null,
    minimo real,                    -- of each subambito
    target real,                    -- a number of people, or null
    fisso integer not null,         -- 1: every level is always shown
    pubblicato integer              -- the finest level that packs have shown
);

create temp table fatto_persona (   -- see fatto_persona.sql
    voce integer not null,
    lato text not null,             -- N, D: what the record adds to
    tracciato text not null,
    record integer not null,
    data text not null,
    quanto real not null
);

create temp table cella (           -- see cella.sql
    voce integer not null,
    k integer not null,
    luogo integer not null,
    num real not null,
    den real not null,
    persone real not null,
    cresce integer not null,        -- 1: goes on from the quarter before
    meta real,                      -- its target, where it has one
    prima integer not null,         -- 0 new, 1 shown so, 2 changed, 3 suppressed
    primary key (voce, k, luogo)
) without rowid;
