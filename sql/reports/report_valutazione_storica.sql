-- report_valutazione_storica: one row per objective of a plan before this one
-- and its evaluation. Key: dal, al, ordine. Inputs: valutazione_storica.
-- Nothing ties an old objective to a new one: the documents do not say it.
create temp view if not exists report_valutazione_storica as
select
    s.*,
    s.dal || '-' || s.al as anni,
    case piega(s.riproposizione)
        when 'si' then 'SI'
        when 'no' then 'NO'
        else iif(s.riproposizione is null, null, 'ALTRO')
    end as riproposto
from main.valutazione_storica as s;
