// What libzint keeps in an array too large for Swift to see as anything but a tuple.
#include <zint.h>

/// Whether a module of an encoded symbol is dark; a row has eight modules a byte, lowest bit first.
static inline int liandan_zint_module(const struct zint_symbol *symbol, int row, int column) {
    return symbol->encoded_data[row][column >> 3] >> (column & 7) & 1;
}
