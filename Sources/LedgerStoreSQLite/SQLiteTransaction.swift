import CanonicalJSON
import GRDB
import LedgerLog

/// The one writer's view; what it writes becomes durable with the transaction around it.
final class SQLiteTransaction: SQLiteSnapshot, LogTransaction {
    /// Whether pages of the journal still show what was erased.
    private(set) var hasErased = false

    package func write(_ batch: LogBatch) throws(LogError) {
        try LogError.mapping {
            for record in batch.records { try write(record) }
            try erase(batch.erased)
            for tile in batch.tiles {
                try db.run(
                    "INSERT INTO tile (level, position, hashes) VALUES (?, ?, ?)",
                    .integer(Int64(tile.id.level)),
                    .integer(tile.id.index),
                    .bytes(Digest.bytes(of: tile.hashes))
                )
            }
            for change in batch.changes { try write(change) }
            try db.run(
                "UPDATE head SET size = ?, last = ?, recorded_at = ?, edge = ?",
                .integer(batch.head.size),
                .bytes(batch.head.last.bytes),
                .integer(batch.head.recordedAt.milliseconds),
                .bytes(batch.head.edge.bytes)
            )
            try write(batch.checkpoint)
        }
    }

    package func attach(
        cosignature: SignedNote.Signature,
        to size: UInt64
    ) throws(LogError) {
        try LogError.mapping {
            try db.run(
                "INSERT INTO cosignature (size, witness, line) VALUES (?, ?, ?) "
                    + "ON CONFLICT DO NOTHING",
                .integer(size),
                .text(cosignature.name),
                .text(cosignature.line)
            )
        }
    }

    package func attach(timestamp: [UInt8], to size: UInt64) throws(LogError) {
        try LogError.mapping {
            try db.run(
                "INSERT INTO timestamp (size, token) VALUES (?, ?) ON CONFLICT DO NOTHING",
                .integer(size),
                .bytes(timestamp)
            )
        }
    }

    /// Deletes what opens sealed fields; `secure_delete` overwrites it.
    func erase(_ places: [SealedPlace]) throws {
        for place in places {
            try db.run(
                "DELETE FROM opening WHERE event = ? AND path = ?",
                .integer(place.event),
                .text(place.path)
            )
        }
        hasErased = hasErased || !places.isEmpty
    }

    func write(_ checkpoint: Checkpoint) throws {
        try db.run(
            "INSERT INTO checkpoint (size, note) VALUES (?, ?)",
            .integer(checkpoint.head.size),
            .text(checkpoint.description)
        )
    }

    private func write(_ record: LogBatch.Record) throws {
        let seq = record.rebuilt.seq
        try db.run(
            "INSERT INTO entry (seq, bytes) VALUES (?, ?)",
            .integer(seq),
            .bytes(record.entryBytes)
        )
        for (index, event) in record.events.enumerated() {
            try db.run(
                "INSERT INTO event (id, bytes) VALUES (?, ?)",
                .integer(Entry.eventID(seq, index)),
                .bytes(event)
            )
        }
        try writeName(of: record.rebuilt)
        try writeFindings(of: record.rebuilt)
        for opening in record.openings {
            try db.run(
                "INSERT INTO opening (event, path, salt, value) VALUES (?, ?, ?, ?)",
                .integer(Entry.eventID(seq, opening.index)),
                .text(opening.path),
                .bytes(opening.salt),
                .bytes(opening.value.canonicalBytes)
            )
        }
    }

    /// Writes the name of an entry's submission, which no other entry may have.
    func writeName(of entry: RebuiltEntry) throws {
        try db.run(
            "INSERT INTO submission (actor, id, header, seq) VALUES (?, ?, ?, ?)",
            .text(entry.actor),
            .bytes(entry.id.bytes),
            .bytes(entry.headerHash.bytes),
            .integer(entry.seq)
        )
    }

    /// Writes what an entry was accepted with, if anything.
    func writeFindings(of entry: RebuiltEntry) throws {
        if let findings = entry.findings {
            try db.run(
                "INSERT INTO finding (seq, bytes) VALUES (?, ?)",
                .integer(entry.seq),
                .bytes(findings)
            )
        }
    }

    func write(_ change: StateChange) throws {
        try db.run(
            "INSERT INTO state (subject, value) VALUES (?1, ?2) "
                + "ON CONFLICT (subject) DO UPDATE SET value = ?2",
            .text(change.subject),
            .text(String(decoding: change.state, as: UTF8.self))
        )
        for term in change.removedTerms {
            try db.run(
                "DELETE FROM term WHERE term = ? AND subject = ?",
                .text(term),
                .text(change.subject)
            )
        }
        for term in change.addedTerms {
            try db.run(
                "INSERT INTO term (term, subject) VALUES (?, ?)",
                .text(term),
                .text(change.subject)
            )
        }
        for event in change.touchedBy {
            try db.run(
                "INSERT INTO touch (subject, event) VALUES (?, ?)",
                .text(change.subject),
                .integer(event)
            )
        }
    }
}
