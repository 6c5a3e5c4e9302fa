/* objects.c: the file's skeleton on libharu, and its errors.
 *
 * libharu's errors are sticky and some calls fail yet return success: only the
 * handler is believed, and the first error is told. The file is written to
 * memory, for the caller to store whole.
 */
#include "pdf/objects.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"

static void on_error(HPDF_STATUS number, HPDF_STATUS detail, void *user)
{
	struct objects *objects = user;

	(void)detail;
	if (objects->error == HPDF_OK)
		objects->error = number;
}

/* Turns libharu's number into words, once. 0 or -1. */
static int check(struct objects *objects)
{
	if (objects->error == HPDF_OK)
		return 0;
	if (objects->error == HPDF_FAILD_TO_ALLOC_MEM)
		return err_set(objects->err, EXIT_FAILED,
			       "memoria esaurita nello scrivere il PDF");
	return err_set(objects->err, EXIT_FAILED,
		       "il PDF non si è potuto comporre: errore 0x%04lX di "
		       "libharu", objects->error);
}

int objects_open(struct objects *objects, struct err *err)
{
	memset(objects, 0, sizeof *objects);
	objects->err = err;
	objects->pdf = HPDF_New(on_error, objects);
	if (objects->pdf == NULL)
		return err_set(err, EXIT_FAILED, "libharu non si avvia");
	objects->pdf->pdf_version = HPDF_VER_17;
	HPDF_SetCompressionMode(objects->pdf, HPDF_COMP_ALL);
	return check(objects);
}

void objects_close(struct objects *objects)
{
	if (objects->pdf != NULL)
		HPDF_Free(objects->pdf);
	objects->pdf = NULL;
	text_free(&objects->file);
	text_free(&objects->trailer);
}

static HPDF_STATUS write_source(HPDF_Dict object, HPDF_Stream stream)
{
	const char *source = object->attr;

	if (source == NULL || source[0] == '\0')
		return HPDF_OK;
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)source,
				 (HPDF_UINT)strlen(source));
}

void objects_fill(HPDF_Dict object, const char *source)
{
	if (object == NULL)
		return;
	object->attr = (void *)source;
	object->write_fn = write_source;
}

HPDF_Dict objects_new(struct objects *objects)
{
	HPDF_Dict object = HPDF_Dict_New(objects->pdf->mmgr);

	if (object == NULL ||
	    HPDF_Xref_Add(objects->pdf->xref, object) != HPDF_OK) {
		on_error(HPDF_FAILD_TO_ALLOC_MEM, 0, objects);
		return NULL;
	}
	return object;
}

unsigned long objects_number(const void *object)
{
	const HPDF_Obj_Header *header = object;

	return header != NULL ? header->obj_id & 0x00FFFFFF : 0;
}

HPDF_Dict objects_stream(struct objects *objects, const char *bytes,
			 size_t n, int compressed, const char *source)
{
	HPDF_Dict object =
		HPDF_DictStream_New(objects->pdf->mmgr, objects->pdf->xref);

	if (object == NULL) {
		on_error(HPDF_FAILD_TO_ALLOC_MEM, 0, objects);
		return NULL;
	}
	object->filter = compressed ? HPDF_STREAM_FILTER_FLATE_DECODE
				    : HPDF_STREAM_FILTER_NONE;
	objects_fill(object, source);
	if (n > 0 &&
	    HPDF_Stream_Write(object->stream, (const HPDF_BYTE *)bytes,
			      (HPDF_UINT)n) != HPDF_OK)
		on_error(HPDF_FAILD_TO_ALLOC_MEM, 0, objects);
	return object;
}

static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes,
			      HPDF_UINT n)
{
	struct objects *objects = stream->attr;

	text_add(&objects->file, (const char *)bytes, n);
	return HPDF_OK;
}

/* Called when all the objects are written: their digest is the ID. */
static HPDF_STATUS write_trailer(HPDF_Dict trailer, HPDF_Stream stream)
{
	struct objects *objects = trailer->attr;
	struct digest *digest = digest_new();
	char hex[DIGEST_SIZE];

	digest_add(digest, objects->file.data, objects->file.length);
	digest_finish(digest, hex);
	text_clear(&objects->trailer);
	text_format(&objects->trailer, "/ID[<%.32s><%.32s>]\n", hex, hex);
	return HPDF_Stream_Write(stream,
				 (const HPDF_BYTE *)objects->trailer.data,
				 (HPDF_UINT)objects->trailer.length);
}

int objects_write(struct objects *objects)
{
	HPDF_Doc pdf = objects->pdf;

	if (check(objects) != 0)
		return -1;
	pdf->trailer->attr = objects;
	pdf->trailer->write_fn = write_trailer;
	/* libharu writes to the stream it is given here: ours. */
	pdf->stream = HPDF_CallbackWriter_New(pdf->mmgr, take_bytes, objects);
	if (pdf->stream == NULL)
		on_error(HPDF_FAILD_TO_ALLOC_MEM, 0, objects);
	else
		HPDF_SaveToStream(pdf);
	return check(objects);
}
