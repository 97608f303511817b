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
    /// Whichever of them the ledger names signs its checkpoints; none to read only.
    let operatorKeys: [SigningKey]
    let library: RegulationLibrary
    /// Keys that have signed before, by id.
    var knownKeys: [Digest: VerifyingKey] = [:]

    private init(
        _ description: LedgerDescription,
        _ store: any LogStore,
        _ operatorKeys: [SigningKey],
        _ clock: LedgerClock
    ) {
        self.description = description
        self.store = store
        self.operatorKeys = operatorKeys
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
        return Ledger(description, store, [operatorKey], clock)
    }

    /// Opens a ledger.
    ///
    /// - Parameters:
    ///   - location: Where it is kept.
    ///   - operatorKey: Needed to append; must be the key that signs now, or its successor be.
    ///   - successor: The key that signs after what is about to be appended 继任密钥.
    ///   - clock: What entries are timed by.
    /// - Returns: The ledger, for reading only if there is no key.
    /// - Throws: `notFound`, `unreachable`, `corrupt`, or `wrongLedger` for another ledger's key, or
    ///   one that another has taken the place of.
    package static func open(
        _ location: LedgerLocation,
        operatorKey: SigningKey? = nil,
        successor: SigningKey? = nil,
        clock: LedgerClock = .system
    ) throws(LogError) -> Ledger {
        let keys = [operatorKey, successor].compactMap(\.self)
        let store = try location.open(readOnly: keys.isEmpty)
        let description = try store.read { (snapshot) throws(LogError) in
            let bytes = try snapshot.description()
            do {
                return try LedgerDescription.read(bytes, limits: .document)
            } catch {
                throw LogError(.corrupt, "the ledger's description cannot be read: \(error)")
            }
        }
        let ledger = Ledger(description, store, keys, clock)
        if operatorKey != nil { _ = try ledger.identity().signer(among: keys) }
        return ledger
    }
}
