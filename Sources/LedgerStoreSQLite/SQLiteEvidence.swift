import CSQLite
import CanonicalJSON
import GRDB
import LedgerLog

/// The stored rows as they are.
final class SQLiteEvidence: SQLiteSnapshot, LogEvidence {
    /// Compares the schema statement by statement, then has SQLite check every page.
    package func storageFaults() throws(LogError) -> [String] {
        try LogError.mapping {
            let expected = Set(LogSchema.statements)
            let found = Set(
                try String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
            )
            let missing = expected.subtracting(found).sorted().map { "schema: missing: \($0)" }
            let foreign = found.subtracting(expected).sorted().map { "schema: foreign: \($0)" }
            let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check(10)")
                .filter { $0 != "ok" }
            return missing + foreign + damage
        }
    }

    package func entries(
        in range: Range<UInt64>,
        _ body: (UInt64, [UInt8]) throws(LogError) -> Void
    ) throws(LogError) {
        try LogError.mapping {
            try db.forEach(
                "SELECT seq, bytes FROM entry WHERE seq >= ? AND seq < ? ORDER BY seq",
                .integer(range.lowerBound),
                .integer(range.upperBound)
            ) { row in try body(UInt64(row.integer(0)), row.bytes(1)) }
        }
    }

    package func events(
        ofEntries range: Range<UInt64>,
        _ body: (UInt64, Span<UInt8>) throws(LogError) -> Void
    ) throws(LogError) {
        try LogError.mapping {
            try db.forEach(
                "SELECT id, bytes FROM event WHERE id >= ? AND id < ? ORDER BY id",
                .integer(Entry.eventID(range.lowerBound, 0)),
                .integer(Entry.eventID(range.upperBound, 0))
            ) { row in try row.withBytes(1) { try body(UInt64(row.integer(0)), $0) } }
        }
    }

    package func cosignatures(
        _ body: (UInt64, String, String) throws(LogError) -> Void
    ) throws(LogError) {
        try LogError.mapping {
            try db.forEach("SELECT size, witness, line FROM cosignature ORDER BY size") { row in
                try body(row.size, row.text(1), row.text(2))
            }
        }
    }

    package func timestamps(
        _ body: (UInt64, [UInt8]) throws(LogError) -> Void
    ) throws(LogError) {
        try LogError.mapping {
            try db.forEach("SELECT size, token FROM timestamp ORDER BY size") { row in
                try body(row.size, row.bytes(1))
            }
        }
    }

    /// Names at most one row of each table.
    package func strays(beyond size: UInt64) throws(LogError) -> [String] {
        let limits: [(table: String, key: String, limit: UInt64)] = [
            ("entry", "seq", size), ("event", "id", Entry.eventID(size, 0)),
            ("checkpoint", "size", size + 1), ("opening", "event", Entry.eventID(size, 0)),
        ]
        return try LogError.mapping {
            try limits.compactMap { table, key, limit in
                try db.first(
                    "SELECT \(key) FROM \(table) WHERE \(key) < 0 OR \(key) >= ? LIMIT 1",
                    .integer(limit)
                ) { "\(table) \($0.integer(0))" }
            }
        }
    }

    package func count(_ table: CountedTable) throws(LogError) -> UInt64 {
        try LogError.mapping {
            try db.first("SELECT count(*) FROM \(table.rawValue)") { UInt64($0.integer(0)) } ?? 0
        }
    }

    /// Walks both tables side by side; throws `fault` if the scratch is of another engine.
    package func firstDifference(
        in table: DerivedTable,
        from scratch: any LogScratch
    ) throws(LogError) -> String? {
        guard let scratch = scratch as? SQLiteScratch else {
            throw LogError(.fault, "the scratch is of another engine")
        }
        return try LogError.mapping {
            try scratch.withDatabase { rebuilt in
                var stored = try SQLiteRows(db.cachedStatement(sql: table.query), [])
                var other = try SQLiteRows(rebuilt.cachedStatement(sql: table.query), [])
                while true {
                    switch (try stored.step(), try other.step()) {
                    case (false, false): return nil
                    case (true, false): return stored.key(table)
                    case (false, true): return other.key(table)
                    case (true, true):
                        if stored.sameValues(as: other, table.columns) { continue }
                        return min(stored.key(table), other.key(table))
                    }
                }
            }
        }
    }
}

extension DerivedTable {
    /// The columns, those of the key first.
    private var names: [String] {
        switch self {
        case .submission: ["actor", "id", "header", "seq"]
        case .finding: ["seq", "bytes"]
        case .state: ["subject", "value"]
        case .term: ["term", "subject"]
        case .touch: ["subject", "event"]
        }
    }

    fileprivate var columns: Int32 { Int32(names.count) }

    fileprivate var query: String {
        let order =
            self == .submission || self == .term || self == .touch
            ? names.prefix(2) : names.prefix(1)
        return "SELECT \(names.joined(separator: ", ")) FROM \(rawValue) "
            + "ORDER BY \(order.joined(separator: ", "))"
    }
}

extension SQLiteRows {
    /// The first column as a size; one no log can have if somebody wrote a negative number.
    fileprivate var size: UInt64 { UInt64(bitPattern: integer(0)) }

    /// The key of the present row, for people.
    fileprivate func key(_ table: DerivedTable) -> String {
        switch table {
        case .submission: "\(text(0)) \(UniqueID(bytes: bytes(1))?.description ?? "?")"
        case .finding: "entry \(integer(0))"
        case .state: text(0)
        case .term: "\(text(0)) \(text(1))"
        case .touch: "\(text(0)) \(integer(1) >> 20).\(integer(1) & 0xF_FFFF)"
        }
    }

    fileprivate func sameValues(as other: borrowing SQLiteRows, _ columns: Int32) -> Bool {
        (0..<columns).allSatisfy { sameValue(as: other, $0) }
    }
}
