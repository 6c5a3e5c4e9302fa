/* veil.c: quarters whose value is suppressed, in a chart in time.
 *
 * A suppressed value is neither a zero nor a gap: its quarter is hatched over
 * the whole height, which tells nothing of how high the value is, and reads
 * its mark at the foot. What the marks mean is said by the page.
 */
#include "chart/veil.h"

#include <math.h>

#include "chart/style.h"

static const double HALF = 0.42;	/* of a quarter, on either side */

void veil_draw(struct sketch *sketch, const double *x,
	       const char *const *marks, size_t n)
{
	static const struct lettering LETTERING = {
		STYLE_SMALL, 1, THEME_SECONDARY, DRAWING_CENTER
	};
	size_t i;

	for (i = 0; marks && i < n; i++) {
		double left, right;

		if (!marks[i])
			continue;
		left = fmax(x[i] - HALF, sketch->xlow);
		right = fmin(x[i] + HALF, sketch->xhigh);
		sketch_box(sketch, BEHIND, ON_AXES, left, sketch->ylow, right,
			   sketch->yhigh, FILL_HATCH, THEME_LIGHT_GREY);
		left = (sketch_x(sketch, left) + sketch_x(sketch, right)) / 2;
		sketch_box(sketch, IN_FRONT, ON_PAGE, left - 7,
			   sketch->bottom + 2, left + 7, sketch->bottom + 12,
			   FILL_PLAIN, THEME_WHITE);
		sketch_text(sketch, ON_PAGE, left, sketch->bottom + 7, 0, 0,
			    &LETTERING, marks[i]);
	}
}
