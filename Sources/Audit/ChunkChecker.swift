import CanonicalJSON
import LedgerCrypto
import LedgerLog

/// Checks the bytes of entries and events of a chunk: form, hashes, chain, roots, signatures.
///
/// It needs nothing of the entries before, so that chunks are checked side by side.
struct ChunkChecker: ~Copyable {
    private let ledger: LedgerIdentity
    private let genesis: Digest
    private let keys: [Digest: VerifyingKey]
    private let checksSignatures: Bool
    private var hasher: LogHasher

    /// Checks the chunks of one ledger.
    ///
    /// - Parameters:
    ///   - ledger: What it is, and the keys it signs with.
    ///   - keys: Keys by id; one that is missing leaves its entries unverified.
    ///   - checksSignatures: Whether to.
    init(
        _ ledger: LedgerIdentity,
        keys: [Digest: VerifyingKey],
        checksSignatures: Bool
    ) {
        self.ledger = ledger
        genesis = ledger.description.genesis
        self.keys = keys
        self.checksSignatures = checksSignatures
        hasher = LogHasher(ledger.description.suite)
    }

    mutating func check(
        _ range: Range<UInt64>,
        in evidence: any LogEvidence
    ) throws(LogError) -> LogChunk {
        var chunk = LogChunk(range: range)
        let trees = try checkEntries(&chunk, evidence)
        try checkEvents(&chunk, trees, evidence)
        try checkCheckpoints(&chunk, evidence)
        return chunk
    }

    /// Checks the entries and returns what each says of its events.
    private mutating func checkEntries(
        _ chunk: inout LogChunk,
        _ evidence: any LogEvidence
    ) throws(LogError) -> [UInt64: (count: Int, root: Digest)] {
        var trees: [UInt64: (count: Int, root: Digest)] = [:]
        var next = chunk.range.lowerBound
        var previous: (hash: Digest, recordedAt: Timestamp)?
        var found: [(seq: UInt64, bytes: [UInt8])] = []
        try evidence.entries(in: chunk.range) { (seq, bytes) throws(LogError) in
            found.append((seq, bytes))
        }
        for (seq, bytes) in found {
            while next < seq {
                chunk.problems.append(Problem(.integrity, .entryMissing, entry: next))
                next += 1
                previous = nil
            }
            next = seq + 1
            let hash = hasher.entry(bytes.span)
            chunk.leaves.append(hash)
            do {
                let entry = try Entry.read(bytes)
                check(entry, at: seq, after: previous, &chunk)
                trees[seq] = (entry.header.count, entry.header.root)
                previous = (hash, entry.recordedAt)
            } catch {
                chunk.problems.append(
                    Problem(.integrity, .entryMalformed, entry: seq, error.reason)
                )
                previous = nil
            }
        }
        while next < chunk.range.upperBound {
            chunk.problems.append(Problem(.integrity, .entryMissing, entry: next))
            next += 1
        }
        chunk.lastRecordedAt = previous?.recordedAt
        return trees
    }

    private func check(
        _ entry: Entry,
        at seq: UInt64,
        after previous: (hash: Digest, recordedAt: Timestamp)?,
        _ chunk: inout LogChunk
    ) {
        if entry.seq != seq || entry.header.ledger != genesis {
            chunk.problems.append(Problem(.integrity, .wrongPlace, entry: seq))
        }
        if seq == chunk.range.lowerBound {
            chunk.firstPrev = entry.prev
            chunk.firstRecordedAt = entry.recordedAt
        } else if let previous {
            if entry.prev != previous.hash {
                chunk.problems.append(Problem(.integrity, .brokenChain, entry: seq))
            }
            if entry.recordedAt < previous.recordedAt {
                chunk.problems.append(Problem(.integrity, .timeRunsBack, entry: seq))
            }
        }
        guard checksSignatures else { return }
        guard let key = keys[entry.header.key] else {
            chunk.unverified.append(seq)
            return
        }
        chunk.signatures += 1
        if !entry.isSigned(by: key) {
            chunk.problems.append(Problem(.integrity, .badSignature, entry: seq))
        }
    }

    /// Checks that the stored events are those each entry was signed over.
    private mutating func checkEvents(
        _ chunk: inout LogChunk,
        _ trees: [UInt64: (count: Int, root: Digest)],
        _ evidence: any LogEvidence
    ) throws(LogError) {
        var found: [UInt64: EventRun] = [:]
        var run = EventRun(seq: chunk.range.lowerBound)
        var count: UInt64 = 0
        try evidence.events(ofEntries: chunk.range) { (id, bytes) throws(LogError) in
            count += 1
            if id >> 20 != run.seq {
                found[run.seq] = run
                run = EventRun(seq: id >> 20)
            }
            run.isContiguous = run.isContiguous && id & 0xF_FFFF == UInt64(run.count)
            run.count += 1
            run.tree.push(hasher.event(bytes), &hasher)
        }
        found[run.seq] = run
        chunk.events = count
        for seq in chunk.range {
            let events = found[seq] ?? EventRun(seq: seq)
            // An entry that cannot be read says nothing of its events.
            guard let tree = trees[seq] else { continue }
            if events.count != tree.count || !events.isContiguous
                || events.tree.root(&hasher) != tree.root
            {
                chunk.problems.append(Problem(.integrity, .eventsDiffer, entry: seq))
            }
        }
    }

    /// Checks the stored checkpoints of the sizes this chunk ends in; their roots come later.
    private func checkCheckpoints(
        _ chunk: inout LogChunk,
        _ evidence: any LogEvidence
    ) throws(LogError) {
        let first = chunk.range.lowerBound + 1
        var key = try ledger.noteKey(at: first)
        for size in first..<(chunk.range.upperBound + 1) {
            if ledger.successors.contains(where: { $0.size == size }) {
                key = try ledger.noteKey(at: size)
            }
            guard let note = try evidence.checkpoint(size: size) else { continue }
            guard let checkpoint = Checkpoint(note), checkpoint.head.size == size,
                checkpoint.description == note, checkpoint.origin == key.name
            else {
                chunk.problems.append(Problem(.integrity, .badCheckpoint, entry: size - 1, "form"))
                continue
            }
            chunk.heads.append(checkpoint.head)
            guard checksSignatures else { continue }
            chunk.signatures += 1
            if (try? checkpoint.verify(key)) == nil {
                chunk.problems.append(
                    Problem(.integrity, .badCheckpoint, entry: size - 1, "signature")
                )
            }
        }
    }
}

/// The events stored for one entry, as they come.
private struct EventRun {
    let seq: UInt64
    var count = 0
    var isContiguous = true
    var tree = CompactRange()

    init(seq: UInt64) {
        self.seq = seq
    }
}
