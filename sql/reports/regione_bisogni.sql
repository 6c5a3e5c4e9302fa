-- regione_bisogni: one row per figure of the context, the need that an
-- objective answers to. Key: riga. Inputs: report_contesto, regione_posto.
-- What the published plan says is public: nothing is suppressed here.
create temp view if not exists regione_bisogni as
select
    o.macroarea, c.obiettivo, c.indicatore, c.anno, c.valore,
    c.assente, c.unita, c.confronto, c.fonte,
    c.riga, c.decimali
from report_contesto as c
join regione_posto as o on o.obiettivo = c.obiettivo
order by o.macroarea_ordine, o.ordine, c.obiettivo, c.riga;
