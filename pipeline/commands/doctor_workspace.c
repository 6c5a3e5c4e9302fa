/* doctor_workspace.c: the workspace on its disk: who may read it, who owns and
 * may write what, and how much room is left. */
#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/file.h"
#include "commands/doctor.h"

enum { MEGABYTE = 1 << 20 };

/* Whether somebody who is neither owner nor of the group can come this far:
 * every directory above must let them pass. */
static int others_reach(const char *path)
{
	char *above = text_copy(path, strlen(path)), *slash;
	struct stat info;
	int reach = 1;

	while (reach && (slash = strrchr(above, '/')) != NULL) {
		*slash = '\0';
		reach = stat(*above != '\0' ? above : "/", &info) == 0 &&
			(info.st_mode & S_IXOTH);
	}
	free(above);
	return reach;
}

static void examine_privacy(struct patient *patient, struct finding *finding)
{
	struct stat info;

	if (stat(patient->workspace, &info) != 0) {
		doctor_mend(finding, "%s: %s", patient->workspace,
			    strerror(errno));
	} else if ((info.st_mode & (S_IROTH | S_IWOTH | S_IXOTH)) &&
		   others_reach(patient->workspace)) {
		doctor_mend(finding, "chiunque usi questo computer può %s dati "
			    "che riguardano persone", info.st_mode & S_IWOTH ?
			    "cambiare" : "leggere");
		doctor_cure(finding, "chmod o-rwx %s", patient->workspace);
	} else {
		doctor_good(finding, "vi accedono solo il proprietario e il suo "
			    "gruppo");
	}
}

static const char *user_name(uid_t uid, char *out, size_t size)
{
	const struct passwd *user = getpwuid(uid);

	if (user != NULL)
		snprintf(out, size, "%s", user->pw_name);
	else
		snprintf(out, size, "%ld", (long)uid);
	return out;
}

/* What the program makes in a workspace; a night by hand of another user
 * leaves them behind, and the next one cannot go on. */
static const char *const made[] = {
	"quadro.ini", "inbox", "archivio", "ricevute", "out", "quadro.db",
	"quadro.lock",
};

enum { N_MADE = sizeof(made) / sizeof(made[0]) };

static void examine_owner(struct patient *patient, struct finding *finding)
{
	struct stat whole, part;
	struct text path = {0}, strangers = {0};
	char name[64];
	int i;

	if (stat(patient->workspace, &whole) != 0) {
		doctor_mend(finding, "%s: %s", patient->workspace,
			    strerror(errno));
		return;
	}
	user_name(whole.st_uid, name, sizeof(name));
	for (i = 0; i < N_MADE; i++) {
		text_clear(&path);
		if (stat(file_join(&path, patient->workspace, made[i]),
			 &part) == 0 && part.st_uid != whole.st_uid)
			text_format(&strangers, "%s%s", strangers.length > 0 ?
				    ", " : "", made[i]);
	}
	if (strangers.length > 0) {
		doctor_mend(finding, "la cartella è di %s, ma non lo sono: %s",
			    name, strangers.data);
		doctor_cure(finding, "chown -R %s: %s", name,
			    patient->workspace);
	} else {
		doctor_good(finding, "%s", name);
	}
	text_free(&path);
	text_free(&strangers);
}

/* A directory of the workspace that is there and that its owner, or whoever
 * asks, cannot change. */
static int is_closed(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 &&
	       (!S_ISDIR(info.st_mode) || (info.st_mode & S_IRWXU) != S_IRWXU ||
		access(path, R_OK | W_OK | X_OK) != 0);
}

static void examine_writable(struct patient *patient, struct finding *finding)
{
	static const char *const directories[] = {
		".", "inbox", "archivio", "ricevute", "out",
	};
	struct text path = {0}, inbox = {0}, closed = {0};
	char name[64];
	size_t i;

	for (i = 0; i < sizeof(directories) / sizeof(directories[0]); i++) {
		text_clear(&path);
		if (is_closed(file_join(&path, patient->workspace,
					directories[i])))
			text_format(&closed, "%s%s", closed.length > 0 ? ", " :
				    "", i == 0 ? patient->workspace :
				    directories[i]);
	}
	if (closed.length > 0) {
		doctor_mend(finding, "%s non può scrivere in: %s",
			    user_name(geteuid(), name, sizeof(name)),
			    closed.data);
		doctor_cure(finding, "chmod -R u+rwX %s, o lanciare quadro come "
			    "il proprietario della cartella",
			    patient->workspace);
	} else if (!file_exists(file_join(&inbox, patient->workspace,
					  "inbox"))) {
		doctor_look(finding, "manca la cartella inbox, dove si "
			    "depositano i file");
		doctor_cure(finding, "mkdir %s", inbox.data);
	} else {
		doctor_good(finding, "tutte le cartelle sono aperte a %s",
			    user_name(geteuid(), name, sizeof(name)));
	}
	text_free(&path);
	text_free(&inbox);
	text_free(&closed);
}

/* A night writes a store's worth of log at most, the archive, the documents:
 * twice the store and a little more is comfortable. */
static void examine_space(struct patient *patient, struct finding *finding)
{
	enum { LEAST = 50, COMFORTABLE = 500, LEAST_FILES = 1000 };
	struct text path = {0};
	struct statvfs disk;
	struct stat store;
	long long room, wanted = COMFORTABLE;

	if (statvfs(patient->workspace, &disk) != 0) {
		doctor_look(finding, "%s: %s", patient->workspace,
			    strerror(errno));
		return;
	}
	if (stat(file_join(&path, patient->workspace, "quadro.db"),
		 &store) == 0)
		wanted += 2 * (long long)store.st_size / MEGABYTE;
	room = (long long)((double)disk.f_bavail * (double)disk.f_frsize /
			   MEGABYTE);
	if (room < LEAST ||
	    (disk.f_files > 0 && disk.f_favail < LEAST_FILES))
		doctor_mend(finding, "il disco è pieno: %lld MB liberi e posto "
			    "per %llu file", room,
			    (unsigned long long)disk.f_favail);
	else if (room < wanted)
		doctor_look(finding, "%lld MB liberi, meglio averne %lld", room,
			    wanted);
	else
		doctor_good(finding, "%lld MB liberi", room);
	if (finding->verdict != DOCTOR_GOOD)
		doctor_cure(finding, "liberare spazio; di %s si possono "
			    "spostare altrove solo le cartelle vecchie di out",
			    patient->workspace);
	text_free(&path);
}

const struct doctor_check doctor_of_workspace[] = {
	{"riservatezza", "Riservatezza", examine_privacy},
	{"proprietario", "Proprietario", examine_owner},
	{"scrittura", "Scrittura", examine_writable},
	{"spazio", "Spazio su disco", examine_space},
	{NULL, NULL, NULL},
};
