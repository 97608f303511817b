import CanonicalJSON
import GRDB
import LedgerLog

/// One unchanging state of a ledger, read inside one transaction of one connection.
class SQLiteSnapshot: LogSnapshot {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// Throws `corrupt` if there is none.
    package func description() throws(LogError) -> [UInt8] {
        let found = try LogError.mapping {
            try db.first("SELECT bytes FROM description") { $0.bytes(0) }
        }
        guard let found else { throw LogError(.corrupt, "the ledger has no description") }
        return found
    }

    /// Throws `corrupt` unless the edge fits the size.
    package func head() throws(LogError) -> Head {
        let head = try LogError.mapping {
            try db.first("SELECT size, last, recorded_at, edge FROM head") { row -> Head? in
                guard let size = UInt64(exactly: row.integer(0)), let last = Digest(row.bytes(1)),
                    let recordedAt = Timestamp(milliseconds: row.integer(2)),
                    let edge = TreeEdge(size: size, bytes: row.bytes(3))
                else { return nil }
                return Head(last: last, recordedAt: recordedAt, edge: edge)
            }
        }
        guard let head = head ?? nil else {
            throw LogError(.corrupt, "the ledger has no valid head")
        }
        return head
    }

    package func entry(_ seq: UInt64) throws(LogError) -> [UInt8]? {
        try LogError.mapping {
            try db.first("SELECT bytes FROM entry WHERE seq = ?", .integer(seq)) { $0.bytes(0) }
        }
    }

    package func events(of seq: UInt64) throws(LogError) -> [[UInt8]] {
        try LogError.mapping {
            var events: [[UInt8]] = []
            try db.forEach(
                "SELECT bytes FROM event WHERE id >= ? AND id < ? ORDER BY id",
                .integer(Entry.eventID(seq, 0)),
                .integer(Entry.eventID(seq + 1, 0))
            ) { events.append($0.bytes(0)) }
            return events
        }
    }

    package func event(_ seq: UInt64, _ index: Int) throws(LogError) -> [UInt8]? {
        try LogError.mapping {
            let id = Entry.eventID(seq, index)
            return try db.first("SELECT bytes FROM event WHERE id = ?", .integer(id)) {
                $0.bytes(0)
            }
        }
    }

    package func findings(of seq: UInt64) throws(LogError) -> [UInt8]? {
        try LogError.mapping {
            try db.first("SELECT bytes FROM finding WHERE seq = ?", .integer(seq)) { $0.bytes(0) }
        }
    }

    /// Throws `corrupt` if a value is not canonical JSON.
    package func openings(of seq: UInt64) throws(LogError) -> [Opening] {
        let rows = try LogError.mapping {
            var rows: [(index: Int, path: String, salt: [UInt8], value: [UInt8])] = []
            try db.forEach(
                "SELECT event, path, salt, value FROM opening WHERE event >= ? AND event < ? "
                    + "ORDER BY event, path",
                .integer(Entry.eventID(seq, 0)),
                .integer(Entry.eventID(seq + 1, 0))
            ) { row in
                let index = Int(row.integer(0) & 0xF_FFFF)
                rows.append((index, row.text(1), row.bytes(2), row.bytes(3)))
            }
            return rows
        }
        return try rows.map { (row) throws(LogError) in
            guard let value = try? CanonicalReader.read(row.value) else {
                throw LogError(.corrupt, "entry \(seq): an opening is not canonical JSON")
            }
            return Opening(index: row.index, path: row.path, salt: row.salt, value: value)
        }
    }

    package func sealedPlaces(
        after: SealedPlace?,
        limit: Int
    ) throws(LogError) -> [SealedPlace] {
        try LogError.mapping {
            var places: [SealedPlace] = []
            try db.forEach(
                "SELECT event, path FROM opening WHERE (event, path) > (?, ?) "
                    + "ORDER BY event, path LIMIT ?",
                .integer(after.map { Int64($0.event) } ?? -1),
                .text(after?.path ?? ""),
                .integer(Int64(limit))
            ) { places.append(SealedPlace(event: UInt64($0.integer(0)), path: $0.text(1))) }
            return places
        }
    }

