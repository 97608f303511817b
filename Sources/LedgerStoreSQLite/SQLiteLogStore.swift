import CanonicalJSON
import Foundation
import GRDB
package import LedgerLog

/// A ledger in one SQLite file.
package final class SQLiteLogStore: LogStore {
    private let queue: DatabaseQueue
    /// The file as it was opened, where nothing else guards it against who writes meanwhile.
    private let atRest: FileAtRest?
    private let headGuard: HeadGuard

    private init(_ queue: DatabaseQueue, of path: String, atRest: FileAtRest? = nil) {
        self.queue = queue
        self.atRest = atRest
        headGuard = HeadGuard(of: path)
    }

    /// Makes a new ledger without entries.
    ///
    /// - Throws: `conflict` if there already is a file, or the guard of one.
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
            },
            of: path
        )
        do {
            try store.transaction(.immediate) { (db) throws(LogError) in
                try LogError.mapping { try lay(description, checkpoint, state, in: db) }
            }
            try store.headGuard.begin(checkpoint)
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
    /// - Throws: `notFound`, `unreachable`, `corrupt` if the file is no ledger of this version, or,
    ///   unless it is only read, `rolledBack` if its head guard knows more than the file.
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
                try LogError.mapping {
                    try DatabaseQueue(path: path, configuration: configuration)
                },
                of: path
            )
            try store.checkMarks(path)
            // What a crash left behind is caught up with.
            if !readOnly { try store.guarding { (_) throws(LogError) in } }
            return store
        } catch {
            // Even to read, SQLite keeps notes beside the file; on a read-only disk it cannot.
            guard readOnly, error.code == .unreachable, let atRest = FileAtRest(path) else {
                throw error
            }
            let queue = try LogError.mapping {
                try DatabaseQueue(path: atRest.name, configuration: configuration)
            }
            let store = SQLiteLogStore(queue, of: path, atRest: atRest)
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
        let (outcome, hasErased) = try guarding(.immediate) { (db) throws(LogError) in
            let transaction = SQLiteTransaction(db)
            return (try body(transaction), transaction.hasErased)
        }
        if hasErased { emptyJournal() }
        return outcome
    }

    /// Erases what opens sealed fields once more, whatever the head guard says of the ledger.
    package static func erase(_ places: [SealedPlace], in path: String) throws(LogError) {
        let store = SQLiteLogStore(
            try LogError.mapping {
                let configuration = SQLiteConfiguration.make(readOnly: false)
                return try DatabaseQueue(path: path, configuration: configuration)
            },
            of: path
        )
        try store.transaction(.immediate) { (db) throws(LogError) in
            try LogError.mapping { try SQLiteTransaction(db).erase(places) }
        }
        store.emptyJournal()
    }

    /// Moves the journal's pages into the file and cuts it, so that it shows nothing old.
    ///
    /// While somebody reads an older state it cannot; whoever closes the ledger last does it then.
    private func emptyJournal() {
        try? queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    }

    /// Runs `body` in one transaction, and has the head guard follow what it commits.
    ///
    /// - Throws: `rolledBack` before `body` runs if the guard knows more than the file.
    private func guarding<Outcome>(
        _ kind: Database.TransactionKind = .deferred,
        _ body: (Database) throws(LogError) -> Outcome
    ) throws(LogError) -> Outcome {
        let (found, newest, outcome) = try transaction(kind) { (db) throws(LogError) in
            let snapshot = SQLiteSnapshot(db)
            let found = try headGuard.checkpoint()
            let size = try snapshot.head().size
            guard found.head.size <= size else { throw headGuard.ahead(found, of: size) }
            guard try snapshot.hasSigned(found) else { throw headGuard.forked(found) }
            let outcome = try body(db)
            return (found, try snapshot.newestCheckpoint(), outcome)
        }
        guard let newest, newest.head.size > found.head.size else { return outcome }
        try headGuard.advance(from: found, to: newest) { (held) throws(LogError) in
            try transaction(.deferred) { (db) throws(LogError) in
                try SQLiteSnapshot(db).hasSigned(held)
            }
        }
        return outcome
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

    /// Copies page by page, then leaves the journal out: the copy is one file.
    package func backUp(to path: String) throws(LogError) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw LogError(.conflict, "\(path) exists already")
        }
        do {
            try LogError.mapping {
                let copy = try DatabaseQueue(path: path)
                try queue.backup(to: copy)
                try copy.writeWithoutTransaction { db in
                    try db.execute(sql: "PRAGMA journal_mode = DELETE")
                }
                try copy.close()
            }
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw error
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
