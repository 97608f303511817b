package import LedgerLog
package import WasteDomain

extension Ledger {
    /// The stored checkpoint of a size; the newest by default.
    ///
    /// - Throws: `notFound` if none was signed of that size.
    package func checkpoint(of size: UInt64? = nil) throws(LogError) -> Checkpoint {
        try prove { (_, prover) throws(LogError) in try prover.checkpoint(of: size) }
    }

    /// The proof that an entry stands in the log of a size; of the newest by default.
    package func inclusionProof(
        of seq: UInt64,
        in size: UInt64? = nil
    ) throws(LogError) -> InclusionProof {
        try prove { (_, prover) throws(LogError) in
            let checkpoint = try prover.checkpoint(of: size)
            return InclusionProof(
                index: seq,
                path: try prover.path(to: seq, in: checkpoint.head.size),
                checkpoint: checkpoint,
                extra: try prover.bytes(of: seq)
            )
        }
    }

    /// The proof that an event stands in the log of a size; of the newest by default.
    package func eventProof(
        of place: EventID,
        in size: UInt64? = nil
    ) throws(LogError) -> EventProof {
        try prove { (_, prover) throws(LogError) in
            let checkpoint = try prover.checkpoint(of: size)
            let event = try prover.events(of: place.entry, [place.index])[0]
            return EventProof(
                event: (event.json, place.index, event.path),
                entry: try prover.entry(place.entry),
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
        try prove { (_, prover) throws(LogError) in
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
        let prover = try LogProver(snapshot, description)
        let entry = try prover.entry(seq)
        guard let checkpoint = try snapshot.checkpoint(covering: seq) else {
            throw LogError(.corrupt, "no checkpoint covers entry \(seq)")
        }
        return Receipt(
            entry: entry,
            checkpoint: checkpoint.note,
            path: try prover.path(to: seq, in: checkpoint.size),
            findings: try prover.findings(of: seq)
        )
    }
}