    package func submission(
        actor: String,
        id: UniqueID
    ) throws(LogError) -> (header: Digest, seq: UInt64)? {
        try LogError.mapping {
            try db.first(
                "SELECT header, seq FROM submission WHERE actor = ? AND id = ?",
                .text(actor),
                .bytes(id.bytes)
            ) { row in
                guard let header = Digest(row.bytes(0)) else {
                    throw LogError(.corrupt, "the submission \(id) has no valid header hash")
                }
                return (header, UInt64(row.integer(1)))
            }
        }
    }

    package func tile(_ id: TileID) throws(LogError) -> [Digest]? {
        try LogError.mapping {
            try db.first(
                "SELECT hashes FROM tile WHERE level = ? AND position = ?",
                .integer(Int64(id.level)),
                .integer(id.index)
            ) { Digest.digests(in: $0.bytes(0)) } ?? nil
        }
    }

    package func checkpoint(size: UInt64) throws(LogError) -> String? {
        try LogError.mapping {
            try db.first("SELECT note FROM checkpoint WHERE size = ?", .integer(size)) {
                $0.text(0)
            }
        }
    }

    package func checkpoint(
        covering seq: UInt64
    ) throws(LogError) -> (size: UInt64, note: String)? {
        try LogError.mapping {
            try db.first(
                "SELECT size, note FROM checkpoint WHERE size > ? ORDER BY size LIMIT 1",
                .integer(seq)
            ) { (UInt64($0.integer(0)), $0.text(1)) }
        }
    }

    package func cosignatures(of size: UInt64) throws(LogError) -> [String] {
        try LogError.mapping {
            var lines: [String] = []
            try db.forEach(
                "SELECT line FROM cosignature WHERE size = ? ORDER BY witness, line",
                .integer(size)
            ) { lines.append($0.text(0)) }
            return lines
        }
    }

    /// Looks from the end: whoever witnesses a ledger is asked about its newest sizes.
    package func lastSize(cosignedBy witness: String) throws(LogError) -> UInt64? {
        try LogError.mapping {
            try db.first(
                "SELECT size FROM cosignature WHERE witness = ? ORDER BY size DESC LIMIT 1",
                .text(witness)
            ) { UInt64($0.integer(0)) }
        }
    }

    package func timestamps(of size: UInt64) throws(LogError) -> [[UInt8]] {
        try LogError.mapping {
            var tokens: [[UInt8]] = []
            try db.forEach(
                "SELECT token FROM timestamp WHERE size = ? ORDER BY rowid",
                .integer(size)
            ) { tokens.append($0.bytes(0)) }
            return tokens
        }
    }

    /// The checkpoint of the head, as it is stored; nil if it cannot be read.
    func newestCheckpoint() throws(LogError) -> Checkpoint? {
        try checkpoint(size: head().size).flatMap { Checkpoint($0) }
    }

    /// Whether the ledger has stored a checkpoint of the same name, size and root.
    func hasSigned(_ checkpoint: Checkpoint) throws(LogError) -> Bool {
        let stored = try self.checkpoint(size: checkpoint.head.size).flatMap { Checkpoint($0) }
        return stored?.head == checkpoint.head && stored?.origin == checkpoint.origin
    }

    package func state(of subject: String) throws(LogError) -> [UInt8]? {
        try LogError.mapping {
            try db.first("SELECT value FROM state WHERE subject = ?", .text(subject)) {
                $0.bytes(0)
            }
        }
    }

    package func subjects(
        term: String,
        after: String?,
        limit: Int
    ) throws(LogError) -> [String] {
        try LogError.mapping {
            var subjects: [String] = []
            try db.forEach(
                "SELECT subject FROM term WHERE term = ? AND subject > ? ORDER BY subject LIMIT ?",
                .text(term),
                .text(after ?? ""),
                .integer(Int64(limit))
            ) { subjects.append($0.text(0)) }
            return subjects
        }
    }

    package func touches(
        of subject: String,
        after: UInt64?,
        limit: Int
    ) throws(LogError) -> [UInt64] {
        try LogError.mapping {
            var events: [UInt64] = []
            try db.forEach(
                "SELECT event FROM touch WHERE subject = ? AND event > ? ORDER BY event LIMIT ?",
                .text(subject),
                .integer(after.map(Int64.init) ?? -1),
                .integer(Int64(limit))
            ) { events.append(UInt64($0.integer(0))) }
            return events
        }
    }
}
