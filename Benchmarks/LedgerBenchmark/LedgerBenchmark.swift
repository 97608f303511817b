import Audit
import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import LedgerStoreSQLite
import Liandan
import LiandanTesting
import WasteDomain

/// Measures the ledger: what it takes to append and to audit, as JSON on standard output.
///
/// Figures are per second of CPU as well as of the clock: other work on the machine does not change
/// the first. `Benchmarks/run` puts them beside the machine's limit, measured in the same minute.
/// With `load COUNT [BAGS]` it measures a load of so many packages instead, for `Benchmarks/load`;
/// with `proofs SIZE…` what a ledger of so many entries reads, for `Benchmarks/proofs`.
@main
struct LedgerBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let count = arguments.first ?? 20_000
        var figures = JSONObject()
        defer { print(String(decoding: JSONValue.object(figures).canonicalBytes, as: UTF8.self)) }
        switch CommandLine.arguments.dropFirst().first {
        case "load":
            return try WholeLoad.measure(count, bags: arguments.dropFirst().first, &figures)
        case "proofs": return try LongLog.measure(arguments, &figures)
        default: break
        }
        let sizes = arguments.count > 1 ? Array(arguments.dropFirst()) : [1, 100, 1000]
        for size in sizes {
            let events = size == 1 ? min(count, 2000) : count
            try LogLayer.measure(size, events, &figures)
            try WholeSubmit.measure(size, events, &figures)
        }
    }
}

/// Time of the clock and of the processor between two moments.
struct Stopwatch {
    private let wall = Date()
    private let cpu = Stopwatch.cpuSeconds()

    var wallSeconds: Double { Date().timeIntervalSince(wall) }

    var cpuSeconds: Double { Self.cpuSeconds() - cpu }

    private static func cpuSeconds() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension JSONObject {
    /// Adds a rate, per second of the clock and of the processor.
    mutating func add(_ name: String, _ count: Int, _ watch: Stopwatch) {
        self[name + "_per_s"] = Int(Double(count) / watch.wallSeconds).json
        self[name + "_per_cpu_s"] = Int(Double(count) / watch.cpuSeconds).json
    }
}

/// The log alone: hashing, tree, signing, storing events that mean nothing to it.
enum LogLayer {
    static func measure(_ size: Int, _ events: Int, _ figures: inout JSONObject) throws {
        let folder = try TemporaryFolder()
        let signer = try SigningKey.generate(.ed25519)
        let start = Timestamp("2026-11-22T00:00:00.000Z") ?? { preconditionFailure("a time") }()
        let description = LedgerDescription(
            origin: "example.org/bench",
            suite: .sha256,
            ledgerKey: signer.verifyingKey.spki,
            authority: (Town.authority, signer.verifyingKey.spki),
            createdAt: start,
            numbers: []
        )
        var hasher = LogHasher(.sha256)
        let name = try description.noteKey()
        let empty = TreeHead(size: 0, root: TreeEdge().root(&hasher))
        let store = try SQLiteLogStore.create(
            at: folder.file("log.ldg"),
            description,
            checkpoint: Checkpoint(empty, signedBy: signer, as: name),
            state: []
        )
        let submissions = try (0..<(events / size)).map { number in
            try submission(number, size, signer, description, start)
        }
        let judged = Judgement(regulation: description.genesis, rules: 1, findings: nil)
        let watch = Stopwatch()
        for submission in submissions {
            try append([submission], judged: judged, to: store, signer, name, at: start)
        }
        figures.add("log_append_batch\(size)", submissions.count * size, watch)
    }

