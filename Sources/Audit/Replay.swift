import CanonicalJSON
import HandoffRules
import LedgerCrypto
import LedgerLog
import Liandan
import WasteDomain

/// Judges every entry again and rebuilds the state, to be compared with what is stored.
final class Replay {
    /// Entries, and records they changed, whose results are written together.
    private static let batch = (entries: 512, records: 8192)

    private let description: LedgerDescription
    private let evidence: any LogEvidence
    private let scratch: any LogScratch
    private let state: StateCache
    private let judge: Judge
    private let search: PatternSearch?
    private var rows: [RebuiltEntry] = []
    private var openings: UInt64 = 0
    private var tree = TreeEdge()

    /// The state as it is stored.
    private var stateNow: StoredState { StoredState(evidence) }

    /// Whether every entry so far could be replayed.
    private(set) var isWhole = true

    init(
        _ description: LedgerDescription,
        _ evidence: any LogEvidence,
        _ scratch: any LogScratch,
        looksForPatterns: Bool
    ) throws(LogError) {
        self.description = description
        self.evidence = evidence
        self.scratch = scratch
        let state = StateCache(of: evidence) { (subject) throws(LogError) in
            try scratch.state(of: subject)
        }
        self.state = state
        let library = RegulationLibrary(description.suite)
        let search =
            looksForPatterns
            ? try PatternSearch(evidence, library, from: description.createdAt) : nil
        self.search = search
        judge = try Judge(description, state, library) { (place) throws(LogError) in
            try evidence.event(place.entry, place.index)
        } witness: { (event, made, slice) throws(LogError) in
            try search?.hear(event, made, slice, state)
        }
        try scratch.write([], GenesisState.changes(of: description))
    }

    /// Replays entries one after another, until one cannot be.
    func run(
        _ range: Range<UInt64>,
        _ unverified: Set<UInt64>,
        _ report: inout AuditReport
    ) throws(LogError) {
        for seq in range where isWhole {
            guard let bytes = try evidence.entry(seq), let entry = try? Entry.read(bytes) else {
                stop(seq, &report)
                return
            }
            try replay(entry, bytes, isVerified: !unverified.contains(seq), &report)
            if rows.count >= Self.batch.entries || state.pending >= Self.batch.records {
                try flush(&report)
            }
        }
    }

    /// Writes what is left, compares every table that was rebuilt, and says which patterns the
    /// ledger shows.
    func finish(_ report: inout AuditReport) throws(LogError) {
        try flush(&report)
        guard isWhole else { return }
        if try evidence.count(.opening) != openings {
            report.add(Problem(.integrity, .extraRows, "opening"))
        }
        for table in DerivedTable.allCases {
            guard let key = try evidence.firstDifference(in: table, from: scratch) else { continue }
            switch table {
            case .submission: report.add(Problem(.integrity, .extraRows, "submission \(key)"))
            case .finding: report.add(Problem(.rules, .findingsDiffer, key))
            case .state, .term, .touch:
                report.add(Problem(.replay, .stateDiffers, "\(table.rawValue) \(key)"))
            }
        }
        try list(&report)
        try search?.conclude(&report)
    }

    /// Says what was erased, and what should be gone and is not.
    private func list(_ report: inout AuditReport) throws(LogError) {
        try stateNow.each(Erasure.self, term: "erasure") { (erasure) throws(LogError) in
            let kept = try evidence.openings(of: erasure.event.entry)
                .filter { $0.index == erasure.event.index }
            for field in erasure.fields {
                report.add(ErasedField(event: erasure.event, path: field.path, by: field.note))
                guard kept.contains(where: { $0.path == field.path.description }) else { continue }
                let detail = "\(erasure.event) \(field.path)"
                report.add(Problem(.replay, .erasedRemains, entry: erasure.event.entry, detail))
            }
            return true
        }
    }

    private func flush(_ report: inout AuditReport) throws(LogError) {
        for seq in try scratch.write(rows, state.drain()) {
            report.add(Problem(.integrity, .repeated, entry: seq))
        }
        rows = []
    }

    private func stop(_ seq: UInt64, _ report: inout AuditReport) {
        isWhole = false
        report.add(Problem(.replay, .replayStopped, entry: seq))
    }

