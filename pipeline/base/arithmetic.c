/* arithmetic.c: a reader of written sums, such as (641-57)/641.
 *
 * The text comes from a file that people write: it is read by the grammar
 * below and by nothing else, so that it can be a sum and never a command.
 * Depth and length are bounded, a result is finite or there is none.
 *
 *	sum     = product { ("+" | "-") product }
 *	product = factor { ("*" | "/") factor }
 *	factor  = ["+" | "-"] (number | "(" sum ")")
 */
#include "base/arithmetic.h"

#include <ctype.h>
#include <math.h>

#include "base/number.h"

enum { MAX_DEPTH = 32, MAX_LENGTH = 1000 };

struct reader {
	const char *at, *end;
	int depth;		/* brackets open */
	const char *fault;	/* the first one; NULL while all is well */
};

static double fail(struct reader *reader, const char *fault)
{
	if (reader->fault == NULL)
		reader->fault = fault;
	return 0;
}

static char peek(struct reader *reader)
{
	while (reader->at < reader->end &&
	       (*reader->at == ' ' || *reader->at == '\t'))
		reader->at++;
	return reader->at < reader->end ? *reader->at : '\0';
}

static double read_number(struct reader *reader)
{
	const char *start = reader->at;
	double value = 0;

	while (reader->at < reader->end &&
	       (isdigit((unsigned char)*reader->at) || *reader->at == '.' ||
		*reader->at == ','))
		reader->at++;
	if (reader->at == start)
		return fail(reader, "un segno che non è di un conto");
	if (number_read(start, (size_t)(reader->at - start), NUMBER_COMMA,
			&value) != 0)
		return fail(reader, "un numero scritto male");
	return value;
}

static double read_sum(struct reader *reader);

static double read_brackets(struct reader *reader)
{
	double value;

	if (++reader->depth > MAX_DEPTH)
		return fail(reader, "troppe parentesi una nell'altra");
	reader->at++;
	value = read_sum(reader);
	if (peek(reader) != ')')
		return fail(reader, "una parentesi non è chiusa");
	reader->at++;
	reader->depth--;
	return value;
}

static double read_factor(struct reader *reader)
{
	char sign = peek(reader);
	double value;

	if (sign == '-' || sign == '+')
		reader->at++;
	value = peek(reader) == '(' ? read_brackets(reader) :
				      read_number(reader);
	return sign == '-' ? -value : value;
}

static double read_product(struct reader *reader)
{
	double value = read_factor(reader), by;
	char sign;

	while (reader->fault == NULL &&
	       ((sign = peek(reader)) == '*' || sign == '/')) {
		reader->at++;
		by = read_factor(reader);
		if (reader->fault == NULL && sign == '/' && by == 0)
			return fail(reader, "divisione per zero");
		value = sign == '*' ? value * by : value / by;
	}
	return value;
}

static double read_sum(struct reader *reader)
{
	double value = read_product(reader), more;
	char sign;

	while (reader->fault == NULL &&
	       ((sign = peek(reader)) == '+' || sign == '-')) {
		reader->at++;
		more = read_product(reader);
		value = sign == '+' ? value + more : value - more;
	}
	return value;
}

int arithmetic_read(const char *bytes, size_t length, double *value,
		    const char **fault)
{
	struct reader reader = {.at = bytes, .end = bytes + length};

	*value = 0;
	if (length > MAX_LENGTH) {
		*fault = "un conto troppo lungo";
		return -1;
	}
	*value = read_sum(&reader);
	peek(&reader);
	if (reader.fault == NULL && reader.at != reader.end)
		fail(&reader, "un segno che non è di un conto");
	if (reader.fault == NULL && !isfinite(*value))
		fail(&reader, "un risultato troppo grande");
	*fault = reader.fault;
	if (reader.fault != NULL)
		*value = 0;
	return reader.fault == NULL ? 0 : -1;
}
