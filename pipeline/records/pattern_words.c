/* pattern_words.c: from `^[A-Z]{3}$` to «3 lettere maiuscole».
 *
 * Clerks do not read regular expressions. The layouts use few forms, and this
 * file says those few; of the others it says nothing rather than something
 * wrong, and the caller shows the expression as it is. Whether a value matches
 * is for records/pattern.
 */
#include "records/pattern_words.h"

#include <stdlib.h>
#include <string.h>

enum { SIGNS = 64 };

/* The characters that one item of the expression admits. */
struct class {
	int capitals, smalls, digits;
	char signs[SIGNS];	/* any other, one by one */
	size_t n_signs;
};

struct count {
	long least, most;	/* most -1: any number */
};

static const char *read_range(const char *at, struct class *class)
{
	static const struct {
		const char *range;
		size_t field;
	} known[] = {
		{"A-Z", offsetof(struct class, capitals)},
		{"a-z", offsetof(struct class, smalls)},
		{"0-9", offsetof(struct class, digits)},
	};
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strncmp(at, known[i].range, 3) == 0) {
			*(int *)((char *)class + known[i].field) = 1;
			return at + 3;
		}
	return NULL;
}

static int add_sign(struct class *class, char sign)
{
	if (class->n_signs == SIGNS || (unsigned char)sign < ' ' ||
	    (unsigned char)sign >= 0x7F)
		return -1;
	class->signs[class->n_signs++] = sign;
	return 0;
}

/* The inside of [...], from after the bracket. NULL when it is not plain. */
static const char *read_class(const char *at, struct class *class)
{
	if (*at == '^' || *at == ']')
		return NULL;
	while (*at != ']') {
		const char *after = read_range(at, class);

		if (after != NULL) {
			at = after;
			continue;
		}
		if (*at == '\0' || *at == '[' || *at == '\\' ||
		    (at[1] == '-' && at[2] != ']') ||
		    add_sign(class, *at) != 0)
			return NULL;
		at++;
	}
	return at + 1;
}

/* One class, \d, an escaped sign, or a plain character. */
static const char *read_item(const char *at, struct class *class)
{
	memset(class, 0, sizeof(*class));
	if (*at == '[')
		return read_class(at + 1, class);
	if (*at == '\\' && at[1] == 'd') {
		class->digits = 1;
		return at + 2;
	}
	if (*at == '\\' && at[1] != '\0' && strchr("./()[]{}+*?|^$-\\", at[1]))
		at++;
	else if (strchr("\\.()]{}+*?|^$", *at) != NULL)
		return NULL;
	return add_sign(class, *at) == 0 ? at + 1 : NULL;
}

static const char *read_braces(const char *at, struct count *count)
{
	char *end;

	if (*at < '0' || *at > '9')
		return NULL;
	count->least = count->most = strtol(at, &end, 10);
	if (*end == ',') {
		count->most = -1;
		if (end[1] >= '0' && end[1] <= '9')
			count->most = strtol(end + 1, &end, 10);
		else
			end++;
	}
	return *end == '}' ? end + 1 : NULL;
}

static const char *read_count(const char *at, struct count *count)
{
	static const struct {
		char sign;
		struct count count;
	} known[] = {{'?', {0, 1}}, {'+', {1, -1}}, {'*', {0, -1}}};
	size_t i;

	*count = (struct count){1, 1};
	if (*at == '{')
		return read_braces(at + 1, count);
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (*at == known[i].sign) {
			*count = known[i].count;
			return at + 1;
		}
	return at;
}

/* «una», «3», «da 1 a 8», «almeno 2»: the words before the noun. */
static void say_count(const struct count *count, int masculine,
		      struct text *out)
{
	if (count->least == 1 && count->most == 1)
		text_add_string(out, masculine ? "un " : "una ");
	else if (count->least == 1 && count->most < 0)
		text_add_string(out, masculine ? "uno o più " : "una o più ");
	else if (count->least == count->most)
		text_format(out, "%ld ", count->least);
	else if (count->most < 0)
		text_format(out, "almeno %ld ", count->least);
	else
		text_format(out, "da %ld a %ld ", count->least, count->most);
}

static void say_letters(const struct class *class, int one, struct text *out)
{
	text_add_string(out, one ? "lettera" : "lettere");
	if (class->capitals && class->smalls)
		text_add_string(out, one ? " senza accento" : " senza accenti");
	else if (class->capitals)
		text_add_string(out, one ? " maiuscola" : " maiuscole");
	else
		text_add_string(out, one ? " minuscola" : " minuscole");
}

/* «lettere maiuscole, cifre e i segni _ -» */
static void say_mixture(const struct class *class, struct text *out)
{
	int letters = class->capitals || class->smalls;
	size_t i;

	if (letters)
		say_letters(class, 0, out);
	if (class->digits)
		text_format(out, "%scifre", !letters ? "" :
			    class->n_signs > 0 ? ", " : " e ");
	if (class->n_signs == 0)
		return;
	if (letters || class->digits)
		text_add_string(out, " e ");
	text_add_string(out, class->n_signs == 1 ? "il segno" : "i segni");
	for (i = 0; i < class->n_signs; i++)
		text_format(out, " %c", class->signs[i]);
}

static void say_item(const struct class *class, const struct count *count,
		     struct text *out)
{
	int letters = class->capitals || class->smalls;
	int kinds = letters + class->digits + (class->n_signs > 0);
	int one = count->most == 1;

	if (kinds == 1 && class->n_signs == 1) {
		if (!one)
			say_count(count, 1, out);
		text_format(out, "«%c»", class->signs[0]);
	} else if (kinds == 1 && class->n_signs == 0) {
		say_count(count, 0, out);
		if (letters)
			say_letters(class, one, out);
		else
			text_add_string(out, one ? "cifra" : "cifre");
	} else {
		say_count(count, 1, out);
		text_add_string(out, one ? "carattere fra " :
					   "caratteri fra ");
		say_mixture(class, out);
	}
}

/* A sequence up to the end or to the closing bracket of an optional group,
 * where it stops. NULL when it is not plain. */
static const char *say_sequence(const char *at, int inside, struct text *out)
{
	int said = 0;

	while (*at != '\0' && *at != ')' && strcmp(at, "$") != 0) {
		struct class class;
		struct count count;

		if (*at == '(') {
			text_add_string(out, said ? ", poi, se serve, " :
						    "se serve, ");
			at = inside ? NULL : say_sequence(at + 1, 1, out);
			if (at == NULL || strncmp(at, ")?", 2) != 0)
				return NULL;
			at += 2;
			said = 1;
			continue;
		}
		at = read_item(at, &class);
		at = at != NULL ? read_count(at, &count) : NULL;
		if (at == NULL || (count.least == 0 && count.most == 1))
			return NULL;
		text_add_string(out, !said ? "" : inside ? " e " : ", ");
		say_item(&class, &count, out);
		said = 1;
	}
	return said ? at : NULL;
}

int pattern_words(const char *expression, struct text *out)
{
	struct text words = {0};
	const char *end = say_sequence(expression + (*expression == '^'), 0,
				       &words);
	int status = end != NULL && (*end == '\0' || strcmp(end, "$") == 0) ?
		     0 : -1;

	if (status == 0)
		text_add(out, words.data, words.length);
	text_free(&words);
	return status;
}
