import LedgerLog

/// The tables a ledger is kept in; `Schemas/sql/sqlite.sql` explains them.
package enum LogSchema {
    /// "LDAN", so that `file` and other programs know whose database it is.
    package static let applicationID: Int32 = 0x4C44_414E
    /// Stands in the file as `user_version`; a file with another is not opened.
    package static let version: Int32 = 1

    /// Every statement that makes the schema, in order.
    package static let statements: [String] = tables + triggers

    /// The tables a replay rebuilds.
    static let derivedTables: [String] = tables.filter { statement in
        DerivedTable.allCases.contains { statement.hasPrefix("CREATE TABLE \($0.rawValue) ") }
    }

    private static let tables = [
        "CREATE TABLE description (one INTEGER PRIMARY KEY CHECK (one = 1), bytes BLOB NOT NULL) STRICT",
        "CREATE TABLE entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
        "CREATE TABLE event (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
        "CREATE TABLE submission (actor TEXT NOT NULL, id BLOB NOT NULL, header BLOB NOT NULL, "
            + "seq INTEGER NOT NULL, PRIMARY KEY (actor, id)) STRICT, WITHOUT ROWID",
        "CREATE TABLE finding (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
        "CREATE TABLE tile (level INTEGER NOT NULL, position INTEGER NOT NULL, "
            + "hashes BLOB NOT NULL, PRIMARY KEY (level, position)) STRICT",
        "CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, "
            + "last BLOB NOT NULL, recorded_at INTEGER NOT NULL, edge BLOB NOT NULL) STRICT",
        "CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT",
        "CREATE TABLE cosignature (size INTEGER NOT NULL, witness TEXT NOT NULL, line TEXT NOT NULL, "
            + "PRIMARY KEY (size, witness, line)) STRICT, WITHOUT ROWID",
        "CREATE TABLE timestamp (size INTEGER NOT NULL, token BLOB NOT NULL, "
            + "PRIMARY KEY (size, token)) STRICT",
        "CREATE TABLE opening (event INTEGER NOT NULL, path TEXT NOT NULL, salt BLOB NOT NULL, "
            + "value BLOB NOT NULL, PRIMARY KEY (event, path)) STRICT",
        "CREATE TABLE state (subject TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        "CREATE TABLE term (term TEXT NOT NULL, subject TEXT NOT NULL, "
            + "PRIMARY KEY (term, subject)) STRICT, WITHOUT ROWID",
        "CREATE TABLE touch (subject TEXT NOT NULL, event INTEGER NOT NULL, "
            + "PRIMARY KEY (subject, event)) STRICT, WITHOUT ROWID",
    ]

    private static let triggers: [String] =
        [
            "description", "entry", "event", "submission", "finding", "tile", "checkpoint",
            "cosignature", "timestamp",
        ]
        .flatMap { [refusal(of: "UPDATE", on: $0), refusal(of: "DELETE", on: $0)] }
        + [
            refusal(
                of: "UPDATE",
                on: "head",
                when: "WHEN NEW.size <= OLD.size ",
                "the log only grows"
            ),
            refusal(of: "DELETE", on: "head", "the log only grows"),
            refusal(of: "UPDATE", on: "opening"),
        ]

    private static func refusal(
        of verb: String,
        on table: String,
        when condition: String = "",
        _ reason: String = "append-only"
    ) -> String {
        "CREATE TRIGGER \(table)_\(verb.lowercased()) BEFORE \(verb) ON \(table) \(condition)"
            + "BEGIN SELECT RAISE(ABORT, '\(reason)'); END"
    }
}
