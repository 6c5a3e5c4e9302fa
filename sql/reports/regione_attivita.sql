-- regione_attivita: one row per activity of a project's schedule, in its order.
-- Key: obiettivo, attivita. Inputs: report_attivita, regione_posto.
-- Who answers for it is told as the published schedule has it: what an export
-- alone says may be somebody's name. An activity of one day is a product.
create temp view if not exists regione_attivita as
select
    o.macroarea, a.progetto as obiettivo, o.titolo as obiettivo_titolo,
    a.azione, a.attivita,
    a.responsabile_pubblico as responsabile,
    iif(a.un_giorno, 'SI', 'NO') as prodotto,
    iif(a.prevista, 'SI', 'NO') as prevista,
    a.inizio_previsto, a.fine_prevista, a.inizio_effettivo, a.fine_effettiva,
    a.avanzamento, nullif(a.ritardo, 0) as ritardo,
    a.parola as stato,
    a.segno, a.stato as condizione, a.in_ritardo, a.notizie_al
from report_attivita as a
join regione_posto as o on o.obiettivo = a.progetto
order by o.macroarea_ordine, o.ordine, a.progetto, a.ordine;
