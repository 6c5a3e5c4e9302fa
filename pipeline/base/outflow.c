/* outflow.c: in memory while it is small, beside its place when it grows: a
 * receipt has a line for each mistake of a file, and a file may hold millions. */
#include "base/outflow.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

enum { SMALL = 1 << 20 };

void outflow_begin(struct outflow *flow, struct writer *writer,
		   const char *path)
{
	*flow = (struct outflow){.writer = writer, .fd = -1};
	text_add_string(&flow->path, path);
	file_beside(&flow->beside, path);
}

static int fail(const struct outflow *flow, struct err *err)
{
	return err_system(err, EXIT_FAILED, errno, "%s: il file non si può "
			  "scrivere", flow->path.data);
}

static int pour(struct outflow *flow, struct err *err)
{
	const char *at = text_string(&flow->text);
	size_t left = flow->text.length;

	if (!flow->begun) {
		/* It may be at work on an earlier file of this name. */
		if (writer_wait(flow->writer, err) != 0)
			return -1;
		flow->fd = open(flow->beside.data, O_WRONLY | O_CREAT |
				O_TRUNC | O_CLOEXEC, 0666);
		flow->begun = flow->fd >= 0;
	}
	while (flow->begun && left > 0) {
		ssize_t n = write(flow->fd, at, left);

		if (n < 0 && errno != EINTR)
			return fail(flow, err);
		at += n > 0 ? n : 0;
		left -= n > 0 ? (size_t)n : 0;
	}
	text_clear(&flow->text);
	return flow->begun ? 0 : fail(flow, err);
}

int outflow_go_on(struct outflow *flow, struct err *err)
{
	return flow->writer != NULL && flow->text.length > SMALL ?
	       pour(flow, err) : 0;
}

/* The file that was begun beside its place takes it, or goes. */
static int settle(struct outflow *flow, int status, struct err *err)
{
	if (status == 0)
		status = pour(flow, err);
	if (close(flow->fd) != 0 && status == 0)
		status = fail(flow, err);
	if (status == 0 && rename(flow->beside.data, flow->path.data) != 0)
		status = fail(flow, err);
	if (status != 0)
		unlink(flow->beside.data);
	return status;
}

int outflow_end(struct outflow *flow, int status, struct err *err)
{
	if (flow->begun)
		status = settle(flow, status, err);
	else if (status == 0)
		writer_put(flow->writer, flow->path.data,
			   text_string(&flow->text), flow->text.length);
	text_free(&flow->text);
	text_free(&flow->path);
	text_free(&flow->beside);
	return status;
}
