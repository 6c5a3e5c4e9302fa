/* inbox.h: what the senders drop before each night. */
#ifndef QUADRO_TESTS_INBOX_H
#define QUADRO_TESTS_INBOX_H

enum inbox_size {
	INBOX_SMALL,
	INBOX_LARGE,	/* one of its files is of many megabytes */
	INBOX_HUGE,	/* so much of it that the store's log would not do */
};

/* Drops the files of a night (1 or 2) in a workspace's inbox, with fixed
 * times. Stops the program on failure. */
void inbox_fill(const char *workspace, int night, enum inbox_size size);

#endif
