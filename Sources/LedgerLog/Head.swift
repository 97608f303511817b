package import CanonicalJSON

/// Where the log stands: what an append extends, and replaces.
package struct Head: Hashable, Sendable {
    /// Hash of the last entry, or the genesis of an empty log.
    package let last: Digest
    /// When the last entry was recorded, or the ledger created.
    package let recordedAt: Timestamp
    /// The right edge of the tree; its size is the number of entries.
    package let edge: TreeEdge

    package init(last: Digest, recordedAt: Timestamp, edge: TreeEdge) {
        self.last = last
        self.recordedAt = recordedAt
        self.edge = edge
    }

    /// The head of a ledger without entries.
    package init(of description: LedgerDescription) {
        self.init(last: description.genesis, recordedAt: description.createdAt, edge: TreeEdge())
    }

    /// The number of entries, which is the `seq` of the next.
    package var size: UInt64 { edge.size }
}
