/* keys.c: finding repeated keys in bounded memory, whatever the file.
 *
 * A key is 128 bits of digest: a false meeting is less likely than a fault of
 * the memory it is kept in. Keys are collected in the order of their lines and
 * compared when the file is over; past a quarter of a million they go to 256
 * temporary files by their first byte, each small enough to compare in memory.
 */
#include "acquire/keys.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { IN_MEMORY = 1 << 18, PARTS = 256 };

struct entry {
	uint64_t high, low;
	long line;
	long long record;	/* 0: the row was rejected */
};

struct keys {
	struct entry *entries;
	size_t count, capacity;
	FILE *parts[PARTS];	/* NULL until memory is full */
	int spilled;
};

/* Length before bytes: no two different keys give the same string. */
static void add_part(struct text *bytes, const struct field *field,
		     const struct value *value)
{
	size_t length = value->length;

	if (value->state == VALUE_MISSING) {
		text_add(bytes, "-", 1);
	} else if (field->type == FIELD_NUMBER || field->type == FIELD_INTEGER ||
		   field->type == FIELD_BOOLEAN) {
		text_add(bytes, "#", 1);
		text_add(bytes, (const char *)&value->number,
			 sizeof(value->number));
	} else {
		text_add(bytes, (const char *)&length, sizeof(length));
		text_add(bytes, value->text, length);
	}
}

/* Multiply and xorshift over eight bytes at a time, with two seeds. */
static uint64_t digest(const char *bytes, size_t length, uint64_t seed)
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

struct key keys_digest(const struct layout *layout, const struct value *values,
		       struct text *scratch)
{
	struct key key = {0, 0, 0};
	int i;

	text_clear(scratch);
	for (i = 0; i < layout->n_key; i++) {
		const struct value *value = &values[layout->key[i]];

		if (value->state == VALUE_BAD)
			return key;
		add_part(scratch, &layout->fields[layout->key[i]], value);
	}
	if (layout->n_key == 0)
		return key;
	key.high = digest(scratch->data, scratch->length, 0x243F6A8885A308D3u);
	key.low = digest(scratch->data, scratch->length, 0x13198A2E03707344u);
	key.examined = 1;
	return key;
}

struct keys *keys_new(void)
{
	struct keys *keys = must_alloc(sizeof(*keys));

	memset(keys, 0, sizeof(*keys));
	return keys;
}

void keys_free(struct keys *keys)
{
	int i;

	if (keys == NULL)
		return;
	for (i = 0; i < PARTS; i++)
		if (keys->parts[i] != NULL)
			fclose(keys->parts[i]);
	free(keys->entries);
	free(keys);
}

static int fail(struct err *err)
{
	return err_system(err, EXIT_FAILED, errno, "i controlli sulle chiavi non "
			  "trovano posto nella cartella temporanea");
}

static int spill(struct keys *keys, struct err *err)
{
	size_t i;

	for (i = 0; !keys->spilled && i < PARTS; i++) {
		keys->parts[i] = tmpfile();
		if (keys->parts[i] == NULL)
			return fail(err);
	}
	keys->spilled = 1;
	for (i = 0; i < keys->count; i++)
		if (fwrite(&keys->entries[i], sizeof(struct entry), 1,
			   keys->parts[keys->entries[i].high >> 56]) != 1)
			return fail(err);
	keys->count = 0;
	return 0;
}

int keys_add(struct keys *keys, const struct key *key, long line,
	     long long record, struct err *err)
{
	if (!key->examined)
		return 0;
	if (keys->count == IN_MEMORY && spill(keys, err) != 0)
		return -1;
	if (keys->count == keys->capacity) {
		keys->capacity = keys->capacity > 0 ? 2 * keys->capacity : 256;
		keys->entries = must_resize(keys->entries, keys->capacity *
					    sizeof(struct entry));
	}
	keys->entries[keys->count++] = (struct entry){key->high, key->low, line,
						      record};
	return 0;
}

/* The slot of a key's owner in a table of 2^n places, or the free one where
 * it would stand. */
static uint32_t *find_slot(uint32_t *slots, size_t mask,
			   const struct entry *entries,
			   const struct entry *key)
{
	size_t at = key->low & mask;

	while (slots[at] != 0 && (entries[slots[at] - 1].high != key->high ||
				  entries[slots[at] - 1].low != key->low))
		at = (at + 1) & mask;
	return &slots[at];
}

/* The first accepted row owns its key; all the later ones are repeats. */
static int tell_repeats(const struct entry *entries, size_t count,
			keys_repeated each, void *context, struct err *err)
{
	size_t size = 1024, i;
	uint32_t *slots;
	int status = 0;

	while (size < 2 * count)
		size *= 2;
	slots = must_alloc(size * sizeof(*slots));
	memset(slots, 0, size * sizeof(*slots));
	for (i = 0; status == 0 && i < count; i++) {
		const struct entry *entry = &entries[i];
		uint32_t *slot = find_slot(slots, size - 1, entries, entry);

		if (*slot != 0)
			status = each(context, entry->line,
				      entries[*slot - 1].line, entry->record,
				      err);
		else if (entry->record != 0)
			*slot = (uint32_t)(i + 1);
	}
	free(slots);
	return status;
}

static int load_part(struct keys *keys, FILE *part, struct err *err)
{
	long bytes;

	if (fseek(part, 0, SEEK_END) != 0 || (bytes = ftell(part)) < 0 ||
	    fseek(part, 0, SEEK_SET) != 0)
		return fail(err);
	keys->count = (size_t)bytes / sizeof(struct entry);
	if (keys->count > keys->capacity) {
		keys->capacity = keys->count;
		keys->entries = must_resize(keys->entries, keys->capacity *
					    sizeof(struct entry));
	}
	if (fread(keys->entries, sizeof(struct entry), keys->count, part) !=
	    keys->count)
		return fail(err);
	return 0;
}

int keys_repeats(struct keys *keys, keys_repeated each, void *context,
		 struct err *err)
{
	int i;

	if (!keys->spilled)
		return tell_repeats(keys->entries, keys->count, each, context,
				    err);
	if (spill(keys, err) != 0)
		return -1;
	for (i = 0; i < PARTS; i++)
		if (load_part(keys, keys->parts[i], err) != 0 ||
		    tell_repeats(keys->entries, keys->count, each, context,
				 err) != 0)
			return -1;
	return 0;
}
