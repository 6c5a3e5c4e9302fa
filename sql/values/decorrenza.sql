-- decorrenza: one row per indicator of the wave that has a `decorrenza`.
-- Key: indicatore. Inputs: onda, indicatore, valore_base (Ambito, of the
-- earlier waves). Contract 4: a date, or `anno dopo CODICE`, 1 January of the
-- year after the first quarter in which CODICE's value reaches its target;
-- never reached is never due.
insert into temp.decorrenza
with
raggiunti as (
    select
        base.indicatore,
        min(trimestre.anno) as anno
    from temp.valore_base as base
    join main.indicatore as i on i.indicatore = base.indicatore
    join main.trimestre on trimestre.k = base.k
    where base.livello = 0
        and case i.operatore
            when '>=' then almeno(base.valore, i.target)
            else almeno(i.target, base.valore)
        end
    group by base.indicatore
)
select
    i.indicatore,
    case
        when i.decorrenza is not null then i.decorrenza
        when raggiunti.anno is null then '9999-12-31'
        else printf('%04d-01-01', raggiunti.anno + 1)
    end
from temp.onda
join main.indicatore as i on i.indicatore = onda.indicatore
left join main.indicatore as prima on prima.codice = i.decorrenza_dopo
left join raggiunti on raggiunti.indicatore = prima.indicatore
where i.decorrenza is not null or i.decorrenza_dopo is not null;
