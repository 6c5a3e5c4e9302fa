/* dataset.c: a table's rows, by its description. */
#include "packs/dataset.h"

void dataset_select(struct text *out, const struct dataset *table)
{
	for (size_t i = 0; i < table->n; i++)
		text_format(out, "%s%s", i == 0 ? "select " : ", ",
			    table->fields[i].name);
	text_format(out, " from temp.%s", table->view);
}
