import CanonicalJSON
import HandoffRules
import LedgerCrypto
import LedgerLog
import WasteDomain

/// The moving end of the log inside one append: head, state, and what is about to be written.
struct Frontier {
    /// How far the last entry may be ahead of the clock, in milliseconds.
    private static let maximumLead: Int64 = 5 * 60 * 1000

    private enum Taken {
        case entry(UInt64, [Finding])
        case known(UInt64)
        case refused([Finding])
    }

    private let ledger: Ledger
    private let transaction: any LogTransaction
    private let state: StateCache
    private let judge: Judge
    private let recordedAt: Timestamp
    private var head: Head
    private var records: [LogBatch.Record] = []
    private var tiles: [Tile] = []
    private var erased: [SealedPlace] = []
    private var names: [String: (header: Digest, seq: UInt64)] = [:]
    private var taken: [Taken] = []

    /// - Throws: `clockBehind` if the clock stands more than five minutes before the last entry.
    init(_ ledger: Ledger, _ transaction: any LogTransaction) throws(LogError) {
        self.ledger = ledger
        self.transaction = transaction
        head = try transaction.head()
        let now = ledger.clock.now()
        guard head.recordedAt.milliseconds - now.milliseconds <= Self.maximumLead else {
            throw LogError(
                .clockBehind,
                "the clock says \(now), but the last entry was recorded at \(head.recordedAt)"
            )
        }
        recordedAt = max(now, head.recordedAt)
        let state = StateCache(transaction)
        self.state = state
        judge = try Judge(ledger.description, state, ledger.library) { (place) throws(LogError) in
            try transaction.event(place.entry, place.index)
        }
    }

    /// Takes one submission to its end: seen before, key valid now, rules, allot, entry.
    mutating func take(_ examined: Examination) throws(LogError) {
        let header = examined.submission.header
        if let earlier = try earlier(header) {
            if earlier.header != examined.headerHash {
                let conflict = RuleSet.finding("LD-LOG-005", ["entry": String(earlier.seq)])
                taken.append(.refused([conflict]))
            } else if examined.findings.refuses {
                // The header is known, but what came with it was never signed.
                taken.append(.refused(examined.findings))
            } else {
                taken.append(.known(earlier.seq))
            }
            return
        }
        if let foreign = try foreignHead(header) {
            taken.append(.refused([foreign]))
            return
        }
        let verdict = try judge.judge(examined, seq: head.size, recordedAt: recordedAt)
        guard let judged = verdict.judged else {
            taken.append(.refused(verdict.findings))
            return
        }
        taken.append(.entry(head.size, verdict.findings))
        erased += verdict.changes.compactMap { $0.record as? Erasure }.flatMap(\.places)
        try append(examined, judged, verdict)
    }

    /// Entries, events, tree, state, checkpoint: all or nothing.
    ///
    /// - Throws: `wrongLedger` if the key that signs this state is not at hand.
    mutating func commit() throws(LogError) {
        guard !records.isEmpty else { return }
        let (key, name) = try state.identity(of: ledger.description)
            .signer(among: ledger.operatorKeys)
        var hasher = LogHasher(ledger.description.suite)
        let treeHead = TreeHead(size: head.size, root: head.edge.root(&hasher))
        try transaction.write(
            LogBatch(
                records: records,
                tiles: tiles,
                head: head,
                checkpoint: Checkpoint(treeHead, signedBy: key, as: name),
                changes: state.drain(),
                erased: erased
            )
        )
    }

    /// What came of each submission, with the receipts.
    func outcomes() throws(LogError) -> [SubmissionOutcome] {
        var outcomes: [SubmissionOutcome] = []
        for taken in taken {
            switch taken {
            case .entry(let seq, let findings):
                outcomes.append(.accepted(try ledger.receipt(seq, in: transaction), findings))
            case .known(let seq):
                outcomes.append(.known(try ledger.receipt(seq, in: transaction)))
            case .refused(let findings): outcomes.append(.refused(findings))
            }
        }
        return outcomes
    }

    private func earlier(
        _ header: SubmissionHeader
    ) throws(LogError) -> (header: Digest, seq: UInt64)? {
        if let name = names[Self.name(header)] { return name }
        return try transaction.submission(actor: header.actor, id: header.id)
    }

    private static func name(_ header: SubmissionHeader) -> String {
        "\(header.actor) \(header.id)"
    }

    /// Whether what the author has seen is no state of this log (`Schemas/log.md` 5.5).
    private func foreignHead(_ header: SubmissionHeader) throws(LogError) -> Finding? {
        guard let seen = header.seen else { return nil }
        let pending = Dictionary(uniqueKeysWithValues: tiles.map { ($0.id, $0.hashes) })
        let tree = TreeReader(edge: head.edge) { [transaction] (id) throws(LogError) in
            if let hashes = pending[id] { return hashes }
            return try transaction.tile(id)
        }
        var hasher = LogHasher(ledger.description.suite)
        do {
            if try tree.root(at: seen.size, &hasher) == seen.root { return nil }
        } catch  where error.code == .foreignHead {
            return Finding(error)
        }
        return Finding(LogError(.foreignHead, "size \(seen.size) had another root"))
    }

    private mutating func append(
        _ examined: Examination,
        _ judged: Judgement,
        _ verdict: Verdict
    ) throws(LogError) {
        let submission = examined.submission
        let entry = Entry(
            of: submission,
            judged: judged,
            allotted: verdict.allotted,
            after: head,
            at: recordedAt
        )
        let bytes = entry.canonicalBytes
        guard bytes.count <= JSONLimits.entry.bytes else {
            throw LogError(.tooLarge, "the entry would have \(bytes.count) bytes")
        }
        var hasher = LogHasher(ledger.description.suite)
        let hash = hasher.entry(bytes.span)
        var edge = head.edge
        tiles += edge.append(hash, &hasher)
        names[Self.name(submission.header)] = (examined.headerHash, head.size)
        head = Head(last: hash, recordedAt: recordedAt, edge: edge)
        records.append(
            LogBatch.Record(
                entryBytes: bytes,
                submission: submission,
                rebuilt: RebuiltEntry(
                    seq: entry.seq,
                    actor: submission.header.actor,
                    id: submission.header.id,
                    headerHash: examined.headerHash,
                    findings: verdict.findingsBytes
                )
            )
        )
    }
}
