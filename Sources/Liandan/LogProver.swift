package import CanonicalJSON
package import LedgerLog
import WasteDomain

/// Proves entries and events of one unchanging state of a ledger.
package struct LogProver {
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

    /// The stored checkpoint of a size; the newest by default.
    ///
    /// - Throws: `notFound` if none was signed of that size.
    package func checkpoint(of size: UInt64? = nil) throws(LogError) -> Checkpoint {
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

    /// The bytes of an entry.
    ///
    /// - Throws: `notFound` if the log is not that long.
    func bytes(of seq: UInt64) throws(LogError) -> [UInt8] {
        guard let bytes = try snapshot.entry(seq) else {
            throw LogError(.notFound, "there is no entry \(seq)")
        }
        return bytes
    }

    /// An entry as it was recorded.
    ///
    /// - Throws: `notFound` if the log is not that long.
    package func entry(_ seq: UInt64) throws(LogError) -> Entry {
        try Entry.read(bytes(of: seq))
    }

    /// The list an entry was accepted with; nil if it is empty.
    package func findings(of seq: UInt64) throws(LogError) -> JSONValue? {
        try snapshot.findings(of: seq).map { (bytes) throws(LogError) in
            try Self.json(bytes, "the findings of entry \(seq)")
        }
    }

    /// The inclusion proof of an entry in the log of a size.
    package func path(to seq: UInt64, in size: UInt64) throws(LogError) -> [Digest] {
        var hasher = LogHasher(description.suite)
        return try tree.inclusionProof(of: seq, in: size, &hasher)
    }

    /// Some events of an entry, with their inclusion proofs in its header's root.
    ///
    /// - Throws: `notFound` if the entry has no such event.
    package func events(
        of seq: UInt64,
        _ indices: some Sequence<Int>
    ) throws(LogError) -> [(json: JSONValue, path: [Digest])] {
        let events = try snapshot.events(of: seq)
        var hasher = LogHasher(description.suite)
        let tree = EventTree.reader(of: events, &hasher)
        var proven: [(JSONValue, [Digest])] = []
        for index in indices {
            let place = EventID(entry: seq, index: index)
            guard events.indices.contains(index) else {
                throw LogError(.notFound, "there is no event \(place)")
            }
            let json = try Self.json(events[index], "event \(place)")
            let path = try tree.inclusionProof(of: UInt64(index), in: tree.size, &hasher)
            proven.append((json, path))
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
            throw LogError(.corrupt, "\(what) cannot be read: \(error)")
        }
    }
}

extension Ledger {
    /// Answers questions from one unchanging state, with proofs.
    package func prove<Answer>(
        _ body: (StateReader, LogProver) throws(LogError) -> Answer
    ) throws(LogError) -> Answer {
        try store.read { (snapshot) throws(LogError) in
            try body(StateReader(snapshot), LogProver(snapshot, description))
        }
    }
}
