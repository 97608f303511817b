package import LedgerLog
import LedgerStoreSQLite

/// Where a ledger is kept; the only place that knows which engines there are.
package struct LedgerLocation: Hashable, Sendable, CustomStringConvertible {
    /// The path of an SQLite file.
    package let path: String

    /// Takes a path, or `sqlite:` and a path.
    package init(_ text: String) {
        path = text.hasPrefix("sqlite:") ? String(text.dropFirst("sqlite:".count)) : text
    }

    package var description: String { path }

    /// The head guard's file; whoever moves a ledger moves it along.
    package var guardPath: String { HeadGuard.path(of: path) }

    /// The newest checkpoint its head guard remembers; nil if there is no guard.
    package func guarded() throws(LogError) -> Checkpoint? {
        let headGuard = HeadGuard(of: path)
        return headGuard.exists ? try headGuard.checkpoint() : nil
    }

    /// Erases sealed fields of the ledger there, whatever its head guard says.
    package func erase(_ places: [SealedPlace]) throws(LogError) {
        try SQLiteLogStore.erase(places, in: path)
    }

    /// Has the head guard remember a checkpoint, unless it knows a newer one.
    package func keepGuard(_ checkpoint: Checkpoint) throws(LogError) {
        try HeadGuard(of: path).keep(checkpoint)
    }

    func create(
        _ description: LedgerDescription,
        _ checkpoint: Checkpoint,
        _ state: [StateChange]
    ) throws(LogError) -> any LogStore {
        try SQLiteLogStore.create(at: path, description, checkpoint: checkpoint, state: state)
    }

    /// Opens the store.
    package func open(readOnly: Bool) throws(LogError) -> any LogStore {
        try SQLiteLogStore.open(path, readOnly: readOnly)
    }
}
