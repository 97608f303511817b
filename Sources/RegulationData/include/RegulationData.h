// The regulation's tables as they stand in `tables/`, compiled into the binary.
#include <stddef.h>

/// Number of tables.
extern const size_t liandan_table_count;

/// Name and text of a table, by its place; the text does not end in a zero byte.
const char *liandan_table_name(size_t index);
const unsigned char *liandan_table_text(size_t index);
size_t liandan_table_length(size_t index);
