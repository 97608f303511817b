import CanonicalJSON
import LedgerCrypto
import LedgerLog
import LedgerStoreSQLite
import LiandanTesting

/// The engines a ledger can be kept in; each must pass the same tests.
enum Engine: String, CaseIterable, Sendable {
    case sqlite

    /// A new, empty ledger.
    func make(in folder: TemporaryFolder, _ log: SampleLog) throws -> any LogStore {
        switch self {
        case .sqlite:
            try SQLiteLogStore.create(
                at: folder.file("log.ldg"),
                log.description,
                checkpoint: try log.checkpoint(),
                state: [SampleLog.change("place:a", "{}", adding: ["place"])]
            )
        }
    }

    /// Another way into the same ledger, as of another process.
    func open(in folder: TemporaryFolder, readOnly: Bool = false) throws -> any LogStore {
        switch self {
        case .sqlite: try SQLiteLogStore.open(folder.file("log.ldg"), readOnly: readOnly)
        }
    }
}

/// Entries that mean nothing, made one after another.
struct SampleLog: Sendable {
    let description: LedgerDescription
    private let operatorKey: SigningKey
    private let name: NoteKey
    private var head: Head

    init() throws {
        operatorKey = try SigningKey.generate(.ed25519)
        guard let start = Timestamp("2026-11-22T00:00:00.000Z") else {
            preconditionFailure("a time")
        }
        description = LedgerDescription(
            origin: "example.org/store",
            suite: .sha256,
            ledgerKey: operatorKey.verifyingKey.spki,
            authority: (Town.authority, operatorKey.verifyingKey.spki),
            createdAt: start,
            numbers: []
        )
        name = try description.noteKey()
        head = Head(of: description)
    }

    static func change(
        _ subject: String,
        _ state: String,
        adding added: [String] = [],
        removing removed: [String] = [],
        touchedBy events: [UInt64] = []
    ) -> StateChange {
        StateChange(
            subject: subject,
            state: Array(state.utf8),
            terms: (added, removed),
            touchedBy: events
        )
    }

    /// The checkpoint of a head; of the empty log if none is given.
    func checkpoint(of head: Head? = nil) throws(LogError) -> Checkpoint {
        var hasher = LogHasher(.sha256)
        let edge = head?.edge ?? TreeEdge()
        let treeHead = TreeHead(size: edge.size, root: edge.root(&hasher))
        return try Checkpoint(treeHead, signedBy: operatorKey, as: name)
    }

    /// The entry after those made before.
    mutating func next(
        _ changes: [StateChange] = [],
        findings: [UInt8]? = nil
    ) throws(LogError) -> LogBatch {
        let batch = try batch(after: head, changes, findings: findings)
        head = batch.head
        return batch
    }

    /// An entry of two events, one of them with a sealed field, after a head.
    func batch(
        after head: Head,
        _ changes: [StateChange] = [],
        findings: [UInt8]? = nil
    ) throws(LogError) -> LogBatch {
        let id = UniqueID(
            time: description.createdAt.advanced(by: Int64(head.size)),
            randomness: Array(repeating: UInt8(head.size % 256), count: 10)
        )
        var draft = SubmissionDraft(id: id)
        try draft.append(["kind": "sample", "n": Int(head.size)], sealing: [], .sha256)
        try draft.append(["kind": "sample", "who": "张三"], sealing: ["who"], .sha256)
        let submission = try draft.signed(
            by: operatorKey,
            for: Town.authority,
            in: description,
            seen: nil,
            at: description.createdAt
        )
        let judged = Judgement(regulation: description.genesis, rules: 1, findings: nil)
        let entry = Entry(
            of: submission,
            judged: judged,
            allotted: [:],
            after: head,
            at: description.createdAt
        )
        var hasher = LogHasher(.sha256)
        let bytes = entry.canonicalBytes
        let hash = hasher.entry(bytes.span)
        var edge = head.edge
        let tiles = edge.append(hash, &hasher)
        let next = Head(last: hash, recordedAt: description.createdAt, edge: edge)
        let rebuilt = RebuiltEntry(
            seq: entry.seq,
            actor: entry.header.actor,
            id: id,
            headerHash: hasher.plain(submission.header.canonicalBytes),
            findings: findings
        )
        return LogBatch(
            records: [.init(entryBytes: bytes, submission: submission, rebuilt: rebuilt)],
            tiles: tiles,
            head: next,
            checkpoint: try checkpoint(of: next),
            changes: changes
        )
    }
}
