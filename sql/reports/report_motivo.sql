-- report_motivo: one row per kind of refusal of a whole file (contract 3), in
-- words that complete "respinto: ...". Key: codice. Inputs: none. No value of
-- a cell is ever among the words.
create temp view if not exists report_motivo (codice, motivo) as
values
    ('NOME_FILE', 'il nome del file non si capisce'),
    ('VUOTO', 'è vuoto o senza intestazione'),
    ('CODIFICA', 'i caratteri non si leggono'),
    ('SEPARATORE', 'non si trova il separatore delle colonne'),
    ('COLONNA_MANCANTE', 'manca una colonna'),
    ('COLONNA_DUPLICATA', 'una colonna c''è due volte'),
    ('COLONNA_SENZA_NOME', 'una colonna con dati non ha nome'),
    ('VIRGOLETTE', 'ci sono virgolette aperte e mai chiuse'),
    ('DATO_PERSONALE', 'contiene un codice fiscale, che va tolto');
