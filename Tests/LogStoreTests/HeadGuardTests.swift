import Foundation
import LedgerLog
import LedgerStoreSQLite
import LiandanTesting
import Testing

/// A ledger's file that is older than what was signed (`HeadGuard`).
struct HeadGuardTests {
    private let folder: TemporaryFolder
    private let path: String
    private var log: SampleLog
    private let store: SQLiteLogStore

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("log.ldg")
        log = try SampleLog()
        store = try SQLiteLogStore.create(
            at: path,
            log.description,
            checkpoint: try log.checkpoint(),
            state: []
        )
    }

    private var guarded: String {
        get throws { String(decoding: try Fixture.file(HeadGuard.path(of: path)), as: UTF8.self) }
    }

    private mutating func append() throws -> Checkpoint {
        let batch = try log.next()
        try store.append { (transaction) throws(LogError) in try transaction.write(batch) }
        return batch.checkpoint
    }

    /// Puts a file in the place of another.
    private func put(_ source: String, over target: String) throws {
        try? FileManager.default.removeItem(atPath: target)
        try FileManager.default.copyItem(atPath: source, toPath: target)
    }

    private func refusal(_ body: () throws -> Void) -> LogError.Code? {
        #expect(throws: LogError.self, performing: body)?.code
    }

    @Test mutating func `the guard holds the newest checkpoint, as it was signed`() throws {
        #expect(try guarded == log.checkpoint().description)
        for _ in 0..<11 { #expect(try append().description == guarded) }
    }

    @Test mutating func `what is not committed does not move the guard`() throws {
        let before = try guarded
        let batch = try log.next()
        _ = refusal {
            try store.append { (transaction) throws(LogError) in
                try transaction.write(batch)
                throw LogError(.fault, "changed my mind")
            }
        }
        #expect(try guarded == before)
    }

    @Test mutating func `an older copy is read, and nothing is appended to it`() throws {
        _ = try append()
        let copy = folder.file("copy.ldg")
        try store.backUp(to: copy)
        let newest = try append()
        let restored = folder.file("restored.ldg")
        try put(copy, over: restored)
        try put(HeadGuard.path(of: path), over: HeadGuard.path(of: restored))
        #expect(refusal { _ = try SQLiteLogStore.open(restored) } == .rolledBack)
        let reader = try SQLiteLogStore.open(restored, readOnly: true)
        #expect(try reader.read { (log) throws(LogError) in try log.head().size } == 1)
        #expect(
            try String(decoding: Fixture.file(HeadGuard.path(of: restored)), as: UTF8.self)
                == newest.description
        )
    }

    @Test mutating func `a writer that has the file open is stopped before it signs`() throws {
        _ = try append()
        let before = try guarded
        let later = try append()
        // Somebody else's guard says that more was signed than this file has.
        let other = try SQLiteLogStore.create(
            at: folder.file("short.ldg"),
            log.description,
            checkpoint: try log.checkpoint(),
            state: []
        )
        try Data(later.description.utf8).write(to: URL(filePath: folder.file("short.ldg.head")))
        var ran = false
        #expect(refusal { try other.append { (_) throws(LogError) in ran = true } } == .rolledBack)
        #expect(!ran)
        // A guard behind its file is what a crash leaves: it is caught up with.
        try Data(before.utf8).write(to: URL(filePath: HeadGuard.path(of: path)))
        _ = try SQLiteLogStore.open(path, readOnly: true)
        #expect(try guarded == before)
        _ = try SQLiteLogStore.open(path)
        #expect(try guarded == later.description)
    }

    @Test mutating func `what was recorded before a crash is guarded before its receipt is given`()
        throws
    {
        let before = try guarded
        let newest = try append()
        try Data(before.utf8).write(to: URL(filePath: HeadGuard.path(of: path)))
        // The same submission sent again: nothing is written, only read.
        try store.append { (_) throws(LogError) in }
        #expect(try guarded == newest.description)
    }

    @Test(arguments: [nil, "", "no note", "example.org/store\n0\n\n\n— x AAAAAAA=\n"])
    func `without a guard that can be read nothing is appended`(text: String?) throws {
        try FileManager.default.removeItem(atPath: HeadGuard.path(of: path))
        if let text { try folder.write(Array(text.utf8), to: "log.ldg.head") }
        #expect(refusal { _ = try SQLiteLogStore.open(path) } == .rolledBack)
        #expect(refusal { try store.append { (_) throws(LogError) in } } == .rolledBack)
        _ = try SQLiteLogStore.open(path, readOnly: true)
    }

    @Test mutating func `a guard of another history stops the ledger at any size`() throws {
        var twin = try SampleLog()
        let other = [try twin.checkpoint(), try twin.next().checkpoint, try twin.next().checkpoint]
        _ = try append()
        for checkpoint in other.dropFirst() {
            try folder.write(Array(checkpoint.description.utf8), to: "log.ldg.head")
            #expect(refusal { _ = try SQLiteLogStore.open(path) } == .rolledBack)
        }
    }

    @Test func `a ledger is not made where another is guarded`() throws {
        try FileManager.default.removeItem(atPath: path)
        let again = refusal {
            _ = try SQLiteLogStore.create(
                at: path,
                log.description,
                checkpoint: try log.checkpoint(),
                state: []
            )
        }
        #expect(again == .conflict)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a guard remembers the newest of what it is given`() throws {
        var log = try SampleLog()
        let headGuard = HeadGuard(of: folder.file("other.ldg"))
        let first = try log.next().checkpoint
        let second = try log.next().checkpoint
        for checkpoint in [first, second, first] { try headGuard.keep(checkpoint) }
        #expect(try headGuard.checkpoint() == second)
        #expect(refusal { try headGuard.begin(second) } == .conflict)
    }
}
