import GRDB
import LedgerLog

/// A throw-away database with the derived tables, for a replay.
final class SQLiteScratch: LogScratch {
    private let queue: DatabaseQueue

    init() throws(LogError) {
        queue = try LogError.mapping {
            var configuration = Configuration()
            configuration.prepareDatabase { db in
                // Nothing here needs to survive anything.
                try db.execute(sql: "PRAGMA journal_mode = OFF")
                try db.execute(sql: "PRAGMA synchronous = OFF")
            }
            // Without a path SQLite keeps a database in memory, and on disk only what is too much.
            let queue = try DatabaseQueue(path: "", configuration: configuration)
            try queue.write { db in
                for statement in LogSchema.derivedTables { try db.execute(sql: statement) }
            }
            return queue
        }
    }

    package func state(of subject: String) throws(LogError) -> [UInt8]? {
        try LogError.mapping {
            try queue.writeWithoutTransaction { try SQLiteSnapshot($0).state(of: subject) }
        }
    }

    package func write(
        _ rows: [RebuiltEntry],
        _ changes: [StateChange]
    ) throws(LogError) -> [UInt64] {
        try LogError.mapping {
            try queue.write { db in
                let transaction = SQLiteTransaction(db)
                let earlier = SQLiteSnapshot(db)
                var repeated: [UInt64] = []
                for row in rows {
                    if try earlier.submission(actor: row.actor, id: row.id) == nil {
                        try transaction.writeName(of: row)
                    } else {
                        repeated.append(row.seq)
                    }
                    try transaction.writeFindings(of: row)
                }
                for change in changes { try transaction.write(change) }
                return repeated
            }
        }
    }

    func withDatabase<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try queue.writeWithoutTransaction(body)
    }
}
