import CanonicalJSON
package import LedgerLog

extension Ledger {
    /// The receipt of an entry in the checkpoint of its own commit, so that it is always the same.
    func receipt(_ seq: UInt64, in snapshot: any LogSnapshot) throws(LogError) -> Receipt {
        let head = try snapshot.head()
        guard let bytes = try snapshot.entry(seq),
            let checkpoint = try snapshot.checkpoint(covering: seq)
        else { throw LogError(.notFound, "there is no entry \(seq)") }
        var hasher = LogHasher(description.suite)
        let tree = TreeReader(edge: head.edge) { (id) throws(LogError) in try snapshot.tile(id) }
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
            path: try tree.inclusionProof(of: seq, in: checkpoint.size, &hasher),
            findings: findings
        )
    }

    /// The newest checkpoint.
    package func checkpoint() throws(LogError) -> Checkpoint {
        try store.read { (snapshot) throws(LogError) in
            let size = try snapshot.head().size
            guard let note = try snapshot.checkpoint(size: size), let checkpoint = Checkpoint(note)
            else { throw LogError(.corrupt, "there is no valid checkpoint of size \(size)") }
            return checkpoint
        }
    }
}
