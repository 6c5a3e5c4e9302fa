/* xlsx_check.c: what the cells of a column accept, and lists to choose from.
 *
 * The lists stand on a hidden sheet, where the checks of cells point.
 */
#include "tabular/xlsx_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	TITLE_CHARACTERS = 32,	/* limits of the format itself */
	MESSAGE_CHARACTERS = 255,
};

/* Beyond these a spreadsheet loses digits. */
static const double NUMBER_MOST = 1e15;

int xlsx_list(struct xlsx *xlsx, char *const *values, size_t n)
{
	size_t i;

	if (xlsx->hidden == NULL) {
		xlsx->hidden = xlsx_add_sheet(xlsx, "Elenchi");
		if (xlsx->hidden != NULL)
			worksheet_hide(xlsx->hidden);
	}
	if (xlsx->hidden == NULL || xlsx->n_lists == MAX_LISTS || n == 0) {
		xlsx_keep(xlsx, LXW_ERROR_PARAMETER_VALIDATION);
		return -1;
	}
	for (i = 0; i < n; i++)
		xlsx_write(xlsx, xlsx->hidden, (int)i, xlsx->n_lists,
			   xlsx->kinds[XLSX_TEXT], values[i]);
	xlsx->lists[xlsx->n_lists].column = (lxw_col_t)xlsx->n_lists;
	xlsx->lists[xlsx->n_lists].last = (lxw_row_t)n - 1;
	return xlsx->n_lists++;
}

/* libxlsxwriter copies the range of a list twice and frees it once (up to
 * 1.1.4 at least): some twenty bytes a list, and nothing that we hold. */
#ifdef __SANITIZE_ADDRESS__
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
	return "leak:lxw_strdup\n";
}
#endif

static void accept_list(const struct xlsx *xlsx, int list, char *range,
			lxw_data_validation *rule)
{
	const struct list_place *place = &xlsx->lists[list];

	lxw_rowcol_to_formula_abs(range, "Elenchi", 0, place->column,
				  place->last, place->column);
	memmove(range + 1, range, strlen(range) + 1);
	range[0] = '=';
	rule->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
	rule->value_formula = range;
}

static void accept_number(const struct xlsx_check *check,
			  lxw_data_validation *rule)
{
	rule->validate = check->accepts == XLSX_WHOLE_NUMBER ?
			 LXW_VALIDATION_TYPE_INTEGER :
			 LXW_VALIDATION_TYPE_DECIMAL;
	rule->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
	rule->minimum_number = isnan(check->minimum) ? -NUMBER_MOST :
						       check->minimum;
	rule->maximum_number = isnan(check->maximum) ? NUMBER_MOST :
						       check->maximum;
}

static void accept(const struct xlsx *xlsx, const struct xlsx_check *check,
		   char *range, lxw_data_validation *rule)
{
	switch (check->accepts) {
	case XLSX_ANYTHING:
		rule->validate = LXW_VALIDATION_TYPE_ANY;
		break;
	case XLSX_FROM_LIST:
		accept_list(xlsx, check->list, range, rule);
		break;
	case XLSX_WHOLE_NUMBER:
	case XLSX_ANY_NUMBER:
		accept_number(check, rule);
		break;
	case XLSX_A_DATE:	/* any that a spreadsheet knows */
		rule->validate = LXW_VALIDATION_TYPE_DATE;
		rule->criteria =
			LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
		rule->value_datetime = (lxw_datetime){.year = 1900, .month = 1,
						      .day = 1};
		break;
	case XLSX_UP_TO_LENGTH:
		rule->validate = LXW_VALIDATION_TYPE_LENGTH;
		rule->criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
		rule->value_number = (double)check->length;
		break;
	}
}

void xlsx_check(struct xlsx *xlsx, int sheet, int first_row, int column,
		const struct xlsx_check *check)
{
	lxw_worksheet *at = xlsx_sheet_at(xlsx, sheet);
	char range[LXW_MAX_FORMULA_RANGE_LENGTH + 2];
	lxw_data_validation rule = {0};

	if (at == NULL)
		return;
	if (check->accepts == XLSX_FROM_LIST &&
	    (check->list < 0 || check->list >= xlsx->n_lists)) {
		xlsx_keep(xlsx, LXW_ERROR_PARAMETER_VALIDATION);
		return;
	}
	accept(xlsx, check, range, &rule);
	rule.error_type = check->only_warns ? LXW_VALIDATION_ERROR_TYPE_WARNING :
					      LXW_VALIDATION_ERROR_TYPE_STOP;
	rule.input_title = xlsx_cut(check->title, TITLE_CHARACTERS);
	rule.input_message = xlsx_cut(check->message, MESSAGE_CHARACTERS);
	rule.error_title = xlsx_cut(check->title, TITLE_CHARACTERS);
	rule.error_message = xlsx_cut(check->wrong, MESSAGE_CHARACTERS);
	xlsx_keep(xlsx, worksheet_data_validation_range(at,
			(lxw_row_t)first_row, (lxw_col_t)column,
			LXW_ROW_MAX - 1, (lxw_col_t)column, &rule));
	free(rule.input_title);
	free(rule.input_message);
	free(rule.error_title);
	free(rule.error_message);
}
