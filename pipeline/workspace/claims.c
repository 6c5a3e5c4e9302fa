/* claims.c: what the words of contesto.csv state, as figures to be checked.
 *
 * People write these words for people: only the plain forms are understood,
 * the rest stays words. A wrong formula is kept with its fault, because it is
 * the reader's to mend. Whether a claim is true is said by the views.
 */
#include "workspace/claims.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arithmetic.h"
#include "base/number.h"
#include "base/text.h"
#include "workspace/figure.h"

#define MINUS "\xE2\x88\x92"	/* the sign that printers use */
enum { FIRST_YEAR = 1900, LAST_YEAR = 2100, MOST_DIGITS = 40 };

/* A number with what stands around it. */
struct token {
	const char *text;
	size_t length;		/* with sign and per cent */
	int is_signed, is_percent, is_number;
	double value;
	int decimals;
};

const char *claims_kind(enum claim_kind kind)
{
	static const char *const names[] = {
		[CLAIM_FORMULA] = "formula", [CLAIM_DIFFERENCE] = "differenza",
		[CLAIM_PERCENT] = "percentuale", [CLAIM_YEAR] = "anno",
	};

	return names[kind];
}

/* The bytes of a sign at the cursor, 0 for none. */
static size_t sign_length(const char *at, const char *end)
{
	if (*at == '+' || *at == '-')
		return 1;
	if ((size_t)(end - at) > strlen(MINUS) &&
	    memcmp(at, MINUS, strlen(MINUS)) == 0)
		return strlen(MINUS);
	return 0;
}

static void read_value(struct token *token, const char *digits, size_t length,
		       int negative)
{
	token->decimals = figure_decimals(digits, length);
	token->is_number = length <= MOST_DIGITS &&
			   number_read(digits, length, NUMBER_COMMA,
				       &token->value) == 0;
	if (negative)
		token->value = -token->value;
}

/* The token at a sign or a digit; returns where it ends. */
static const char *take_token(const char *at, const char *end,
			      struct token *token)
{
	size_t sign = sign_length(at, end);
	const char *digits = at + sign, *stop = digits;

	*token = (struct token){.text = at, .is_signed = sign > 0};
	while (stop < end && (isdigit((unsigned char)*stop) || *stop == '.' ||
			      *stop == ','))
		stop++;
	while (stop > digits && !isdigit((unsigned char)stop[-1]))
		stop--;
	read_value(token, digits, (size_t)(stop - digits),
		   sign > 0 && *at != '+');
	if (stop > digits && stop < end && *stop == '%') {
		token->is_percent = 1;
		stop++;
	}
	token->length = (size_t)(stop - at);
	return stop > at + sign ? stop : at + 1;
}

static int is_year(const struct token *token)
{
	return token->is_number && !token->is_signed && !token->is_percent &&
	       token->length == 4 && token->value >= FIRST_YEAR &&
	       token->value <= LAST_YEAR;
}

static struct claim claim_of(const struct token *token, enum claim_kind kind)
{
	return (struct claim){
		.kind = kind, .text = token->text, .length = token->length,
		.stated = kind != CLAIM_YEAR, .value = token->value,
		.decimals = token->decimals,
	};
}

/* A clause: its signed numbers, if it says of which year they are. */
static size_t read_clause(const char *at, const char *end,
			  struct claim *claims, size_t room)
{
	int year = 0, word = 0;
	size_t n = 0;

	while (at < end && n < room) {
		struct token token;

		/* A dash or a digit inside a word begins no number. */
		if (word || (!isdigit((unsigned char)*at) &&
			     sign_length(at, end) == 0)) {
			word = isalnum((unsigned char)*at) ||
			       ((unsigned char)*at & 0x80) != 0;
			at++;
			continue;
		}
		at = take_token(at, end, &token);
		word = 1;
		if (is_year(&token) && year == 0) {
			year = (int)token.value;
			if (n == 0)
				claims[n++] = claim_of(&token, CLAIM_YEAR);
		} else if (token.is_number && token.is_signed) {
			claims[n++] = claim_of(&token, token.is_percent ?
						       CLAIM_PERCENT :
						       CLAIM_DIFFERENCE);
		}
	}
	for (size_t i = 0; i < n; i++)
		claims[i].year = year;
	return year != 0 ? n : 0;
}

/* Where a clause ends: at a semicolon, or at a comma that is no decimal one. */
static const char *clause_end(const char *at)
{
	while (*at != '\0' && *at != ';' &&
	       !(*at == ',' && !isdigit((unsigned char)at[1])))
		at++;
	return at;
}

size_t claims_read(const char *text, struct claim claims[CLAIMS_MOST])
{
	size_t n = 0;

	while (*text != '\0') {
		const char *end = clause_end(text);

		n += read_clause(text, end, claims + n, CLAIMS_MOST - n);
		text = *end != '\0' ? end + 1 : end;
	}
	return n;
}

/* The figure after the equals sign: "91,11", "91,11%"; the rest is words. */
static void read_stated(const char *at, struct claim *claim)
{
	struct token token;

	at += strspn(at, " ");
	if (*at == '\0')
		return;
	take_token(at, at + strlen(at), &token);
	claim->stated = token.is_number;
	claim->value = token.is_number ? token.value : 0;
	claim->decimals = token.decimals;
}

int claims_formula(const char *text, struct claim *claim)
{
	static const char words[] = "si ricalcola";
	size_t length;

	while (*text != '\0' &&
	       strncasecmp(text, words, sizeof words - 1) != 0)
		text++;
	if (*text == '\0')
		return 0;
	text += sizeof words - 1;
	text += strspn(text, ": ");
	length = strcspn(text, "=;");
	*claim = (struct claim){.kind = CLAIM_FORMULA, .text = text};
	if (text[length] == '=')
		read_stated(text + length + 1, claim);
	text_trim(&claim->text, &length);
	claim->length = length;
	arithmetic_read(claim->text, length, &claim->result, &claim->fault);
	return 1;
}
