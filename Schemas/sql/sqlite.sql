-- How SQLite keeps a ledger. A dump of LedgerStoreSQLite's schema; a test compares the two.
-- application_id 0x4C44414E ("LDAN"), user_version 1.

-- The description, once and for ever (Schemas/log.md 2).
CREATE TABLE description (one INTEGER PRIMARY KEY CHECK (one = 1), bytes BLOB NOT NULL) STRICT;

-- The log: entries and, beside them, their events (id = seq * 2^20 + index).
CREATE TABLE entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE event (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

-- Which submission became which entry, by actor and id.
CREATE TABLE submission (actor TEXT NOT NULL, id BLOB NOT NULL, header BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (actor, id)) STRICT, WITHOUT ROWID;

-- The findings an entry was accepted with; no row where there are none.
CREATE TABLE finding (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

-- Full tiles of the tree, 256 hashes each.
CREATE TABLE tile (level INTEGER NOT NULL, position INTEGER NOT NULL, hashes BLOB NOT NULL, PRIMARY KEY (level, position)) STRICT;

-- Where the log stands, with the right edge of the tree.
CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, last BLOB NOT NULL, recorded_at INTEGER NOT NULL, edge BLOB NOT NULL) STRICT;

-- A signed checkpoint for every commit.
CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;

-- What others say of a checkpoint, attached after its commit: cosignature lines of witnesses
-- (Schemas/witness.md), timestamp tokens of RFC 3161 (Schemas/checkpoint.md 5).
CREATE TABLE cosignature (size INTEGER NOT NULL, witness TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY (size, witness, line)) STRICT, WITHOUT ROWID;
CREATE TABLE timestamp (size INTEGER NOT NULL, token BLOB NOT NULL, PRIMARY KEY (size, token)) STRICT;

-- What opens the sealed fields; the one table whose rows may go.
CREATE TABLE opening (event INTEGER NOT NULL, path TEXT NOT NULL, salt BLOB NOT NULL, value BLOB NOT NULL, PRIMARY KEY (event, path)) STRICT;

-- The projection: the state of every subject, the terms it is found by, the events that changed it.
CREATE TABLE state (subject TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE term (term TEXT NOT NULL, subject TEXT NOT NULL, PRIMARY KEY (term, subject)) STRICT, WITHOUT ROWID;
CREATE TABLE touch (subject TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (subject, event)) STRICT, WITHOUT ROWID;

-- Append-only.
CREATE TRIGGER description_update BEFORE UPDATE ON description BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER description_delete BEFORE DELETE ON description BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER entry_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER entry_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER event_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER event_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER submission_update BEFORE UPDATE ON submission BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER submission_delete BEFORE DELETE ON submission BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER finding_update BEFORE UPDATE ON finding BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER finding_delete BEFORE DELETE ON finding BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER tile_update BEFORE UPDATE ON tile BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER tile_delete BEFORE DELETE ON tile BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER checkpoint_update BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER checkpoint_delete BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER cosignature_update BEFORE UPDATE ON cosignature BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER cosignature_delete BEFORE DELETE ON cosignature BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER timestamp_update BEFORE UPDATE ON timestamp BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER timestamp_delete BEFORE DELETE ON timestamp BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER head_update BEFORE UPDATE ON head WHEN NEW.size <= OLD.size BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER head_delete BEFORE DELETE ON head BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER opening_update BEFORE UPDATE ON opening BEGIN SELECT RAISE(ABORT, 'append-only'); END;