    private func replay(
        _ entry: Entry,
        _ bytes: [UInt8],
        isVerified: Bool,
        _ report: inout AuditReport
    ) throws(LogError) {
        let seq = entry.seq
        let key = try state.record(Subject(.key, entry.header.key)) as? PartyKey
        if !isVerified { verify(entry, key, &report) }
        let events = try readEvents(entry, &report)
        try checkSeen(entry, &report)
        guard let events else {
            stop(seq, &report)
            return
        }
        guard let rules = RuleSet.version(entry.judged.rules) else {
            report.add(Problem(.rules, .rulesUnknown, entry: seq, String(entry.judged.rules)))
            stop(seq, &report)
            return
        }
        let submission = Submission(
            header: entry.header,
            signature: entry.signature,
            events: [],
            openings: []
        )
        let headerHash = description.suite.hash.digest(entry.header.canonicalBytes)
        let examined = Examination(
            recorded: submission,
            events: events,
            headerHash: headerHash,
            spki: key?.spki.bytes
        )
        let verdict = try judge.judge(
            examined,
            seq: seq,
            recordedAt: entry.recordedAt,
            rules: rules
        )
        guard compare(verdict, entry, &report) else { return }
        rows.append(
            RebuiltEntry(
                seq: seq,
                actor: entry.header.actor,
                id: entry.header.id,
                headerHash: headerHash,
                findings: verdict.findingsBytes
            )
        )
        var hasher = LogHasher(description.suite)
        _ = tree.append(hasher.entry(bytes.span), &hasher)
    }

    /// Compares a verdict with the recorded one; false if the replay cannot go on.
    private func compare(_ verdict: Verdict, _ entry: Entry, _ report: inout AuditReport) -> Bool {
        for finding in verdict.findings {
            report.findings[finding.rule.description, default: 0] += 1
        }
        guard let judged = verdict.judged else {
            let refusing = verdict.findings.filter { $0.effect == .refuse }
            let isKey = refusing.contains { $0.rule.description.hasPrefix("LD-KEY-00") }
            let names = refusing.map(\.rule.description).joined(separator: ", ")
            report.add(
                isKey
                    ? Problem(.integrity, .keyNotValid, entry: entry.seq, names)
                    : Problem(.rules, .verdictDiffers, entry: entry.seq, names)
            )
            stop(entry.seq, &report)
            return false
        }
        if judged != entry.judged {
            report.add(Problem(.rules, .verdictDiffers, entry: entry.seq))
        }
        if verdict.allotted != entry.allotted {
            report.add(Problem(.rules, .allotmentDiffers, entry: entry.seq))
            stop(entry.seq, &report)
            return false
        }
        return true
    }

    private func verify(_ entry: Entry, _ key: PartyKey?, _ report: inout AuditReport) {
        report.signatures += 1
        let verifying = key.flatMap { try? VerifyingKey(spki: $0.spki.bytes) }
        if verifying.map({ entry.isSigned(by: $0) }) != true {
            report.add(Problem(.integrity, .badSignature, entry: entry.seq))
        }
    }

    /// The events as JSON, if all can be read, with their openings checked.
    private func readEvents(
        _ entry: Entry,
        _ report: inout AuditReport
    ) throws(LogError) -> [JSONValue]? {
        let events = try evidence.events(of: entry.seq).map {
            try? CanonicalReader.read($0, limits: .event)
        }
        guard !events.contains(nil) else { return nil }
        let values = events.compactMap(\.self)
        var hasher = LogHasher(description.suite)
        do {
            let stored = try evidence.openings(of: entry.seq)
            openings += UInt64(stored.count)
            // The stored state says what was erased; it is compared with the rebuilt one in the end.
            try Opening.check(stored, of: values, in: entry.header.id, &hasher) {
                (index, path) throws(LogError) in
                let place = EventID(entry: entry.seq, index: index)
                return try stateNow.record(Erasure.self, place)?.note(of: path) != nil
            }
        } catch {
            report.add(Problem(.integrity, .badOpening, entry: entry.seq, error.reason))
        }
        return values
    }

    /// What an author had seen must be a state of this log: every party is a small witness.
    private func checkSeen(_ entry: Entry, _ report: inout AuditReport) throws(LogError) {
        guard let seen = entry.header.seen else { return }
        var hasher = LogHasher(description.suite)
        // The stored tiles are compared with rebuilt ones elsewhere.
        let reader = TreeReader(edge: tree) { [evidence] (id) throws(LogError) in
            try evidence.tile(id)
        }
        if seen.size <= entry.seq, (try? reader.root(at: seen.size, &hasher)) == seen.root {
            report.seenUpTo = max(report.seenUpTo ?? 0, seen.size)
            report.seenHeads += 1
            report.seenBy.insert(entry.header.actor)
        } else {
            report.add(Problem(.completeness, .foreignHead, entry: entry.seq))
        }
    }
}
