import CanonicalJSON
import Foundation
import GRDB
package import LedgerLog

/// A ledger in one SQLite file.
package final class SQLiteLogStore: LogStore {
    private let queue: DatabaseQueue
    /// The file as it was opened, where nothing else guards it against who writes meanwhile.
    private let atRest: FileAtRest?

    private init(_ queue: DatabaseQueue, atRest: FileAtRest? = nil) {
        self.queue = queue
        self.atRest = atRest
    }

    /// Makes a new ledger without entries.
    ///
    /// - Throws: `conflict` if there already is a file.
    package static func create(
        at path: String,
        _ description: LedgerDescription,
        checkpoint: Checkpoint,
        state: [StateChange]
    ) throws(LogError) -> SQLiteLogStore {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw LogError(.conflict, "\(path) exists already")
        }
        let store = SQLiteLogStore(
            try LogError.mapping {
                try DatabaseQueue(
                    path: path,
                    configuration: SQLiteConfiguration.make(readOnly: false)
                )
            }
        )
        do {
            try store.transaction(.immediate) { (db) throws(LogError) in
                try LogError.mapping { try lay(description, checkpoint, state, in: db) }
            }
        } catch {
            // Half a ledger would only be in the way of a whole one.
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
        return store
    }

    /// Opens an existing ledger.
    ///
    /// - Parameters:
    ///   - path: Its file.
    ///   - readOnly: Whether it is opened to be read only.
    ///   - patience: How long to wait for another writer, in seconds.
    /// - Returns: The ledger's store.
    /// - Throws: `notFound`, `unreachable`, or `corrupt` if the file is no ledger of this version.
    package static func open(
        _ path: String,
        readOnly: Bool = false,
        patience: Double = SQLiteConfiguration.patience
    ) throws(LogError) -> SQLiteLogStore {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw LogError(.notFound, "there is no ledger at \(path)")
        }
        guard !isFolder.boolValue else {
            throw LogError(.notFound, "\(path) is a folder and no ledger")
        }
        FileAtRest.allowNames()
        let configuration = SQLiteConfiguration.make(readOnly: readOnly, patience: patience)
        do {
            let store = SQLiteLogStore(
                try LogError.mapping { try DatabaseQueue(path: path, configuration: configuration) }
            )
            try store.checkMarks(path)
            return store
        } catch {
            // Even to read, SQLite keeps notes beside the file; on a read-only disk it cannot.
            guard readOnly, error.code == .unreachable, let atRest = FileAtRest(path) else {
                throw error
            }
            let queue = try LogError.mapping {
                try DatabaseQueue(path: atRest.name, configuration: configuration)
            }
            let store = SQLiteLogStore(queue, atRest: atRest)
            try store.checkMarks(path)
            return store
        }
    }

    /// - Throws: `corrupt` if the file does not say that it is a ledger of this version.
    private func checkMarks(_ path: String) throws(LogError) {
        let marks = try LogError.mapping {
            try queue.read { db in
                (
                    try Int32.fetchOne(db, sql: "PRAGMA application_id"),
                    try Int32.fetchOne(db, sql: "PRAGMA user_version")
                )
            }
        }
        guard marks.0 == LogSchema.applicationID else {
            throw LogError(.corrupt, "\(path) is a database, but no ledger of Liandan")
        }
        guard marks.1 == LogSchema.version else {
            throw LogError(.corrupt, "\(path) is of another version of Liandan")
        }
    }

    /// Takes SQLite's write lock before anything is read.
    package func append<Outcome>(
        _ body: (any LogTransaction) throws(LogError) -> Outcome
    ) throws(LogError) -> Outcome {
        try transaction(.immediate) { (db) throws(LogError) in try body(SQLiteTransaction(db)) }
    }

    package func read<Outcome>(
        _ body: (any LogSnapshot) throws(LogError) -> Outcome
    ) throws(LogError) -> Outcome {
        try transaction(.deferred) { (db) throws(LogError) in try body(SQLiteSnapshot(db)) }
    }

    package func inspect<Outcome>(
        _ body: (any LogEvidence) throws(LogError) -> Outcome
    ) throws(LogError) -> Outcome {
        try transaction(.deferred) { (db) throws(LogError) in try body(SQLiteEvidence(db)) }
    }

    /// Runs `body` in one transaction.
    ///
    /// GRDB's own `read` switches `query_only` on and off, and each switch makes SQLite prepare
    /// every cached statement anew.
    private func transaction<Outcome>(
        _ kind: Database.TransactionKind,
        _ body: (Database) throws(LogError) -> Outcome
    ) throws(LogError) -> Outcome {
        try LogError.mapping {
            var outcome: Outcome?
            try queue.inTransaction(kind) { db in
                outcome = try body(db)
                return .commit
            }
            guard let outcome else { throw LogError(.fault, "the transaction did not run") }
            if let atRest, !atRest.isUnchanged {
                throw LogError(.busy, "the ledger was written to while it was read")
            }
            return outcome
        }
    }

    package func makeScratch() throws(LogError) -> any LogScratch { try SQLiteScratch() }

    private static func lay(
        _ description: LedgerDescription,
        _ checkpoint: Checkpoint,
        _ state: [StateChange],
        in db: Database
    ) throws {
        try db.execute(sql: "PRAGMA application_id = \(LogSchema.applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(LogSchema.version)")
        for statement in LogSchema.statements { try db.execute(sql: statement) }
        let head = Head(of: description)
        try db.run(
            "INSERT INTO description (one, bytes) VALUES (1, ?)",
            .bytes(description.canonicalBytes)
        )
        try db.run(
            "INSERT INTO head (one, size, last, recorded_at, edge) VALUES (1, 0, ?, ?, ?)",
            .bytes(head.last.bytes),
            .integer(head.recordedAt.milliseconds),
            .bytes([])
        )
        let transaction = SQLiteTransaction(db)
        try transaction.write(checkpoint)
        for change in state { try transaction.write(change) }
    }
}
