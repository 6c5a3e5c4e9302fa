/* rule.c: the small language of the layouts' cross-field rules.
 *
 * Three shapes are known: an order among fields (`a <= b <= c`), "a
 * valorizzato richiede b" and "a = WORD richiede b". Clauses are separated by
 * semicolons by the caller; ", dove presenti" is what an order means anyway.
 */
#include "records/rule.h"

#include <stdio.h>
#include <string.h>

static const char *skip_spaces(const char *at, const char *end)
{
	while (at < end && *at == ' ')
		at++;
	return at;
}

/* The word at `at`: letters, digits and underscores. */
static size_t word_length(const char *at, const char *end)
{
	size_t n = 0;

	while (at + n < end &&
	       ((at[n] >= 'a' && at[n] <= 'z') || (at[n] >= 'A' && at[n] <= 'Z') ||
		(at[n] >= '0' && at[n] <= '9') || at[n] == '_'))
		n++;
	return n;
}

static size_t operator_at(const char *at, const char *end, char *out)
{
	static const char *const known[] = {"<=", ">=", "<", ">", "="};
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		size_t n = strlen(known[i]);

		if ((size_t)(end - at) >= n && memcmp(at, known[i], n) == 0) {
			memcpy(out, known[i], n + 1);
			return n;
		}
	}
	return 0;
}

static int is_word(const char *at, size_t length, const char *word)
{
	return strlen(word) == length && memcmp(at, word, length) == 0;
}

struct reader {
	const char *at, *end;
	rule_field find;
	const void *context;
};

static int read_field(struct rule *rule, struct reader *reader)
{
	size_t length;
	int index;

	reader->at = skip_spaces(reader->at, reader->end);
	length = word_length(reader->at, reader->end);
	index = length > 0 ? reader->find(reader->context, reader->at, length) :
			     -1;
	if (index < 0 || rule->n_fields == RULE_MAX_FIELDS)
		return -1;
	rule->fields[rule->n_fields++] = index;
	reader->at = skip_spaces(reader->at + length, reader->end);
	return 0;
}

/* "richiede FIELD", up to the end. */
static int read_requirement(struct rule *rule, struct reader *reader)
{
	size_t length = word_length(reader->at, reader->end);

	if (!is_word(reader->at, length, "richiede"))
		return -1;
	reader->at += length;
	return read_field(rule, reader) == 0 && reader->at == reader->end ?
	       0 : -1;
}

static int read_order(struct rule *rule, struct reader *reader)
{
	rule->kind = RULE_ORDER;
	while (reader->at < reader->end && *reader->at != ',') {
		size_t n;

		if (rule->n_fields == RULE_MAX_FIELDS)
			return -1;
		n = operator_at(reader->at, reader->end,
				rule->operators[rule->n_fields - 1]);
		reader->at += n;
		if (n == 0 || read_field(rule, reader) != 0)
			return -1;
	}
	return rule->n_fields >= 2 &&
	       (reader->at == reader->end ||
		is_word(reader->at, (size_t)(reader->end - reader->at),
			", dove presenti")) ? 0 : -1;
}

/* `a = WORD richiede b`: told from an order by the word being no field. */
static int read_equal(struct rule *rule, struct reader *reader)
{
	size_t length;

	reader->at = skip_spaces(reader->at + 1, reader->end);
	length = word_length(reader->at, reader->end);
	if (length == 0 || length >= sizeof(rule->word))
		return -1;
	memcpy(rule->word, reader->at, length);
	rule->kind = RULE_EQUAL_REQUIRES;
	reader->at = skip_spaces(reader->at + length, reader->end);
	return read_requirement(rule, reader);
}

static int read_clause(struct rule *rule, struct reader *reader)
{
	size_t length;

	if (read_field(rule, reader) != 0)
		return -1;
	length = word_length(reader->at, reader->end);
	if (is_word(reader->at, length, "valorizzato")) {
		rule->kind = RULE_SET_REQUIRES;
		reader->at = skip_spaces(reader->at + length, reader->end);
		return read_requirement(rule, reader);
	}
	if (reader->at < reader->end && *reader->at == '=')
		return read_equal(rule, reader);
	return read_order(rule, reader);
}

int rule_read(struct rule *rule, const char *code, const char *words,
	      size_t length, rule_field find, const void *context,
	      struct err *err)
{
	struct reader reader = {words, words + length, find, context};

	memset(rule, 0, sizeof(*rule));
	while (reader.end > reader.at && reader.end[-1] == ' ')
		reader.end--;
	reader.at = skip_spaces(reader.at, reader.end);
	snprintf(rule->code, sizeof(rule->code), "%s", code);
	snprintf(rule->words, sizeof(rule->words), "%.*s",
		 (int)(reader.end - reader.at), reader.at);
	if (strlen(code) >= sizeof(rule->code) ||
	    length >= sizeof(rule->words) || read_clause(rule, &reader) != 0)
		return err_set(err, EXIT_CONFIG,
			       "regola %s: «%.*s» non si capisce; le forme note "
			       "sono «a <= b», «a valorizzato richiede b», "
			       "«a = PAROLA richiede b»", code, (int)length,
			       words);
	return 0;
}

static int order_holds(double left, const char *operator, double right)
{
	if (strcmp(operator, "<=") == 0)
		return left <= right;
	if (strcmp(operator, ">=") == 0)
		return left >= right;
	if (strcmp(operator, "<") == 0)
		return left < right;
	if (strcmp(operator, ">") == 0)
		return left > right;
	return left == right;
}

/* A missing value is passed over; one in error hides its neighbours. */
static int order_violations(const struct rule *rule,
			    const struct value *values, int *fields)
{
	const struct value *previous = NULL;
	int i, left = 0, count = 0;

	for (i = 0; i < rule->n_fields; i++) {
		const struct value *value = &values[rule->fields[i]];

		if (value->state == VALUE_MISSING)
			continue;
		if (value->state == VALUE_BAD) {
			previous = NULL;
			continue;
		}
		if (previous != NULL &&
		    !order_holds(previous->number, rule->operators[i - 1],
				 value->number))
			fields[count++] = rule->fields[left];
		previous = value;
		left = i;
	}
	return count;
}

int rule_violations(const struct rule *rule, const struct value *values,
		    int fields[RULE_MAX_FIELDS])
{
	const struct value *first = &values[rule->fields[0]];
	const struct value *required;

	if (rule->kind == RULE_ORDER)
		return order_violations(rule, values, fields);
	required = &values[rule->fields[1]];
	if (first->state != VALUE_GOOD || required->state != VALUE_MISSING)
		return 0;
	if (rule->kind == RULE_EQUAL_REQUIRES &&
	    (first->length != strlen(rule->word) ||
	     memcmp(first->text, rule->word, first->length) != 0))
		return 0;
	fields[0] = rule->fields[1];
	return 1;
}
