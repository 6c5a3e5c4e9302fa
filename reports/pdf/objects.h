/* objects.h: inside the page layer: objects of the file, through libharu.
 *
 * libharu gives numbers to objects, compresses streams, writes the file's
 * skeleton; what is in the objects is written here as PDF source, because its
 * API has neither tags nor metadata.
 */
#ifndef QUADRO_REPORTS_PDF_OBJECTS_H
#define QUADRO_REPORTS_PDF_OBJECTS_H

#include <hpdf.h>
#include <hpdf_doc.h>

#include "base/err.h"
#include "base/text.h"

struct objects {
	HPDF_Doc pdf;
	HPDF_STATUS error;	/* first of libharu's, HPDF_OK while none */
	struct err *err;
	struct text file;	/* the bytes written */
	struct text trailer;	/* source of what the trailer adds */
};

/* Starts a file. 0 or -1 with err. Close with objects_close. */
int objects_open(struct objects *objects, struct err *err);
void objects_close(struct objects *objects);

/* A new dictionary object, empty so far; NULL after an error. Its number with
 * objects_number. */
HPDF_Dict objects_new(struct objects *objects);
unsigned long objects_number(const void *object);

/* Gives an object (of objects_new, the catalog, the info) what it holds:
 * source between << and >>, which must live until objects_write. */
void objects_fill(HPDF_Dict object, const char *source);

/* A new stream object of these bytes (copied), compressed or not; source, its
 * own entries, must live until objects_write. NULL after an error. */
HPDF_Dict objects_stream(struct objects *objects, const char *bytes,
			 size_t n, int compressed, const char *source);

/* Writes everything into objects->file, with an ID that is the digest of the
 * bytes before it. 0, or -1 with err. */
int objects_write(struct objects *objects);

#endif
