-- The register: what happened in this workspace, each entry chained to the one
-- before by SHA-256. Nothing of it is ever changed or taken away.

create table registro (             -- one row per entry
    voce integer primary key,       -- from 1, without gaps
    riga text not null,             -- the entry, as its line in registro.jsonl
    fine integer not null,          -- bytes of registro.jsonl up to its end
    evento text,                    -- as the line says; null: it is no JSON
    oggetto text
) strict;

create index registro_per_evento on registro (evento, voce);

create trigger registro_non_si_cambia before update on registro
begin
    select raise(abort, 'il registro non si cambia');
end;

create trigger registro_non_si_cancella before delete on registro
begin
    select raise(abort, 'dal registro non si toglie nulla');
end;

create trigger registro_non_si_salta before insert on registro
when new.voce <> coalesce((select max(voce) from registro), 0) + 1
begin
    select raise(abort, 'nel registro si scrive solo in fondo');
end;
