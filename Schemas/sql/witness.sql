-- How a witness remembers (Schemas/witness.md 4). A dump of LedgerStoreSQLite's schema; a test compares the two.
-- application_id 0x4C445754 ("LDWT"), user_version 1.

-- The witness's own verifier key, once and for ever: another key needs another file.
CREATE TABLE witness (one INTEGER PRIMARY KEY CHECK (one = 1), key TEXT NOT NULL) STRICT;

-- The logs it witnesses, and the last checkpoint of each that it cosigned, with log signature and cosignature.
CREATE TABLE log (origin TEXT PRIMARY KEY, key TEXT NOT NULL, size INTEGER, root BLOB, note TEXT) STRICT;

-- It never goes back. A log's key changes only by itself, when `witness add` is told of its successor (witness.md 4).
CREATE TRIGGER witness_update BEFORE UPDATE ON witness BEGIN SELECT RAISE(ABORT, 'a witness keeps its key'); END;
CREATE TRIGGER witness_delete BEFORE DELETE ON witness BEGIN SELECT RAISE(ABORT, 'a witness keeps its key'); END;
CREATE TRIGGER log_update BEFORE UPDATE ON log WHEN NEW.origin <> OLD.origin OR (NEW.key <> OLD.key AND NEW.note IS NOT OLD.note) OR (NEW.size IS NULL AND NEW.key = OLD.key) OR NEW.size < OLD.size OR (NEW.size = OLD.size AND NEW.root <> OLD.root) BEGIN SELECT RAISE(ABORT, 'a witness never goes back'); END;
CREATE TRIGGER log_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'a witness never forgets'); END;
