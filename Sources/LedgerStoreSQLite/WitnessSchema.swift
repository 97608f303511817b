/// The tables a witness remembers in; `Schemas/sql/witness.sql` explains them.
package enum WitnessSchema {
    /// "LDWT", so that nobody takes the file for a ledger.
    package static let applicationID: Int32 = 0x4C44_5754
    /// Stands in the file as `user_version`; a file with another is not opened.
    package static let version: Int32 = 1

    /// Every statement that makes the schema, in order.
    package static let statements = [
        "CREATE TABLE witness (one INTEGER PRIMARY KEY CHECK (one = 1), key TEXT NOT NULL) STRICT",
        "CREATE TABLE log (origin TEXT PRIMARY KEY, key TEXT NOT NULL, size INTEGER, root BLOB, "
            + "note TEXT) STRICT",
        "CREATE TRIGGER witness_update BEFORE UPDATE ON witness "
            + "BEGIN SELECT RAISE(ABORT, 'a witness keeps its key'); END",
        "CREATE TRIGGER witness_delete BEFORE DELETE ON witness "
            + "BEGIN SELECT RAISE(ABORT, 'a witness keeps its key'); END",
        "CREATE TRIGGER log_update BEFORE UPDATE ON log WHEN NEW.origin <> OLD.origin "
            + "OR (NEW.key <> OLD.key AND NEW.note IS NOT OLD.note) "
            + "OR (NEW.size IS NULL AND NEW.key = OLD.key) OR NEW.size < OLD.size "
            + "OR (NEW.size = OLD.size AND NEW.root <> OLD.root) "
            + "BEGIN SELECT RAISE(ABORT, 'a witness never goes back'); END",
        "CREATE TRIGGER log_delete BEFORE DELETE ON log "
            + "BEGIN SELECT RAISE(ABORT, 'a witness never forgets'); END",
    ]
}
