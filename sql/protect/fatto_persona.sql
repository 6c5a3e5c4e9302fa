-- fatto_persona: one row per record and figure that it adds to (N numerator,
-- D denominator). Key: voce, lato, record, data. Inputs: voce, osservazione,
-- indicatore, prospetto_fatto. By it the program finds which figures are
-- visibly parts of others. A balance has no parts.
insert into temp.fatto_persona
select v.voce, 'N', i.tracciato, o.record, o.data,
    case when v.tipo in ('conteggio', 'quota') then o.num else 100 * o.num end
from temp.voce as v
join main.indicatore as i on i.indicatore = v.indicatore
join main.osservazione as o on o.indicatore = v.indicatore
where v.tipo in ('conteggio', 'importo', 'parte', 'rapporto') and o.num <> 0
    and i.aggregazione in ('somma', 'stock', 'rapporto')
    and o.record is not null and i.tracciato is not null
union all
select v.voce, 'D', i.tracciato, o.record, o.data,
    case when v.tipo in ('quota', 'media') then o.den else 100 * o.den end
from temp.voce as v
join main.indicatore as i on i.indicatore = v.indicatore
join main.osservazione as o on o.indicatore = v.indicatore
where v.tipo in ('quota', 'media', 'parte', 'rapporto') and o.den <> 0
    and i.aggregazione in ('rapporto', 'media')
    and o.record is not null and i.tracciato is not null
union all
select v.voce, 'N', m.tracciato, f.record, f.data, f.quanto
from temp.voce as v
join temp.prospetto_fatto as f on f.misura = v.nome
join temp.prospetto_misura as m on m.misura = f.misura
where v.tabella = 'prospetto' and f.quanto <> 0;

create index temp.fatto_per_record on fatto_persona (tracciato, record);
