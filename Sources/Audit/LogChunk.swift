import CanonicalJSON
import LedgerCrypto
import LedgerLog

/// What was found in some consecutive entries looked at by themselves.
struct LogChunk: Sendable {
    /// Entries looked at together: one tile of the tree.
    static let entries = UInt64(TileID.width)

    let range: Range<UInt64>
    var problems: [Problem] = []
    /// The hash of each entry.
    var leaves: [Digest] = []
    /// What the first entry says the one before hashes to, and when it was recorded.
    var firstPrev: Digest?
    var firstRecordedAt: Timestamp?
    var lastRecordedAt: Timestamp?
    /// Stored checkpoints of sizes that end in this chunk.
    var heads: [TreeHead] = []
    /// Entries whose signing key was not known to the checker.
    var unverified: [UInt64] = []
    var events: UInt64 = 0
    var signatures: UInt64 = 0
}
