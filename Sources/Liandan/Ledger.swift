import CanonicalJSON
package import LedgerCrypto
package import LedgerLog
import LedgerStoreSQLite
import Regulation
import WasteDomain

/// A ledger: the library's face.
///
/// Anybody may open one to read; only who has the operator's key can append.
package final class Ledger {
    /// As it was stored at the start; its hash is the ledger's identity.
    package let description: LedgerDescription
    let store: any LogStore
    /// What new entries are timed by.
    package let clock: LedgerClock
    let operatorKey: SigningKey?
    let library: RegulationLibrary
    /// Name and key checkpoints are signed under.
    let noteKey: NoteKey
    /// Keys that have signed before, by id.
    var knownKeys: [Digest: VerifyingKey] = [:]

    private init(
        _ description: LedgerDescription,
        _ store: any LogStore,
        _ operatorKey: SigningKey?,
        _ clock: LedgerClock
    ) throws(LogError) {
        self.description = description
        noteKey = try description.noteKey()
        self.store = store
        self.operatorKey = operatorKey
        self.clock = clock
        library = RegulationLibrary(description.suite)
    }

    /// Makes a new ledger without entries.
    ///
    /// - Throws: `conflict` if there already is one; `malformed` if the description is not valid.
    package static func create(
        at location: LedgerLocation,
        _ description: LedgerDescription,
        operatorKey: SigningKey,
        clock: LedgerClock = .system
    ) throws(LogError) -> Ledger {
        let state = try GenesisState.changes(of: description)
        var hasher = LogHasher(description.suite)
        let empty = TreeHead(size: 0, root: TreeEdge().root(&hasher))
        let checkpoint = try Checkpoint(empty, signedBy: operatorKey, as: description.noteKey())
        let store = try location.create(description, checkpoint, state)
        return try Ledger(description, store, operatorKey, clock)
    }

    /// Opens a ledger.
    ///
    /// - Parameters:
    ///   - location: Where it is kept.
    ///   - operatorKey: Needed to append; must be the key of the description.
    ///   - clock: What entries are timed by.
    /// - Returns: The ledger, for reading only if there is no key.
    /// - Throws: `notFound`, `unreachable`, `corrupt`, or `wrongLedger` for another ledger's key.
    package static func open(
        _ location: LedgerLocation,
        operatorKey: SigningKey? = nil,
        clock: LedgerClock = .system
    ) throws(LogError) -> Ledger {
        let store = try location.open(readOnly: operatorKey == nil)
        let description = try store.read { (snapshot) throws(LogError) in
            let bytes = try snapshot.description()
            do {
                return try LedgerDescription.read(bytes, limits: .document)
            } catch {
                throw LogError(.corrupt, "the ledger's description cannot be read: \(error)")
            }
        }
        if let operatorKey, operatorKey.verifyingKey.spki != description.ledgerKey {
            throw LogError(.wrongLedger, "the operator's key is not the one of this ledger")
        }
        return try Ledger(description, store, operatorKey, clock)
    }
}
