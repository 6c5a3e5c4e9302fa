-- pubblica_storico: valutazioni-storiche.csv inside the public documents: one
-- row per objective of the plans before this one, as they were judged.
-- Key: that of report_valutazione_storica. Inputs: report_valutazione_storica.
create temp view if not exists pubblica_storico as
select * from report_valutazione_storica;
