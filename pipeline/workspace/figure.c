/* figure.c: figures of tables copied from published documents.
 *
 * There a figure that was not collected (n.d.) is not one that nobody was to
 * collect (n.p., "Non prevista"), and neither is a zero: who reads must still
 * be able to tell them apart.
 */
#include "workspace/figure.h"

#include <string.h>

#include "base/text.h"

/* The ways to say that there is no figure, folded. */
static const struct mark {
	const char *folded, *mark;
} marks[] = {
	{"nd", "n.d."}, {"nondisponibile", "n.d."}, {"np", "n.p."},
	{"nonprevista", "n.p."}, {"nonprevisto", "n.p."},
};

static const char *find_mark(const char *text)
{
	char folded[32];

	if (strcmp(text, "-") == 0)
		return "n.d.";
	text_fold(text, strlen(text), folded, sizeof folded);
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (strcmp(folded, marks[i].folded) == 0)
			return marks[i].mark;
	return NULL;
}

int figure_decimals(const char *bytes, size_t length)
{
	const char *mark = memchr(bytes, ',', length);
	size_t from = mark != NULL ? (size_t)(mark - bytes) + 1 : length;
	size_t n = 0;

	while (from + n < length && bytes[from + n] >= '0' &&
	       bytes[from + n] <= '9')
		n++;
	return (int)n;
}

int figure_read(const struct sheet *sheet, size_t row, int column,
		struct figure *figure, struct err *err)
{
	const char *text = sheet_text(sheet, row, column);
	struct err inner = {0};

	*figure = (struct figure){.absent = find_mark(text)};
	if (figure->absent != NULL)
		return 0;
	if (sheet_number(sheet, row, column, &figure->value, &figure->present,
			 &inner) != 0)
		return sheet_error(sheet, row, column, err, "«%s» non è un "
				   "numero; scrivere per esempio 63 o 91,11, "
				   "oppure n.d. (non disponibile) o n.p. (non "
				   "previsto)", text);
	figure->decimals = figure_decimals(text, strlen(text));
	return 0;
}

void figure_bind(struct query *query, int value, int absent,
		 const struct figure *figure)
{
	if (figure->present)
		query_bind_real(query, value, figure->value);
	else
		query_bind_null(query, value);
	query_bind_text(query, absent, figure->absent);
}
