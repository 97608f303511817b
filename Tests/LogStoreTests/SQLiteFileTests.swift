import Foundation
import GRDB
import LedgerCrypto
import LedgerLog
import LedgerStoreSQLite
import LiandanTesting
import Testing

/// What a ledger's SQLite file is, beside what every engine promises.
struct SQLiteFileTests {
    private let folder: TemporaryFolder
    private let path: String
    private let store: SQLiteLogStore

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("log.ldg")
        var log = try SampleLog()
        store = try SQLiteLogStore.create(
            at: path,
            log.description,
            checkpoint: try log.checkpoint(),
            state: []
        )
        for _ in 0..<256 {
            let batch = try log.next(findings: Array("[]".utf8))
            try store.append { (transaction) throws(LogError) in try transaction.write(batch) }
        }
    }

    /// Runs SQL as any other program could.
    private func execute(_ sql: String) throws {
        try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
    }

    private func value(_ sql: String) throws -> String? {
        try DatabaseQueue(path: path).read { try String.fetchOne($0, sql: sql) }
    }

    @Test(arguments: [
        ("PRAGMA application_id", "1279541582"), ("PRAGMA user_version", "1"),
        ("PRAGMA journal_mode", "wal"),
    ])
    func `the file says what it is`(pragma: String, expected: String) throws {
        #expect(try value(pragma) == expected)
    }

    @Test(arguments: [
        ("synchronous", 2), ("trusted_schema", 0), ("recursive_triggers", 1),
        ("cell_size_check", 1), ("secure_delete", 1),
    ])
    func `every connection is durable and careful`(pragma: String, expected: Int) throws {
        let configuration = SQLiteConfiguration.make(readOnly: false)
        let found = try DatabaseQueue(path: path, configuration: configuration).read {
            try Int.fetchOne($0, sql: "PRAGMA \(pragma)")
        }
        #expect(found == expected)
    }

    @Test func `no statement of ours can change the schema behind its back`() throws {
        let configuration = SQLiteConfiguration.make(readOnly: false)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        #expect(throws: DatabaseError.self) {
            try queue.write { db in
                try db.execute(sql: "PRAGMA writable_schema = ON")
                try db.execute(sql: "UPDATE sqlite_schema SET sql = '' WHERE type = 'trigger'")
            }
        }
    }

    @Test(arguments: [
        "UPDATE description SET bytes = x'00'", "DELETE FROM description",
        "UPDATE entry SET bytes = x'00' WHERE seq = 3", "DELETE FROM entry WHERE seq = 3",
        "UPDATE event SET bytes = x'00'", "DELETE FROM event", "UPDATE submission SET seq = 0",
        "DELETE FROM submission", "UPDATE finding SET bytes = x'00'", "DELETE FROM finding",
        "UPDATE tile SET hashes = x'00'", "DELETE FROM tile", "UPDATE checkpoint SET note = ''",
        "DELETE FROM checkpoint", "UPDATE head SET size = size - 1",
        "UPDATE head SET last = x'00'", "DELETE FROM head", "UPDATE opening SET salt = x'00'",
    ])
    func `no row of the log is changed or removed by plain SQL`(sql: String) throws {
        #expect(throws: DatabaseError.self) { try execute(sql) }
        #expect(try store.inspect { (log) throws(LogError) in try log.storageFaults() } == [])
    }

    @Test func `openings may be erased`() throws {
        try execute("DELETE FROM opening WHERE event = 1")
        let openings = try store.read { (log) throws(LogError) in try log.openings(of: 0) }
        #expect(openings == [])
    }

    @Test(arguments: [
        "INSERT INTO entry VALUES ('one', x'00')", "INSERT INTO entry VALUES (999, 'text')",
        "INSERT INTO head VALUES (2, 0, x'00', 0, x'')",
    ])
    func `tables take only what they are made for`(sql: String) throws {
        #expect(throws: DatabaseError.self) { try execute(sql) }
    }

    @Test func `a ledger that exists is not made again`() throws {
        let log = try SampleLog()
        let error = #expect(throws: LogError.self) {
            try SQLiteLogStore.create(
                at: path,
                log.description,
                checkpoint: try log.checkpoint(),
                state: []
            )
        }
        #expect(error?.code == .conflict)
    }

    @Test func `what is no ledger is not opened`() throws {
        func code(of name: String, _ bytes: [UInt8]?) throws -> LogError.Code? {
            if let bytes { try folder.write(bytes, to: name) }
            let path = folder.file(name)
            return #expect(throws: LogError.self) { try SQLiteLogStore.open(path) }?.code
        }
        #expect(try code(of: "none.ldg", nil) == .notFound)
        #expect(try code(of: "text.ldg", Array(repeating: 0x41, count: 5000)) == .corrupt)
        #expect(try code(of: "empty.ldg", []) == .corrupt)
        try DatabaseQueue(path: folder.file("other.db")).write {
            try $0.execute(sql: "CREATE TABLE t (x)")
        }
        #expect(try code(of: "other.db", nil) == .corrupt)
        try execute("PRAGMA user_version = 2")
        #expect(try code(of: "log.ldg", nil) == .corrupt)
    }

    @Test func `a file cut short is found damaged`() throws {
        let whole = folder.file("whole.ldg")
        _ = try Shell.run(["sqlite3", path, "VACUUM INTO '\(whole)'"])
        let bytes = try [UInt8](Fixture.file(whole))
        let copy = try folder.write(Array(bytes.prefix(bytes.count / 2)), to: "cut.ldg")
        do {
            let cut = try SQLiteLogStore.open(copy, readOnly: true)
            let faults = try cut.inspect { (log) throws(LogError) in try log.storageFaults() }
            #expect(faults != [])
        } catch {
            #expect(error.code == .corrupt)
        }
    }

    @Test(arguments: [
        "DROP TRIGGER entry_delete", "CREATE TABLE extra (x)",
        "CREATE INDEX extra ON entry (bytes)",
        "CREATE TRIGGER extra AFTER INSERT ON entry BEGIN SELECT 1; END",
        "CREATE VIEW extra AS SELECT 1",
    ])
    func `a schema that is not ours is noticed`(sql: String) throws {
        try execute(sql)
        #expect(try store.inspect { (log) throws(LogError) in try log.storageFaults() } != [])
    }

    @Test func `a file has the schema it should, and no more`() throws {
        let stored = try DatabaseQueue(path: path).read {
            try String.fetchAll($0, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
        }
        #expect(Set(stored) == Set(LogSchema.statements))
    }

    @Test func `writers that start from the same head take turns`() async throws {
        let path = folder.file("race.ldg")
        let log = try SampleLog()
        _ = try SQLiteLogStore.create(
            at: path,
            log.description,
            checkpoint: try log.checkpoint(),
            state: []
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let store = try SQLiteLogStore.open(path)
                    for _ in 0..<50 {
                        try store.append { (transaction) throws(LogError) in
                            try transaction.write(log.batch(after: transaction.head()))
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        try SQLiteLogStore.open(path).inspect { (evidence) throws(LogError) in
            var last = log.description.genesis
            var hasher = LogHasher(.sha256)
            try evidence.entries(in: 0..<200) { (seq, bytes) throws(LogError) in
                let entry = try Entry.read(bytes)
                #expect(entry.seq == seq)
                #expect(entry.prev == last)
                last = hasher.entry(bytes.span)
            }
            #expect(try evidence.head().last == last)
            #expect(try evidence.head().size == 200)
            #expect(try HeadGuard(of: path).checkpoint().head.size == 200)
        }
    }

    @Test func `a writer that waits too long says the ledger is busy`() throws {
        let impatient = try SQLiteLogStore.open(path, patience: 0.1)
        let error = #expect(throws: LogError.self) {
            try store.append { (_) throws(LogError) in
                try impatient.append { (_) throws(LogError) in }
            }
        }
        #expect(error?.code == .busy)
        try impatient.append { (_) throws(LogError) in }
    }
}
