import CanonicalJSON
import LedgerCrypto
import LedgerLog

/// A ledger at rest after a start; every scenario that begins with it works on a copy.
struct PreparedLedger: Sendable {
    /// Nobody has it open.
    let path: String
    let description: LedgerDescription
    let keys: KeyRing
    /// Credit codes by name.
    let parties: [String: String]
    let memory: TrialMemory
}

/// What a scenario's author remembers of what was submitted before.
struct TrialMemory: Sendable {
    /// The roots the log had, by its size.
    var roots: [UInt64: Digest] = [:]
    /// What was recorded, by its id.
    var sent: [UniqueID: Submission] = [:]
}
