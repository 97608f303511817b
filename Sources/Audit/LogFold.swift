import CanonicalJSON
import LedgerCrypto
import LedgerLog

/// Puts the chunks together in order: chain, tree, tiles, checkpoints.
struct LogFold: ~Copyable {
    private let description: LedgerDescription
    private var hasher: LogHasher
    private var edge = TreeEdge()
    private var range = CompactRange()
    private var last: Digest
    private var recordedAt: Timestamp
    private var tiles: UInt64 = 0
    private var checkpoints: UInt64 = 0
    /// Told of every leaf, and of the roots it wants.
    private(set) var outside: EvidenceCheck

    init(_ description: LedgerDescription, _ outside: EvidenceCheck) {
        self.description = description
        self.outside = outside
        hasher = LogHasher(description.suite)
        last = description.genesis
        recordedAt = description.createdAt
        if outside.wantsRoot(at: 0) { self.outside.note(root: hasher.plain([]), at: 0) }
    }

    /// Adds the next chunk.
    mutating func add(
        _ chunk: LogChunk,
        _ evidence: any LogEvidence,
        _ report: inout AuditReport
    ) throws(LogError) {
        for problem in chunk.problems { report.add(problem) }
        report.events += chunk.events
        report.signatures += chunk.signatures
        let first = chunk.range.lowerBound
        if let prev = chunk.firstPrev, prev != last {
            report.add(Problem(.integrity, .brokenChain, entry: first))
        }
        if let time = chunk.firstRecordedAt, time < recordedAt {
            report.add(Problem(.integrity, .timeRunsBack, entry: first))
        }
        var heads = chunk.heads[...]
        for leaf in chunk.leaves {
            for tile in edge.append(leaf, &hasher) { try check(tile, evidence, &report) }
            range.push(leaf, &hasher)
            last = leaf
            outside.note(leaf: leaf, at: edge.size - 1)
            if outside.wantsRoot(at: edge.size) {
                outside.note(root: range.root(&hasher), at: edge.size)
            }
            while let head = heads.first, head.size <= edge.size {
                heads.removeFirst()
                check(head, &report)
            }
        }
        // What is left claims sizes that entries are missing for.
        for head in heads { check(head, &report) }
        recordedAt = chunk.lastRecordedAt ?? recordedAt
    }

    /// Compares the end of the log with the stored head, and counts what is too many.
    mutating func finish(
        _ head: Head,
        _ evidence: any LogEvidence,
        _ report: inout AuditReport
    ) throws(LogError) {
        try checkEmpty(evidence, &report)
        if head.last != last { report.add(Problem(.integrity, .headDiffers, "last")) }
        if head.recordedAt != recordedAt {
            report.add(Problem(.integrity, .headDiffers, "recorded_at"))
        }
        if head.edge != edge { report.add(Problem(.integrity, .headDiffers, "edge")) }
        report.root = range.root(&hasher)
        if try evidence.checkpoint(size: head.size) == nil {
            report.add(Problem(.integrity, .checkpointMissing, "size \(head.size)"))
        }
        if try evidence.count(.tile) != tiles {
            report.add(Problem(.integrity, .extraRows, "tile"))
        }
        if try evidence.count(.checkpoint) != checkpoints {
            report.add(Problem(.integrity, .extraRows, "checkpoint"))
        }
        for stray in try evidence.strays(beyond: head.size) {
            report.add(Problem(.integrity, .stray, stray))
        }
    }

    /// The checkpoint of the empty log, signed when it was made.
    private mutating func checkEmpty(
        _ evidence: any LogEvidence,
        _ report: inout AuditReport
    ) throws(LogError) {
        let empty = TreeHead(size: 0, root: hasher.plain([]))
        guard let note = try evidence.checkpoint(size: 0) else {
            report.add(Problem(.integrity, .checkpointMissing, "size 0"))
            return
        }
        checkpoints += 1
        let checkpoint = Checkpoint(note)
        let isValid = checkpoint.map { (try? $0.verify(description.noteKey())) != nil } ?? false
        if !isValid || checkpoint?.head != empty || checkpoint?.description != note {
            report.add(Problem(.integrity, .badCheckpoint, "size 0"))
        }
    }

    private mutating func check(
        _ tile: Tile,
        _ evidence: any LogEvidence,
        _ report: inout AuditReport
    ) throws(LogError) {
        tiles += 1
        let stored = try evidence.tile(tile.id)
        if stored != tile.hashes { report.add(Problem(.integrity, .tileDiffers, tile.id.path)) }
    }

    private mutating func check(_ head: TreeHead, _ report: inout AuditReport) {
        checkpoints += 1
        if head.size != edge.size || head.root != range.root(&hasher) {
            report.add(Problem(.integrity, .badCheckpoint, entry: head.size - 1, "root"))
        }
    }
}
