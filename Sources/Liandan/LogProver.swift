package import CanonicalJSON
package import LedgerLog

/// Proves entries and events of one unchanging state in its newest checkpoint.
package struct LogProver {
    /// What everything is proven in.
    package let checkpoint: Checkpoint
    private let snapshot: any LogSnapshot
    private let description: LedgerDescription
    private let tree: TreeReader

    init(_ snapshot: any LogSnapshot, _ description: LedgerDescription) throws(LogError) {
        let head = try snapshot.head()
        guard let note = try snapshot.checkpoint(size: head.size), let checkpoint = Checkpoint(note)
        else { throw LogError(.corrupt, "there is no valid checkpoint of size \(head.size)") }
        self.checkpoint = checkpoint
        self.snapshot = snapshot
        self.description = description
        tree = TreeReader(edge: head.edge) { (id) throws(LogError) in try snapshot.tile(id) }
    }

    /// An entry, the list it was accepted with, and its inclusion proof.
    ///
    /// - Throws: `notFound` if the log is not that long.
    package func entry(
        _ seq: UInt64
    ) throws(LogError) -> (entry: Entry, findings: JSONValue?, path: [Digest]) {
        guard let bytes = try snapshot.entry(seq) else {
            throw LogError(.notFound, "there is no entry \(seq)")
        }
        var hasher = LogHasher(description.suite)
        let findings = try snapshot.findings(of: seq).map { (bytes) throws(LogError) in
            try Self.json(bytes, "the findings of entry \(seq)")
        }
        let path = try tree.inclusionProof(of: seq, in: checkpoint.head.size, &hasher)
        return (try Entry.read(bytes), findings, path)
    }

    /// Some events of an entry, with their inclusion proofs in its header's root.
    package func events(
        of seq: UInt64,
        _ indices: some Sequence<Int>
    ) throws(LogError) -> [(json: JSONValue, path: [Digest])] {
        let events = try snapshot.events(of: seq)
        var hasher = LogHasher(description.suite)
        let tree = EventTree.reader(of: events, &hasher)
        var proven: [(JSONValue, [Digest])] = []
        for index in indices {
            guard events.indices.contains(index) else {
                throw LogError(.notFound, "there is no event \(index) in entry \(seq)")
            }
            let json = try Self.json(events[index], "event \(index) of entry \(seq)")
            let count = UInt64(events.count)
            proven.append((json, try tree.inclusionProof(of: UInt64(index), in: count, &hasher)))
        }
        return proven
    }

    /// What opens the sealed fields of an entry, as far as this ledger still has it.
    package func openings(of seq: UInt64) throws(LogError) -> [Opening] {
        try snapshot.openings(of: seq)
    }

    private static func json(_ bytes: [UInt8], _ what: String) throws(LogError) -> JSONValue {
        do {
            return try CanonicalReader.read(bytes)
        } catch {
            throw LogError(.corrupt, "\(what): \(error)")
        }
    }
}

extension Ledger {
    /// Answers questions from one unchanging state, with proofs in its newest checkpoint.
    package func prove<Answer>(
        _ body: (StateReader, LogProver) throws(LogError) -> Answer
    ) throws(LogError) -> Answer {
        try store.read { (snapshot) throws(LogError) in
            try body(StateReader(snapshot), LogProver(snapshot, description))
        }
    }
}
