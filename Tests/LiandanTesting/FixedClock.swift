package import CanonicalJSON
package import Liandan
import Synchronization

/// A clock that stands still until it is moved.
package final class FixedClock: Sendable {
    private let time: Mutex<Timestamp>

    package init(_ time: Timestamp) {
        self.time = Mutex(time)
    }

    package var now: Timestamp { time.withLock { $0 } }

    /// Moves the clock on.
    package func advance(minutes: Int64) {
        time.withLock { $0 = $0.advanced(by: minutes * 60_000) }
    }

    /// Moves the clock to any time, back too.
    package func set(_ time: Timestamp) {
        self.time.withLock { $0 = time }
    }

    /// This clock as a ledger takes it: it moves when this one is moved.
    package var ledgerClock: LedgerClock { LedgerClock { self.now } }
}
