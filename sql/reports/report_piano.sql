-- report_piano: one row: the plan, the day and the quarter of the report, how
-- much of the data arrived. Inputs: piano, calcolo, trimestre, scadenza_invio,
-- indicatore, subambito, comune, report_trimestre.
create temp view if not exists report_piano as
with
impostazioni as (
    select
        max(case chiave when 'codice' then valore end) as codice,
        max(case chiave when 'titolo' then valore end) as titolo,
        max(case chiave when 'ambito' then valore end) as ambito,
        max(case chiave when 'capofila' then valore end) as capofila,
        max(case chiave when 'inizio' then valore end) as inizio,
        max(case chiave when 'fine' then valore end) as fine,
        max(case chiave when 'in_linea' then cast(valore as real) end)
            as in_linea,
        max(case chiave when 'in_ritardo' then cast(valore as real) end)
            as in_ritardo,
        max(case chiave when 'completezza' then cast(valore as real) end)
            as completezza,
        max(case chiave when 'termine_giorni' then cast(valore as integer) end)
            as termine_giorni
    from main.piano
),
ultimo as (
    select max(k) as k from main.trimestre
),
invii as (
    select count(*) as attesi, coalesce(sum(accettato), 0) as accettati
    from main.scadenza_invio
    where k = (select k from ultimo)
)
select
    impostazioni.*,
    calcolo.al,
    coalesce(ultimo.k, 0) as k,
    (select count(*) from report_trimestre) as n,
    adesso.periodo,
    prima.periodo as periodo_prima,
    invii.attesi,
    invii.accettati,
    100.0 * invii.accettati / nullif(invii.attesi, 0) as quota_invii,
    (select count(*) from main.indicatore) as indicatori,
    (select count(*) from main.subambito) as subambiti,
    (select count(*) from main.comune) as comuni
from impostazioni
cross join ultimo
cross join invii
left join main.calcolo as calcolo on true
left join main.trimestre as adesso on adesso.k = ultimo.k
left join main.trimestre as prima on prima.k = ultimo.k - 1
limit 1;
