-- report_macroarea: one row per policy area of the Piani di Zona of Regione
-- Lombardia (DGR XI/4563 of 2021), and the system objective, in the order of
-- the regional form. Key: macroarea. Inputs: none.
create temp view if not exists report_macroarea (macroarea, nome, ordine) as
values
    ('A', 'Contrasto alla povertà e all''emarginazione sociale', 1),
    ('B', 'Politiche abitative', 2),
    ('C', 'Promozione inclusione attiva', 3),
    ('D', 'Domiciliarità', 4),
    ('E', 'Anziani', 5),
    ('F', 'Digitalizzazione dei servizi', 6),
    ('G', 'Politiche giovanili e per i minori', 7),
    ('H', 'Interventi connessi alle politiche per il lavoro', 8),
    ('I', 'Interventi per la famiglia', 9),
    ('J', 'Interventi a favore di persone con disabilità', 10),
    ('K', 'Obiettivo di sistema', 11);
