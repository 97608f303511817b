// Text by Pango, set on pages by Cairo.
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
