import CSQLite
package import GRDB

/// Every setting of a connection, with its reason.
package enum SQLiteConfiguration {
    /// How long a writer waits for another before it gives up, in seconds.
    package static let patience = 30.0

    /// Makes the configuration of a reader or a writer; `patience` is in seconds.
    package static func make(readOnly: Bool, patience: Double = patience) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(patience)
        configuration.label = "liandan"
        configuration.prepareDatabase { db in
            // No SQL can turn off what protects the file from its own users.
            guard unsafe liandan_sqlite_defend(db.sqliteConnection) == SQLITE_OK else {
                throw DatabaseError(message: "SQLite has no defensive mode")
            }
            // A damaged page is found when it is read, not when it has done harm.
            try db.execute(sql: "PRAGMA cell_size_check = ON")
            // Functions in a schema somebody else wrote have no side effects.
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
            // What REPLACE deletes meets the triggers too.
            try db.execute(sql: "PRAGMA recursive_triggers = ON")
            // What is erased is overwritten, not only forgotten.
            try db.execute(sql: "PRAGMA secure_delete = ON")
            if !readOnly { try writeDurably(db) }
        }
        return configuration
    }

    /// Readers and the writer do not wait for each other, and a commit survives a power cut.
    private static func writeDurably(_ db: Database) throws {
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        guard mode == "wal" else {
            throw DatabaseError(
                message: "the ledger cannot be kept in WAL mode here, but in \(mode ?? "?")"
            )
        }
        try db.execute(sql: "PRAGMA synchronous = FULL")
        let level = try Int.fetchOne(db, sql: "PRAGMA synchronous")
        guard level == 2 else {
            throw DatabaseError(
                message: "synchronous is \(level.map(String.init) ?? "?"), not FULL"
            )
        }
    }
}
