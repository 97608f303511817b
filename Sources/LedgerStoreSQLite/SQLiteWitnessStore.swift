import CanonicalJSON
import Foundation
import GRDB
package import LedgerLog

/// What a witness remembers of the logs it witnesses, in one SQLite file.
package final class SQLiteWitnessStore: Sendable {
    private let queue: DatabaseQueue
    /// The witness's name and key, which the file is bound to.
    package let key: NoteKey

    private init(_ queue: DatabaseQueue, _ key: NoteKey) {
        self.queue = queue
        self.key = key
    }

    /// Makes the empty memory of a witness.
    ///
    /// - Throws: `conflict` if there already is a file.
    package static func create(
        at path: String,
        _ key: NoteKey
    ) throws(LogError) -> SQLiteWitnessStore {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw LogError(.conflict, "\(path) exists already")
        }
        return try LogError.mapping {
            let queue = try DatabaseQueue(
                path: path,
                configuration: SQLiteConfiguration.make(readOnly: false)
            )
            try queue.inTransaction(.immediate) { db in
                try db.execute(sql: "PRAGMA application_id = \(WitnessSchema.applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(WitnessSchema.version)")
                for statement in WitnessSchema.statements { try db.execute(sql: statement) }
                try db.run("INSERT INTO witness (one, key) VALUES (1, ?)", .text(key.description))
                return .commit
            }
            return SQLiteWitnessStore(queue, key)
        }
    }

    /// Opens the memory of a witness.
    ///
    /// - Throws: `notFound`, `unreachable`, or `corrupt` if the file is no witness of this version.
    package static func open(_ path: String) throws(LogError) -> SQLiteWitnessStore {
        guard FileManager.default.fileExists(atPath: path) else {
            throw LogError(.notFound, "there is no witness at \(path)")
        }
        return try LogError.mapping {
            let queue = try DatabaseQueue(
                path: path,
                configuration: SQLiteConfiguration.make(readOnly: false)
            )
            let key = try queue.read { db in
                let marks = (
                    try Int32.fetchOne(db, sql: "PRAGMA application_id"),
                    try Int32.fetchOne(db, sql: "PRAGMA user_version")
                )
                guard marks == (WitnessSchema.applicationID, WitnessSchema.version) else {
                    throw LogError(.corrupt, "\(path) is no witness of this version of Liandan")
                }
                return try db.first("SELECT key FROM witness") { NoteKey($0.text(0)) } ?? nil
            }
            guard let key else { throw LogError(.corrupt, "\(path) does not say whose it is") }
            return SQLiteWitnessStore(queue, key)
        }
    }

    /// Begins to witness a log, or goes on with it under another key.
    ///
    /// - Parameters:
    ///   - log: Its name and key.
    ///   - earlier: Keys that this one has taken the place of.
    /// - Throws: `conflict` if one of that origin is witnessed already under another key than those.
    package func add(_ log: NoteKey, after earlier: [NoteKey]) throws(LogError) {
        try LogError.mapping {
            try queue.inTransaction(.immediate) { db in
                if let known = try Self.log(log.name, in: db) {
                    guard earlier.contains(where: { $0.description == known.key.description })
                    else { throw LogError(.conflict, "\(log.name) is witnessed already") }
                    try db.run(
                        "UPDATE log SET key = ? WHERE origin = ?",
                        .text(log.description),
                        .text(log.name)
                    )
                    return .commit
                }
                try db.run(
                    "INSERT INTO log (origin, key) VALUES (?, ?)",
                    .text(log.name),
                    .text(log.description)
                )
                return .commit
            }
        }
    }

    /// The logs, by origin.
    package func logs() throws(LogError) -> [WitnessedLog] {
        try LogError.mapping {
            try queue.read { db in
                var logs: [WitnessedLog] = []
                try db.forEach("SELECT key, note FROM log ORDER BY origin") { row in
                    logs.append(try Self.log(row))
                }
                return logs
            }
        }
    }

    /// Shows `body` the log of an origin, and remembers the checkpoint it returns beside its answer.
    ///
    /// No other process can remember another in between, and what is remembered survives a crash
    /// before this returns.
    package func advance<Answer>(
        _ origin: String,
        _ body: (WitnessedLog?) throws(LogError) -> (answer: Answer, next: Checkpoint?)
    ) throws(LogError) -> Answer {
        try LogError.mapping {
            var answer: Answer?
            try queue.inTransaction(.immediate) { db in
                let outcome = try body(Self.log(origin, in: db))
                answer = outcome.answer
                guard let next = outcome.next else { return .rollback }
                try db.run(
                    "UPDATE log SET size = ?, root = ?, note = ? WHERE origin = ?",
                    .integer(next.head.size),
                    .bytes(next.head.root.bytes),
                    .text(next.description),
                    .text(origin)
                )
                return .commit
            }
            guard let answer else { throw LogError(.fault, "the transaction did not run") }
            return answer
        }
    }

    private static func log(_ origin: String, in db: Database) throws -> WitnessedLog? {
        try db.first("SELECT key, note FROM log WHERE origin = ?", .text(origin)) { row in
            try log(row)
        }
    }

    private static func log(_ row: borrowing SQLiteRows) throws -> WitnessedLog {
        let note = row.text(1)
        let checkpoint = Checkpoint(note)
        guard let key = NoteKey(row.text(0)), checkpoint != nil || note.isEmpty else {
            throw LogError(.corrupt, "the witness's memory of a log cannot be read")
        }
        return WitnessedLog(key: key, checkpoint: checkpoint)
    }
}
