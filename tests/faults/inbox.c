/* inbox.c: two nights' exports of the plan of the tests, as rows of a table;
 * each is there for a way that a file can take. */
#include "inbox.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

#define PATTI "id;comune;forma;data_avvio\n"

struct dropped {
	int night;
	const char *name;
	const char *text;
};

static const struct dropped files[] = {
	{1, "patti_NORD_2022T1.csv", PATTI "N-1;Alfa;gruppi;01/02/2022\n"
	 "N-2;Beta;gruppi;03/03/2022\n"},
	/* Its rejected rows come back in a file of their own. */
	{1, "patti_NORD_2022T2.csv", PATTI "N-3;Alfa;gruppi;01/05/2022\n"
	 "N-4;Omega;gruppi;03/05/2022\n"},
	{1, "patti_SUD_2022T1.csv", PATTI "S-1;Delta;gruppi;01/02/2022\n"},
	{1, "patti_SUD_2022T2.csv", "questo non è un tracciato\n"},
	{1, "due parole.txt", "Buongiorno, in allegato il file.\n"},
	/* Mended: the rejected rows of the first night go. */
	{2, "patti_NORD_2022T2.csv", PATTI "N-3;Alfa;gruppi;01/05/2022\n"
	 "N-4;Beta;gruppi;03/05/2022\n"},
	{2, "patti_NORD_2022T3.csv", PATTI "N-5;Alfa;gruppi;01/08/2022\n"
	 "N-6;Beta;gruppi;31/09/2022\n"},
	{2, "patti_NORD_2022T3_integrazione.csv", PATTI
	 "N-6;Beta;gruppi;30/09/2022\n"},
	{2, "patti_NORD_2022T1 (2).csv", PATTI "N-1;Alfa;gruppi;01/02/2022\n"
	 "N-2;Beta;gruppi;03/03/2022\n"},
	{2, "patti_SUD_2022T1.csv", PATTI "S-1;Delta;gruppi;02/02/2022\n"
	 "S-2;Gamma d'Adda;gruppi;05/02/2022\n"},
	{2, "patti_SUD_2022T2.csv", PATTI "S-3;Mai;gruppi;2/2/22\n"
	 "S-4;Mai;gruppi;2/2/22\nS-5;Mai;gruppi;2/2/22\n"},
	{2, "patti_SUD_2022T3.csv", PATTI "AAABBB00A01Z999E;Delta;gruppi;"
	 "01/08/2022\n"},
};

enum { FIRST_SECOND = 1664600000, LARGE = (4 << 20) + (1 << 18), HUGE = 1 << 26 };

static void stop(const char *path)
{
	perror(path);
	exit(1);
}

/* hole: bytes of nothing after the text, which cost no room. */
static void drop(const char *workspace, const char *name, const char *text,
		 long hole, long long seconds)
{
	const struct timespec times[2] = {{seconds, 0}, {seconds, 0}};
	struct text path = {0};
	struct err err = {0};

	text_format(&path, "%s/inbox", workspace);
	if (mkdir(path.data, 0777) == 0 && chmod(path.data, 0777) != 0)
		stop(path.data);
	text_format(&path, "/%s", name);
	if (file_write(path.data, text, strlen(text), 0, &err) != 0 ||
	    (hole > 0 && truncate(path.data, hole) != 0) ||
	    utimensat(AT_FDCWD, path.data, times, 0) != 0)
		stop(path.data);
	text_free(&path);
}

/* Few rows with a long note in a column of no field: large, and soon read. Two
 * are rejected: what comes back to the sender is large too. */
static void drop_large(const char *workspace, long long seconds)
{
	struct text text = {0};
	int row = 0;

	text_add_string(&text, "id;comune;forma;data_avvio;annotazioni\n");
	for (; text.length < LARGE; row++) {
		text_format(&text, "G-%d;%s;gruppi;01/08/2022;", row,
			    row < 2 ? "Omega" : "Delta");
		for (int i = 0; i < 100000; i++)
			text_add_string(&text, "parole ");
		text_add_string(&text, "\n");
	}
	drop(workspace, "patti_SUD_2022T3 (2).csv", text.data, 0, seconds);
	text_free(&text);
}

void inbox_fill(const char *workspace, int night, enum inbox_size size)
{
	int n = sizeof(files) / sizeof(files[0]), i;
	long long morning = FIRST_SECOND + 86400 * night;

	for (i = 0; i < n; i++)
		if (files[i].night == night)
			drop(workspace, files[i].name, files[i].text, 0,
			     morning + i);
	if (size == INBOX_LARGE)
		drop_large(workspace, morning + n);
	if (size == INBOX_HUGE)
		drop(workspace, "immagine.iso", "", HUGE + 1, morning + n);
}