    /// Appends submissions in one commit, an entry each.
    static func append(
        _ submissions: [Submission],
        judged: Judgement,
        to store: SQLiteLogStore,
        _ signer: SigningKey,
        _ name: NoteKey,
        at time: Timestamp
    ) throws {
        var hasher = LogHasher(.sha256)
        try store.append { (transaction) throws(LogError) in
            var head = try transaction.head()
            var records: [LogBatch.Record] = []
            var tiles: [Tile] = []
            for submission in submissions {
                guard EventTree.root(of: submission.events, &hasher) == submission.header.root
                else { throw LogError(.fault, "root") }
                let entry = Entry(
                    of: submission,
                    judged: judged,
                    allotted: [:],
                    after: head,
                    at: time
                )
                let bytes = entry.canonicalBytes
                let hash = hasher.entry(bytes.span)
                var edge = head.edge
                tiles += edge.append(hash, &hasher)
                head = Head(last: hash, recordedAt: time, edge: edge)
                let rebuilt = RebuiltEntry(
                    seq: entry.seq,
                    actor: entry.header.actor,
                    id: entry.header.id,
                    headerHash: hasher.plain(submission.header.canonicalBytes),
                    findings: nil
                )
                records.append(
                    .init(entryBytes: bytes, submission: submission, rebuilt: rebuilt)
                )
            }
            let treeHead = TreeHead(size: head.edge.size, root: head.edge.root(&hasher))
            try transaction.write(
                LogBatch(
                    records: records,
                    tiles: tiles,
                    head: head,
                    checkpoint: Checkpoint(treeHead, signedBy: signer, as: name),
                    changes: []
                )
            )
        }
    }

    static func submission(
        _ number: Int,
        _ size: Int,
        _ signer: SigningKey,
        _ description: LedgerDescription,
        _ time: Timestamp
    ) throws -> Submission {
        let padding = String(repeating: "x", count: 440)
        var draft = SubmissionDraft(id: UniqueID(time: time, randomness: try RandomBytes.make(10)))
        for index in 0..<size {
            try draft.append(
                ["kind": "bench", "n": number * size + index, "pad": padding],
                sealing: [],
                .sha256
            )
        }
        return try draft.signed(
            by: signer,
            for: Town.authority,
            in: description,
            seen: nil,
            at: time
        )
    }
}

/// The whole way of an event: examination, rules, projection, log; then the audit of what it made.
enum WholeSubmit {
    static func measure(_ size: Int, _ events: Int, _ figures: inout JSONObject) throws {
        let town = try Town.settled()
        let submissions = try prepare(town, size, events)
        let before = try fileSize(town.path)
        let watch = Stopwatch()
        for submission in submissions {
            guard case .accepted = try town.submit(submission) else {
                preconditionFailure("a submission of the benchmark was refused")
            }
        }
        let count = submissions.reduce(0) { $0 + $1.events.count }
        figures.add("submit_batch\(size)", count, watch)
        let bytes = submissions.reduce(0) { $0 + $1.events.reduce(0) { $0 + $1.count } }
        figures["event_bytes_batch\(size)"] = (bytes / count).json
        figures["file_bytes_per_event_batch\(size)"] =
            ((try fileSize(town.path) - before) / count).json
        try audit(town, size, count, &figures)
    }

    private static func audit(
        _ town: Town,
        _ size: Int,
        _ count: Int,
        _ figures: inout JSONObject
    ) throws {
        for (name, signatures, replays) in [
            ("audit_integrity", false, false), ("audit_signatures", true, false),
            ("audit_replay", false, true), ("audit_full", true, true),
        ] {
            var options = Auditor.Options()
            options.checksSignatures = signatures
            options.replays = replays
            options.checksStorage = false
            let watch = Stopwatch()
            let trust = TrustFile(town.description)
            let report = try Auditor(LedgerLocation(town.path), trust: trust, options: options)
                .run()
            figures.add("\(name)_batch\(size)", count, watch)
            precondition(report.isSound, "the ledger of the benchmark is sound")
        }
    }

    /// Codes, fillings and weighings of packages.
    private static func prepare(_ town: Town, _ size: Int, _ events: Int) throws -> [Submission] {
        let all = town.itemEvents(town.codes(events / 3 + 1))
        return try stride(from: 0, to: events, by: size).map { start in
            try town.sign(Town.generator, Array(all[start..<min(start + size, events)]))
        }
    }

    private static func fileSize(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
        return ((attributes[.size] as? Int) ?? 0) + ((log?[.size] as? Int) ?? 0)
    }
}
