/* guide_page.c: the guide as a page of text, to print or to send by mail.
 * Lines break at 79 columns, so that a mail keeps them as they are. */
#include <string.h>

#include "commands/guide.h"

enum { COLUMNS = 79, NAME_COLUMNS = 13 };

static void add_spaces(struct text *out, size_t n)
{
	while (n-- > 0)
		text_add(out, " ", 1);
}

/* Words after a label, broken at the page's width; the further lines begin at
 * column `indent`. The label stands at `start`. */
static void paragraph(struct text *out, size_t start, const char *label,
		      size_t indent, const char *words)
{
	size_t used = start + text_code_points(label, strlen(label));
	int first = 1;

	add_spaces(out, start);
	text_add_string(out, label);
	if (used < indent) {
		add_spaces(out, indent - used);
		used = indent;
	}
	while (*words != '\0') {
		size_t length = strcspn(words, " \n");
		size_t points = text_code_points(words, length);

		if (!first && used + 1 + points > COLUMNS) {
			text_add(out, "\n", 1);
			add_spaces(out, indent);
			used = indent;
			first = 1;
		}
		if (!first)
			text_add(out, " ", 1);
		text_add(out, words, length);
		used += points + !first;
		first = 0;
		words += length;
		words += strspn(words, " \n");
	}
	text_add(out, "\n", 1);
}

/* The same for a text just made, which is freed. */
static void paragraph_of(struct text *out, size_t start, const char *label,
			 size_t indent, struct text *words)
{
	if (words->length > 0)
		paragraph(out, start, label, indent, words->data);
	text_free(words);
}

static void heading(struct text *out, const char *words)
{
	text_format(out, "\n%s\n", words);
}

static void add_file_name(const struct guide *guide, struct text *out)
{
	struct text words = {0};
	size_t i;

	heading(out, "NOME DEL FILE");
	text_format(&words, "%s_MITTENTE_PERIODO.csv, per esempio %s",
		    guide->layout->name, guide->file_name);
	paragraph_of(out, 2, "", 2, &words);
	text_add_string(&words, "AMBITO oppure il codice di un subambito");
	for (i = 0; i < guide->subambiti.n; i++)
		text_format(&words, "%s%s", i > 0 ? ", " : ": ",
			    guide->subambiti.items[i]);
	paragraph_of(out, 2, "MITTENTE", NAME_COLUMNS, &words);
	paragraph(out, 2, "PERIODO", NAME_COLUMNS, "un trimestre (2022T3), un "
		  "semestre (2022S1) o un anno (2022)");
	guide_senders(guide, &words);
	paragraph_of(out, 2, "Lo invia", NAME_COLUMNS, &words);
}

static void add_file_form(struct text *out)
{
	heading(out, "FORMA DEL FILE");
	paragraph(out, 2, "", 2, "Testo CSV: la prima riga ha i nomi delle "
		  "colonne, in qualsiasi ordine, poi c'è una riga per ogni "
		  "record. Il separatore è il punto e virgola; si riconoscono "
		  "anche virgola, tabulazione e «|», e le codifiche UTF-8, "
		  "UTF-16 e Windows-1252. Un file con la sola intestazione dice "
		  "che non c'è nulla da comunicare.");
}

static void add_column(const struct guide *guide, const struct field *field,
		       struct text *out)
{
	struct text words = {0};

	text_format(out, "\n  %s (%s)\n", field->name,
		    field->required ? "obbligatoria" : "facoltativa");
	wording_meaning(field, &words);
	paragraph_of(out, 4, "", 4, &words);
	wording_type(field, &words);
	paragraph_of(out, 4, "Tipo", NAME_COLUMNS, &words);
	wording_values(field, &words);
	paragraph_of(out, 4, "Valori", NAME_COLUMNS, &words);
	wording_example(field, &guide->example, &words);
	paragraph_of(out, 4, "Esempio", NAME_COLUMNS, &words);
}

static void add_rules(const struct layout *layout, struct text *out)
{
	struct text words = {0};
	size_t i;

	heading(out, "CHIAVE");
	wording_key(layout, &words);
	paragraph_of(out, 2, "", 2, &words);
	heading(out, "VALORI MANCANTI");
	wording_missing(layout, &words);
	paragraph_of(out, 2, "", 2, &words);
	if (layout->n_rules == 0 && layout->reference < 0)
		return;
	heading(out, "REGOLE");
	wording_reference(layout, &words);
	paragraph_of(out, 2, "-", 4, &words);
	for (i = 0; i < layout->n_rules; i++) {
		wording_rule(layout, &layout->rules[i], &words);
		text_format(&words, " [%s]", layout->rules[i].code);
		paragraph_of(out, 2, "-", 4, &words);
	}
}

static const char *title_of(const struct layout *layout)
{
	return layout->title != NULL ? layout->title : "";
}

void guide_page(const struct guide *guide, struct text *out)
{
	const struct layout *layout = guide->layout;
	struct text words = {0};
	int i;

	text_format(&words, "%s: %s", layout->name, title_of(layout));
	paragraph_of(out, 0, "", 0, &words);
	wording_acquisition(layout, &words);
	text_add_string(&words, ".");
	paragraph_of(out, 0, "", 0, &words);
	add_file_name(guide, out);
	add_file_form(out);
	heading(out, "COLONNE");
	for (i = 0; i < layout->n_fields; i++)
		add_column(guide, &layout->fields[i], out);
	add_rules(layout, out);
}

void guide_line(const struct guide *guide, struct text *out)
{
	enum { INDENT = 28 };
	const struct layout *layout = guide->layout;
	struct text label = {0}, words = {0};

	text_add_string(&label, layout->name);
	while (label.length < 15)
		text_add(&label, " ", 1);
	text_format(&label, " %s", layout->cumulative ? "cumulativo" :
							"periodo");
	text_add_string(&words, title_of(layout));
	paragraph(out, 0, label.data, INDENT, text_string(&words));
	text_clear(&words);
	guide_senders(guide, &words);
	if (words.length > 0)
		paragraph(out, INDENT, "lo invia:", INDENT + 10, words.data);
	text_free(&label);
	text_free(&words);
}
