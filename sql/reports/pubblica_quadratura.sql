-- pubblica_quadratura: quadratura.csv inside the public documents: the totals
-- of published budgets that are not the sum of their cells. Key: tabella,
-- verso, luogo. Inputs: tabella_quadratura.
create temp view if not exists pubblica_quadratura as
select * from tabella_quadratura;
