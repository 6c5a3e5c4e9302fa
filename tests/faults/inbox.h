/* inbox.h: what the senders drop before each night. */
#ifndef QUADRO_TESTS_INBOX_H
#define QUADRO_TESTS_INBOX_H

/* Drops the files of a night (1 or 2) in a workspace's inbox, with fixed
 * times; large: also one of many megabytes. Stops the program on failure. */
void inbox_fill(const char *workspace, int night, int large);

#endif
