-- report_difetto: one row per kind of error of a row (contract 3), in words
-- for who reads a page. Key: codice. Inputs: none.
-- The rules of the layouts are here too; a code that is not is shown as it is.
create temp view if not exists report_difetto (codice, difetto) as
values
    ('CELLE_IN_PIU', 'celle in più'),
    ('CELLE_IN_MENO', 'celle in meno'),
    ('VIRGOLETTE', 'virgolette fuori posto'),
    ('OBBLIGATORIO', 'valore obbligatorio che manca'),
    ('TIPO_DATA', 'data non valida'),
    ('TIPO_NUMERO', 'numero non valido'),
    ('TIPO_INTERO', 'numero intero non valido'),
    ('TIPO_BOOLEANO', 'sì o no non valido'),
    ('VALORE_NON_AMMESSO', 'valore fuori dall''elenco'),
    ('FORMATO', 'valore scritto in una forma sbagliata'),
    ('MINIMO', 'numero troppo piccolo'),
    ('MASSIMO', 'numero troppo grande'),
    ('LUNGHEZZA', 'testo troppo lungo'),
    ('ERRORE_EXCEL', 'valore guastato dal foglio di calcolo'),
    ('COMUNE_SCONOSCIUTO', 'Comune sconosciuto'),
    ('COMUNE_FUORI_SUBAMBITO', 'Comune o subambito di un altro mittente'),
    ('SUBAMBITO_SCONOSCIUTO', 'subambito sconosciuto'),
    ('CHIAVE_DUPLICATA', 'riga ripetuta'),
    ('FUORI_PERIODO', 'data fuori dal periodo'),
    ('DATA_FUTURA', 'data futura'),
    ('FINE_PRIMA_DI_INIZIO', 'fine prima dell''inizio'),
    ('SEGNALAZIONE_DOPO_AVVIO', 'segnalazione dopo l''avvio'),
    ('DATE_NON_ORDINATE', 'date non in ordine'),
    ('ESITO_SENZA_DATA', 'esito senza la sua data'),
    ('QUOTA_OLTRE_IMPORTO', 'quota del fondo oltre l''importo'),
    ('FORMATI_OLTRE_TOTALI', 'operatori formati più dei totali'),
    ('EQ_RICHIEDE_SUBAMBITO', 'equipe senza il suo subambito');
