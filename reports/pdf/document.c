/* document.c: opens a document, keeps its first failure, finishes it.
 *
 * The order of finishing matters: the table of contents adds pages, pages give
 * the tags their content, fonts need all the characters. What each step writes
 * is in contents.c and write_*.c.
 */
#include "pdf/document.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "pdf/closing.h"
#include "pdf/contents.h"
#include "pdf/write.h"

enum { PROFILE_LIMIT = 4 * 1024 * 1024 };

void pdf_fail(struct pdf *pdf, enum exit_code code, const char *format, ...)
{
	char message[sizeof pdf->err.message];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	err_set(&pdf->err, code, "%s", message);
}

int pdf_failed(const struct pdf *pdf)
{
	return pdf->err.code != EXIT_DONE;
}

static int load_profile(struct pdf *pdf, struct err *err)
{
	const struct theme_file *file = &theme_colour_profile;

	if (!file_exists(file->path))
		return err_set(err, EXIT_CONFIG,
			       "manca il profilo colore %s: installare il "
			       "pacchetto %s", file->path, file->package);
	return file_read(file->path, PROFILE_LIMIT, &pdf->profile, err);
}

static void keep_info(struct pdf *pdf, const struct pdf_info *info)
{
	struct arena *arena = &pdf->arena;

	pdf->info = (struct pdf_info){
		.title = arena_copy(arena, info->title),
		.subject = arena_copy(arena, info->subject),
		.author = arena_copy(arena, info->author),
		.ambito = arena_copy(arena, info->ambito),
		.pack = arena_copy(arena, info->pack),
		.period = arena_copy(arena, info->period),
		.as_of = arena_copy(arena, info->as_of),
		.completeness = arena_copy(arena, info->completeness),
		.data_digest = arena_copy(arena, info->data_digest),
		.closing = arena_copy(arena, info->closing),
		.staged = info->staged,
	};
	if (pdf->info.title[0] == '\0')
		pdf->info.title = "quadro";
}

struct pdf *pdf_open(const struct pdf_fonts *fonts,
		     const struct pdf_info *info, struct err *err)
{
	struct pdf *pdf = must_alloc(sizeof *pdf);
	day_t day;

	memset(pdf, 0, sizeof *pdf);
	pdf->fonts = fonts;
	usage_start(&pdf->usage[0]);
	usage_start(&pdf->usage[1]);
	keep_info(pdf, info);
	pdf->root = node_new(&pdf->arena, NULL, "Document");
	pdf->flow.x = THEME_MARGIN;
	pdf->flow.width = THEME_TEXT_WIDTH;
	pdf->flow.y = PAGE_TOP;
	if (date_read_iso(pdf->info.as_of, strlen(pdf->info.as_of), &day) != 0) {
		err_set(err, EXIT_CONFIG, "la data \"%s\" non esiste",
			pdf->info.as_of);
		goto out;
	}
	if (load_profile(pdf, err) != 0)
		goto out;
	return pdf;
out:
	pdf_close(pdf);
	return NULL;
}

void pdf_close(struct pdf *pdf)
{
	if (pdf == NULL)
		return;
	for (size_t i = 0; i < pdf->n_pages; i++)
		free(pdf->pages[i]->items);
	free(pdf->pages);
	for (size_t i = 0; i < pdf->n_attachments; i++)
		text_free(&pdf->attachments[i].bytes);
	free(pdf->attachments);
	free(pdf->headings);
	usage_free(&pdf->usage[0]);
	usage_free(&pdf->usage[1]);
	text_free(&pdf->profile);
	arena_free(&pdf->arena);
	free(pdf);
}

size_t pdf_pages(const struct pdf *pdf)
{
	return pdf->n_pages;
}

void pdf_attach(struct pdf *pdf, const char *name, const char *mime,
		const char *description, const void *bytes, size_t n)
{
	struct attachment *attachment;

	if (pdf_failed(pdf))
		return;
	for (size_t i = 0; i < pdf->n_attachments; i++) {
		if (strcmp(pdf->attachments[i].name, name) == 0) {
			pdf_fail(pdf, EXIT_FAILED,
				 "due allegati con lo stesso nome: %s", name);
			return;
		}
	}
	pdf->attachments =
		must_resize(pdf->attachments,
			    (pdf->n_attachments + 1) * sizeof *attachment);
	attachment = &pdf->attachments[pdf->n_attachments++];
	memset(attachment, 0, sizeof *attachment);
	attachment->name = arena_copy(&pdf->arena, name);
	attachment->mime = arena_copy(&pdf->arena, mime);
	attachment->description = arena_copy(&pdf->arena, description);
	text_add(&attachment->bytes, bytes, n);
}

/* Breaks and cursors can leave pages where nothing was placed. */
static void drop_empty_pages(struct pdf *pdf)
{
	while (pdf->n_pages > 0 && pdf->pages[pdf->n_pages - 1]->n == 0)
		free(pdf->pages[--pdf->n_pages]->items);
}

/* What was begun and not ended would be lost without a word. */
static void check_closed(struct pdf *pdf)
{
	if (pdf->finished)
		pdf_fail(pdf, EXIT_FAILED, "documento già scritto");
	if (pdf->table != NULL || pdf->columns.open || pdf->panel.open ||
	    pdf->list.open)
		pdf_fail(pdf, EXIT_FAILED,
			 "una tabella, un elenco o un riquadro non è chiuso");
	drop_empty_pages(pdf);
	if (pdf->n_pages == 0)
		pdf_fail(pdf, EXIT_FAILED, "documento senza pagine");
}

static void free_writer(struct writer *writer)
{
	for (size_t i = 0; writer->owners != NULL && i < writer->pdf->n_pages;
	     i++)
		free(writer->owners[i]);
	free(writer->owners);
	free(writer->n_owners);
	free(writer->links);
	free(writer->pages);
	free(writer->page_numbers);
	objects_close(&writer->objects);
}

static int write_document(struct pdf *pdf, const char *path)
{
	struct writer writer = { .pdf = pdf };
	struct text catalog = { 0 };
	int result = -1;

	if (objects_open(&writer.objects, &pdf->err) != 0)
		goto out;
	write_pages(&writer);
	if (pdf_failed(pdf) || writer.objects.error != HPDF_OK) {
		objects_write(&writer.objects);
		goto out;
	}
	write_tags(&writer, &catalog);
	write_outline(&writer, &catalog);
	write_meta(&writer, &catalog);
	objects_fill(writer.objects.pdf->catalog, text_string(&catalog));
	if (pdf_failed(pdf) || objects_write(&writer.objects) != 0)
		goto out;
	result = file_write(path, writer.objects.file.data,
			    writer.objects.file.length, !pdf->info.staged,
			    &pdf->err);
out:
	free_writer(&writer);
	text_free(&catalog);
	return result;
}

int pdf_finish(struct pdf *pdf, const char *path, struct err *err)
{
	int result = -1;

	if (!pdf_failed(pdf))
		check_closed(pdf);
	if (!pdf_failed(pdf))
		closing_set(pdf);
	if (!pdf_failed(pdf))
		contents_set(pdf);
	if (!pdf_failed(pdf))
		result = write_document(pdf, path);
	pdf->finished = 1;
	if (result != 0)
		return err_set(err, pdf->err.code, "%s: %s", path,
			       pdf->err.message);
	return 0;
}
