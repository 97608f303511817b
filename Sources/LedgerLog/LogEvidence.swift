package import CanonicalJSON

/// The rows of a ledger as they are stored, for an auditor who trusts none of them.
package protocol LogEvidence: LogSnapshot {
    /// What is wrong with the file or schema itself, in words.
    func storageFaults() throws(LogError) -> [String]

    /// The entries stored in a range of sequence numbers, ascending.
    func entries(
        in range: Range<UInt64>,
        _ body: (UInt64, [UInt8]) throws(LogError) -> Void
    ) throws(LogError)

    /// The events stored for a range of entries, ascending by `Entry.eventID`.
    func events(
        ofEntries range: Range<UInt64>,
        _ body: (UInt64, Span<UInt8>) throws(LogError) -> Void
    ) throws(LogError)

    /// The cosignatures as they are stored, ascending by size: the size, who is said to have made
    /// it, the line.
    func cosignatures(
        _ body: (UInt64, String, String) throws(LogError) -> Void
    ) throws(LogError)

    /// The timestamp tokens as they are stored, ascending by size.
    func timestamps(_ body: (UInt64, [UInt8]) throws(LogError) -> Void) throws(LogError)

    /// Rows of the log that belong to no entry of a log of this size, in words.
    func strays(beyond size: UInt64) throws(LogError) -> [String]

    /// How many rows a table of the log has.
    func count(_ table: CountedTable) throws(LogError) -> UInt64

    /// The key of the first row in which a table differs from its rebuilt twin.
    func firstDifference(
        in table: DerivedTable,
        from scratch: any LogScratch
    ) throws(LogError) -> String?
}

/// Tables whose number of rows an auditor can foretell.
package enum CountedTable: String, Sendable {
    case tile, checkpoint, opening
}

/// Tables that follow from entries and events, and can be rebuilt from them.
package enum DerivedTable: String, Sendable, CaseIterable {
    case submission, finding, state, term, touch
}

/// An empty place of the same engine, to rebuild what follows from the entries.
package protocol LogScratch: AnyObject {
    /// The state as rebuilt so far, as canonical JSON; nil if there is none yet.
    func state(of subject: String) throws(LogError) -> [UInt8]?

    /// Writes what some entries lead to, and returns those whose submission an earlier entry has.
    @discardableResult
    func write(_ rows: [RebuiltEntry], _ changes: [StateChange]) throws(LogError) -> [UInt64]
}

/// What an entry leads to, beside the state.
package struct RebuiltEntry: Sendable {
    /// The entry a submission became.
    package let seq: UInt64
    /// With `id`, the submission's name (`Schemas/submission.md` 2.3).
    package let actor: String
    /// UUIDv7, chosen by the author.
    package let id: UniqueID
    /// H of the header: tells the same submission sent again from a conflict.
    package let headerHash: Digest
    /// The canonical list (`Schemas/log.md` 4.8); nil if it is empty.
    package let findings: [UInt8]?

    package init(
        seq: UInt64,
        actor: String,
        id: UniqueID,
        headerHash: Digest,
        findings: [UInt8]?
    ) {
        self.seq = seq
        self.actor = actor
        self.id = id
        self.headerHash = headerHash
        self.findings = findings
    }
}
