import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan

/// Another copy of the ledger, as evidence: what its newest checkpoint signs, checked against the
/// entries it holds.
struct LedgerCopy {
    private static let page: UInt64 = 1024

    private let store: any LogStore
    private let ledger: LedgerIdentity

    init(_ location: LedgerLocation, _ ledger: LedgerIdentity) throws(LogError) {
        store = try location.open(readOnly: true)
        self.ledger = ledger
    }

    /// The state it was signed at, and, if it is longer, the one it had at the given size.
    ///
    /// - Throws: `wrongLedger`, `badSignature`, `corrupt` or `badProof`.
    func states(
        from size: UInt64
    ) throws(LogError) -> (newest: Checkpoint, earlier: TreeHead?) {
        try store.inspect { (evidence) throws(LogError) in
            let own = try evidence.head().size
            guard try evidence.description() == ledger.description.canonicalBytes else {
                throw LogError(.wrongLedger, "it is a copy of another ledger")
            }
            guard let note = try evidence.checkpoint(size: own), let checkpoint = Checkpoint(note),
                checkpoint.head.size == own
            else { throw LogError(.corrupt, "the copy has no checkpoint of its size, \(own)") }
            // A newer copy may have a newer key, which the one before it has signed.
            let keys = try StoredState(evidence).identity(of: ledger.description).successors
            try checkpoint.verify(ledger.following(keys))
            var hasher = LogHasher(ledger.description.suite)
            var range = CompactRange()
            var count: UInt64 = 0
            var earlier: TreeHead?
            for first in stride(from: 0, to: own, by: Int(Self.page)) {
                try evidence.entries(in: first..<min(own, first + Self.page)) {
                    (_, bytes) throws(LogError) in
                    range.push(hasher.entry(bytes.span), &hasher)
                    count += 1
                    if count == size, size < own {
                        earlier = TreeHead(size: size, root: range.root(&hasher))
                    }
                }
            }
            guard count == own, range.root(&hasher) == checkpoint.head.root else {
                throw LogError(.badProof, "the copy's entries are not those of its checkpoint")
            }
            return (checkpoint, earlier)
        }
    }

    /// Its entries from one on.
    func entries(from first: UInt64) throws(LogError) -> [Entry] {
        try store.inspect { (evidence) throws(LogError) in
            var entries: [Entry] = []
            try evidence.entries(in: first..<(try evidence.head().size)) {
                (_, bytes) throws(LogError) in entries.append(try Entry.read(bytes))
            }
            return entries
        }
    }

    /// The first entry in which it differs from the log under examination.
    func firstDifference(from evidence: any LogEvidence) throws(LogError) -> UInt64? {
        try store.inspect { (copy) throws(LogError) in
            let size = min(try copy.head().size, try evidence.head().size)
            for first in stride(from: 0, to: size, by: Int(Self.page)) {
                let page = first..<min(size, first + Self.page)
                let (theirs, ours) = (try Self.rows(page, copy), try Self.rows(page, evidence))
                if let seq = page.first(where: { theirs[$0] != ours[$0] }) { return seq }
            }
            return nil
        }
    }

    private static func rows(
        _ page: Range<UInt64>,
        _ evidence: any LogEvidence
    ) throws(LogError) -> [UInt64: [UInt8]] {
        var rows: [UInt64: [UInt8]] = [:]
        try evidence.entries(in: page) { (seq, bytes) throws(LogError) in rows[seq] = bytes }
        return rows
    }
}
