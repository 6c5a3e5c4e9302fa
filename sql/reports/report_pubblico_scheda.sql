-- report_pubblico_scheda: one row per indicator, with the columns that the
-- pages ask of report_indicatore, as it may leave the office. Key: indicatore.
-- Inputs: report_pubblico_indicatore, report_indicatore,
-- report_pubblico_valore. A pace is there only where both its ends are shown.
create temp view if not exists report_pubblico_scheda as
select
    p.*,
    i.finestra_dal,
    i.misura,
    case
        when p.valore is null then null
        when p.finestra = 'anno' or p.k <= 4 or base.valore is not null
            then i.ritmo_recente
    end as ritmo_recente,
    case when p.valore is not null then i.ritmo_annuale end as ritmo_annuale
from report_pubblico_indicatore as p
join report_indicatore as i on i.indicatore = p.indicatore
left join report_pubblico_valore as base
    on base.k = p.k - 4 and base.indicatore = p.indicatore
    and base.livello = 0;
