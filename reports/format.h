/* format.h: figures and dates as Italian readers write them.
 *
 * Every page, chart and cell that shows a number to people goes through here;
 * files for machines do not. Each function writes into the caller's buffer
 * (FORMAT_SIZE bytes are enough for any), NUL-terminated UTF-8, and returns
 * that buffer. NaN and infinities are "n.d.". Halves round away from zero and
 * nothing is ever "−0".
 */
#ifndef QUADRO_REPORTS_FORMAT_H
#define QUADRO_REPORTS_FORMAT_H

#include <stddef.h>

#define FORMAT_SIZE 64
#define FORMAT_MISSING "n.d."		/* not available */
#define FORMAT_NOT_FORESEEN "n.p."

/* "1.234,5": decimals from 0 to 6. */
char *format_number(char *buffer, size_t size, double value, int decimals);

/* Like format_number with at most `decimals`, without zeros at the end:
 * "12", "12,5". */
char *format_short(char *buffer, size_t size, double value, int decimals);

/* "45%", and one decimal below 10: "9,5%". value is already a percentage. */
char *format_percent(char *buffer, size_t size, double value);

/* "1.234,56" for table cells; the unit is in the header. */
char *format_euro(char *buffer, size_t size, double value);

/* "1,57 mln €", "12.345 €": for sentences. */
char *format_euro_text(char *buffer, size_t size, double value);

/* "30 giugno 2023" from "2023-06-30"; "n.d." when it is no date. */
char *format_date(char *buffer, size_t size, const char *iso);

/* The same after a word of "al", "Al", "dal", "del", "il", as it is read:
 * "al 7 luglio 2023", "all'8 luglio 2023"; "il 91%", "l'83%", "lo 0%". */
char *format_date_after(char *buffer, size_t size, const char *word,
			const char *iso);
char *format_percent_after(char *buffer, size_t size, const char *word,
			   double value);

/* "30/06/2023" from "2023-06-30": for narrow cells. */
char *format_date_short(char *buffer, size_t size, const char *iso);

/* "II trim. 2023" from "2023T2", "I sem. 2023" from "2023S1", "anno 2023" from
 * "2023"; "n.d." when it is no period. */
char *format_period(char *buffer, size_t size, const char *period);

#endif
