package import CanonicalJSON

/// A place where a ledger is kept.
///
/// Everything of one append, the projection included, goes into one durable step, and no two writers
/// can extend the same head. A store knows bytes, hashes and subjects' names; what they mean is
/// none of its business. It is synchronous because its engines are: whoever serves many callers
/// gives it a thread of its own.
package protocol LogStore: Sendable {
    /// Opens the writing transaction, runs `body`, and makes what it wrote durable.
    ///
    /// No other writer, in any process, can move the head in between. If `body` throws, nothing of
    /// it is kept. When this returns, what was written survives a crash, and every later call,
    /// from any process, sees it; and the engine remembers in a second place how far it was.
    ///
    /// - Throws: what `body` throws; `busy` if another writer holds the ledger for too long;
    ///   `rolledBack` if that second place knows of more than the ledger has.
    func append<Outcome>(
        _ body: (any LogTransaction) throws(LogError) -> Outcome
    ) throws(LogError) -> Outcome

    /// Runs `body` on one unchanging state of the ledger, while others may append.
    func read<Outcome>(
        _ body: (any LogSnapshot) throws(LogError) -> Outcome
    ) throws(LogError) -> Outcome

    /// Runs `body` on the stored rows of one unchanging state.
    func inspect<Outcome>(
        _ body: (any LogEvidence) throws(LogError) -> Outcome
    ) throws(LogError) -> Outcome

    /// Copies one unchanging state of the ledger into a new file, while others may append.
    ///
    /// - Throws: `conflict` if there already is a file.
    func backUp(to path: String) throws(LogError)

    /// Makes an empty place of the same engine that is gone when nobody holds it any more.
    func makeScratch() throws(LogError) -> any LogScratch
}

/// One unchanging state of a ledger.
package protocol LogSnapshot {
    /// The description's bytes, as they were stored at the start.
    func description() throws(LogError) -> [UInt8]
    /// Where the log stands; throws `corrupt` if that cannot be told.
    func head() throws(LogError) -> Head
    /// The bytes of an entry; nil if there is none.
    func entry(_ seq: UInt64) throws(LogError) -> [UInt8]?
    /// The events of an entry, in order.
    func events(of seq: UInt64) throws(LogError) -> [[UInt8]]
    /// The bytes of one event; nil if there is none.
    func event(_ seq: UInt64, _ index: Int) throws(LogError) -> [UInt8]?
    /// The canonical list of findings of an entry; nil if it is empty.
    func findings(of seq: UInt64) throws(LogError) -> [UInt8]?
    /// What opens the sealed fields of an entry, unless it was erased since.
    func openings(of seq: UInt64) throws(LogError) -> [Opening]
    /// Sealed fields that can still be opened, in the order of the log, after one already seen.
    func sealedPlaces(after: SealedPlace?, limit: Int) throws(LogError) -> [SealedPlace]
    /// Where a submission was recorded, and the hash of its header.
    func submission(
        actor: String,
        id: UniqueID
    ) throws(LogError) -> (header: Digest, seq: UInt64)?
    /// The hashes of a full tile; nil while it is not full.
    func tile(_ id: TileID) throws(LogError) -> [Digest]?
    /// The note of a size; nil if no commit ended there.
    func checkpoint(size: UInt64) throws(LogError) -> String?
    /// The checkpoint of the commit that an entry came with: the first that covers it.
    func checkpoint(covering seq: UInt64) throws(LogError) -> (size: UInt64, note: String)?
    /// The cosignature lines attached to the checkpoint of a size, each with its newline.
    func cosignatures(of size: UInt64) throws(LogError) -> [String]
    /// The largest size that somebody of this name has cosigned; nil if there is none.
    func lastSize(cosignedBy witness: String) throws(LogError) -> UInt64?
    /// The timestamp tokens attached to the checkpoint of a size, DER.
    func timestamps(of size: UInt64) throws(LogError) -> [[UInt8]]

    /// The current state of a subject, as canonical JSON.
    func state(of subject: String) throws(LogError) -> [UInt8]?
    /// Subjects that carry a term, ascending, after one already seen.
    func subjects(term: String, after: String?, limit: Int) throws(LogError) -> [String]
    /// Events that touched a subject, ascending, after one already seen.
    func touches(of subject: String, after: UInt64?, limit: Int) throws(LogError) -> [UInt64]
}

/// The one writer's view: it reads the state its batch will extend.
package protocol LogTransaction: LogSnapshot {
    /// Writes what an append changes.
    func write(_ batch: LogBatch) throws(LogError)

    /// Attaches a cosignature line to the checkpoint of a size, whenever it was committed; the same
    /// again changes nothing.
    func attach(cosignature: SignedNote.Signature, to size: UInt64) throws(LogError)

    /// Attaches a timestamp token to the checkpoint of a size; the same again changes nothing.
    func attach(timestamp: [UInt8], to size: UInt64) throws(LogError)
}

/// What one append changes.
package struct LogBatch: Sendable {
    /// One entry with all that stands beside it.
    package struct Record: Sendable {
        /// Canonical bytes, as they were hashed.
        package let entryBytes: [UInt8]
        /// Canonical bytes of each event, by index.
        package let events: [[UInt8]]
        /// Kept apart, because they can be erased (`Schemas/submission.md` 5.3).
        package let openings: [Opening]
        /// Its name and its findings.
        package let rebuilt: RebuiltEntry

        package init(
            entryBytes: [UInt8],
            submission: Submission,
            rebuilt: RebuiltEntry
        ) {
            self.entryBytes = entryBytes
            events = submission.events
            openings = submission.openings
            self.rebuilt = rebuilt
        }
    }

    /// The new entries, ascending by `seq`.
    package let records: [Record]
    /// The tiles that these entries filled.
    package let tiles: [Tile]
    /// Where the log stands after the last record.
    package let head: Head
    /// The checkpoint of the new head.
    package let checkpoint: Checkpoint
    /// Each subject that changed, once, in no order.
    package let changes: [StateChange]
    /// Sealed fields whose openings go, overwritten.
    package let erased: [SealedPlace]

    package init(
        records: [Record],
        tiles: [Tile],
        head: Head,
        checkpoint: Checkpoint,
        changes: [StateChange],
        erased: [SealedPlace] = []
    ) {
        self.records = records
        self.tiles = tiles
        self.head = head
        self.checkpoint = checkpoint
        self.changes = changes
        self.erased = erased
    }
}

/// How the projection of one subject changes.
package struct StateChange: Hashable, Sendable {
    /// Its name, such as `manifest:<id>`.
    package let subject: String
    /// The new state, as canonical JSON.
    package let state: [UInt8]
    /// Terms it is found by from now on.
    package let addedTerms: [String]
    /// Terms it was found by until now.
    package let removedTerms: [String]
    /// The events that touched it, by `Entry.eventID`.
    package let touchedBy: [UInt64]

    package init(
        subject: String,
        state: [UInt8],
        terms: (added: [String], removed: [String]),
        touchedBy: [UInt64]
    ) {
        self.subject = subject
        self.state = state
        addedTerms = terms.added
        removedTerms = terms.removed
        self.touchedBy = touchedBy
    }
}
