-- report_fonte: one row per source of money that a file names, in words for who
-- reads a page. Key: progetto, fonte. Inputs: report_economia. Short names are
-- initials and stay as they are. Amounts are cents, as there.
create temp view if not exists report_fonte as
with
parole (fonte, parola) as (
    values
    ('PREMIALITA', 'Premialità'),
    ('FONDO_POVERTA', 'Fondo povertà')
)
select
    e.obiettivo as progetto,
    e.fonte,
    coalesce(
        parole.parola,
        case
            when length(e.fonte) <= 4 then e.fonte
            else substr(e.fonte, 1, 1)
                || lower(replace(substr(e.fonte, 2), '_', ' '))
        end
    ) as parola,
    e.preventivato,
    e.stanziato,
    e.impegnato,
    e.liquidato
from report_economia as e
left join parole on parole.fonte = e.fonte
where e.taglio = 'obiettivo_fonte';
