-- report_stato_attivita: one row per state of an activity of a schedule, best
-- first, in words for who reads a page. Key: stato. Inputs: none. `segno` is
-- the status whose mark and colour the state has; `in_ritardo` is 1 where
-- somebody has to move, `conclusa` where nobody has to.
create temp view if not exists report_stato_attivita
    (stato, parola, segno, in_ritardo, conclusa, ordine, significato) as
values
    (
        'conclusa', 'Conclusa', 'raggiunto', 0, 1, 1,
        'È finita entro il termine del cronoprogramma.'
    ),
    (
        'conclusa_in_ritardo', 'Conclusa in ritardo', 'raggiunto_in_parte',
        0, 1, 2, 'È finita dopo il termine.'
    ),
    (
        'in_corso', 'In corso', 'in_linea', 0, 0, 3,
        'È cominciata e il termine non è passato.'
    ),
    (
        'in_corso_oltre_il_termine', 'Oltre il termine', 'critico', 1, 0, 4,
        'È cominciata, il termine è passato e non è finita.'
    ),
    (
        'non_avviata_in_ritardo', 'Non avviata', 'in_ritardo', 1, 0, 5,
        'Doveva cominciare e non è cominciata.'
    ),
    (
        'da_avviare', 'Da avviare', 'non_dovuto', 0, 0, 6,
        'Il giorno dell''inizio non è ancora passato.'
    ),
    (
        'senza_notizie', 'Senza notizie', 'dati_mancanti', 0, 0, 7,
        'Doveva cominciare, ma nessun file accettato ne parla: non si sa se '
        || 'è in ritardo.'
    );
