import CanonicalJSON
package import LedgerLog
package import WasteDomain

extension Ledger {
    /// The stored checkpoint of a size; the newest by default.
    ///
    /// - Throws: `notFound` if none was signed of that size.
    package func checkpoint(of size: UInt64? = nil) throws(LogError) -> Checkpoint {
        try store.read { (snapshot) throws(LogError) in
            try Prover(snapshot, description).checkpoint(of: size)
        }
    }

    /// The proof that an entry stands in the log of a size; of the newest by default.
    package func inclusionProof(
        of seq: UInt64,
        in size: UInt64? = nil
    ) throws(LogError) -> InclusionProof {
        try store.read { (snapshot) throws(LogError) in
            let prover = try Prover(snapshot, description)
            let checkpoint = try prover.checkpoint(of: size)
            return InclusionProof(
                index: seq,
                path: try prover.path(to: seq, in: checkpoint.head.size),
                checkpoint: checkpoint,
                extra: try prover.entry(seq)
            )
        }
    }

    /// The proof that an event stands in the log of a size; of the newest by default.
    package func eventProof(
        of place: EventID,
        in size: UInt64? = nil
    ) throws(LogError) -> EventProof {
        try store.read { (snapshot) throws(LogError) in
            let prover = try Prover(snapshot, description)
            let checkpoint = try prover.checkpoint(of: size)
            let entry = try Entry.read(prover.entry(place.entry))
            let events = try snapshot.events(of: place.entry)
            guard events.indices.contains(place.index) else {
                throw LogError(.notFound, "there is no event \(place)")
            }
            guard let event = try? CanonicalReader.read(events[place.index], limits: .event) else {
                throw LogError(.corrupt, "event \(place) cannot be read")
            }
            var hasher = LogHasher(description.suite)
            let eventPath = try EventTree.path(to: place.index, of: events, &hasher)
            return EventProof(
                event: (event, place.index, eventPath),
                entry: entry,
                path: try prover.path(to: place.entry, in: checkpoint.head.size),
                checkpoint: checkpoint.description
            )
        }
    }

    /// The proof that the log of one size is the start of the log of another; of the newest by
    /// default.
    package func consistencyProof(
        from old: UInt64,
        to size: UInt64? = nil
    ) throws(LogError) -> ConsistencyProof {
        try store.read { (snapshot) throws(LogError) in
            let prover = try Prover(snapshot, description)
            let checkpoint = try prover.checkpoint(of: size)
            var hasher = LogHasher(description.suite)
            let path = try prover.tree.consistencyProof(
                from: old,
                to: checkpoint.head.size,
                &hasher
            )
            let head = TreeHead(size: old, root: try prover.tree.root(at: old, &hasher))
            return ConsistencyProof(old: head, checkpoint: checkpoint.description, path: path)
        }
    }

    /// The receipt of an entry in the checkpoint of its own commit, so that it is always the same.
    func receipt(_ seq: UInt64, in snapshot: any LogSnapshot) throws(LogError) -> Receipt {
        let prover = try Prover(snapshot, description)
        let bytes = try prover.entry(seq)
        guard let checkpoint = try snapshot.checkpoint(covering: seq) else {
            throw LogError(.corrupt, "no checkpoint covers entry \(seq)")
        }
        let findings = try snapshot.findings(of: seq).map { (bytes) throws(LogError) in
            do {
                return try CanonicalReader.read(bytes)
            } catch {
                throw LogError(.corrupt, "the findings of entry \(seq): \(error)")
            }
        }
        return Receipt(
            entry: try Entry.read(bytes),
            checkpoint: checkpoint.note,
            path: try prover.path(to: seq, in: checkpoint.size),
            findings: findings
        )
    }
}

/// What proofs are made of, in one unchanging state of a ledger.
private struct Prover {
    let tree: TreeReader
    private let snapshot: any LogSnapshot
    private let description: LedgerDescription

    init(_ snapshot: any LogSnapshot, _ description: LedgerDescription) throws(LogError) {
        self.snapshot = snapshot
        self.description = description
        tree = TreeReader(edge: try snapshot.head().edge) { (id) throws(LogError) in
            try snapshot.tile(id)
        }
    }

    func entry(_ seq: UInt64) throws(LogError) -> [UInt8] {
        guard let bytes = try snapshot.entry(seq) else {
            throw LogError(.notFound, "there is no entry \(seq)")
        }
        return bytes
    }

    func path(to seq: UInt64, in size: UInt64) throws(LogError) -> [Digest] {
        var hasher = LogHasher(description.suite)
        return try tree.inclusionProof(of: seq, in: size, &hasher)
    }

    func checkpoint(of size: UInt64?) throws(LogError) -> Checkpoint {
        let wanted = size ?? tree.size
        guard let note = try snapshot.checkpoint(size: wanted) else {
            guard wanted != tree.size else {
                throw LogError(.corrupt, "there is no checkpoint of the log's size, \(wanted)")
            }
            let next = try snapshot.checkpoint(covering: wanted).map { ", the next has \($0.size)" }
            throw LogError(.notFound, "no checkpoint of size \(wanted) was signed\(next ?? "")")
        }
        guard let checkpoint = Checkpoint(note) else {
            throw LogError(.corrupt, "the checkpoint of size \(wanted) cannot be read")
        }
        return checkpoint
    }
}
