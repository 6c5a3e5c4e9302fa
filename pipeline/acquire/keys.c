/* keys.c: a hash table of keys by a 128-bit digest of their typed values.
 *
 * 24 bytes a slot whatever the length of the key: a digest of 128 bits makes
 * a false meeting less likely than a fault of the memory it is kept in. */
#include "acquire/keys.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct slot {
	uint64_t high, low;
	long line;		/* 0: empty */
};

struct keys {
	struct slot *slots;
	size_t capacity;	/* a power of two */
	size_t used;
	struct text bytes;	/* the key last asked for */
	struct slot asked;	/* line 0 when it was not examined */
};

struct keys *keys_new(void)
{
	struct keys *keys = must_alloc(sizeof(*keys));

	memset(keys, 0, sizeof(*keys));
	keys->capacity = 1024;
	keys->slots = must_alloc(keys->capacity * sizeof(struct slot));
	memset(keys->slots, 0, keys->capacity * sizeof(struct slot));
	return keys;
}

void keys_free(struct keys *keys)
{
	if (keys == NULL)
		return;
	text_free(&keys->bytes);
	free(keys->slots);
	free(keys);
}

/* Length before bytes: no two different keys give the same string. */
static void add_part(struct keys *keys, const struct field *field,
		     const struct value *value)
{
	if (value->state == VALUE_MISSING)
		text_add_string(&keys->bytes, "-;");
	else if (field->type == FIELD_NUMBER || field->type == FIELD_INTEGER ||
		 field->type == FIELD_BOOLEAN)
		text_format(&keys->bytes, "%.17g;", value->number);
	else {
		text_format(&keys->bytes, "%zu:", value->length);
		text_add(&keys->bytes, value->text, value->length);
	}
}

/* Multiply-xorshift over eight bytes at a time, with two seeds. */
static uint64_t hash(const char *bytes, size_t length, uint64_t seed)
{
	uint64_t state = seed ^ (length * 0x9E3779B97F4A7C15u);

	while (length > 0) {
		size_t n = length < 8 ? length : 8;
		uint64_t word = 0;

		memcpy(&word, bytes, n);
		state = (state ^ word) * 0xD6E8FEB86659FD93u;
		state ^= state >> 32;
		bytes += n;
		length -= n;
	}
	state *= 0xD6E8FEB86659FD93u;
	return state ^ (state >> 29);
}

static struct slot *place_of(struct slot *slots, size_t capacity,
			     const struct slot *wanted)
{
	size_t i = wanted->low & (capacity - 1);

	while (slots[i].line != 0 && (slots[i].high != wanted->high ||
				      slots[i].low != wanted->low))
		i = (i + 1) & (capacity - 1);
	return &slots[i];
}

long keys_find(struct keys *keys, const struct layout *layout,
	       const struct value *values)
{
	int i;

	keys->asked.line = 0;
	text_clear(&keys->bytes);
	for (i = 0; i < layout->n_key; i++) {
		const struct value *value = &values[layout->key[i]];

		if (value->state == VALUE_BAD)
			return 0;
		add_part(keys, &layout->fields[layout->key[i]], value);
	}
	if (layout->n_key == 0)
		return 0;
	keys->asked.high = hash(keys->bytes.data, keys->bytes.length,
				0x243F6A8885A308D3u);
	keys->asked.low = hash(keys->bytes.data, keys->bytes.length,
			       0x13198A2E03707344u);
	keys->asked.line = 1;
	return place_of(keys->slots, keys->capacity, &keys->asked)->line;
}

static void grow(struct keys *keys)
{
	size_t capacity = 2 * keys->capacity, i;
	struct slot *slots = must_alloc(capacity * sizeof(struct slot));

	memset(slots, 0, capacity * sizeof(struct slot));
	for (i = 0; i < keys->capacity; i++)
		if (keys->slots[i].line != 0)
			*place_of(slots, capacity, &keys->slots[i]) =
				keys->slots[i];
	free(keys->slots);
	keys->slots = slots;
	keys->capacity = capacity;
}

void keys_add(struct keys *keys, long line)
{
	struct slot *slot;

	if (keys->asked.line == 0)
		return;
	if (2 * (keys->used + 1) > keys->capacity)
		grow(keys);
	slot = place_of(keys->slots, keys->capacity, &keys->asked);
	*slot = keys->asked;
	slot->line = line;
	keys->used++;
}
