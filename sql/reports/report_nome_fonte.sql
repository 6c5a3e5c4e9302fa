-- report_nome_fonte: one row per source of money that a budget or a movement
-- names: how pages call it. Key: fonte. Inputs: report_economia. Short names
-- are initials and stay as they are.
create temp view if not exists report_nome_fonte as
with
parole (fonte, parola) as (
    values
    ('PREMIALITA', 'Premialità'),
    ('FONDO_POVERTA', 'Fondo povertà')
)
select
    e.fonte,
    coalesce(
        parole.parola,
        case
            when length(e.fonte) <= 4 then e.fonte
            else substr(e.fonte, 1, 1)
                || lower(replace(substr(e.fonte, 2), '_', ' '))
        end
    ) as parola
from report_economia as e
left join parole on parole.fonte = e.fonte
where e.taglio = 'fonte';
