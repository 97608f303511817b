// What SQLite offers only as macros or variadic functions, which Swift cannot see.
#include <sqlite3.h>

/// Forbids SQL that could corrupt the file on purpose (SQLITE_DBCONFIG_DEFENSIVE).
static inline int liandan_sqlite_defend(sqlite3 *db) {
    return sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}

/// Lets names of files be URIs with parameters; counts only before anything was opened.
static inline void liandan_sqlite_allow_uris(void) { sqlite3_config(SQLITE_CONFIG_URI, 1); }

/// Binds bytes that SQLite copies.
static inline int liandan_bind_bytes(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    return sqlite3_bind_blob(statement, index, count > 0 ? bytes : "", count, SQLITE_TRANSIENT);
}

/// Binds text that SQLite copies.
static inline int liandan_bind_text(sqlite3_stmt *statement, int index, const char *text, int count) {
    return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}
