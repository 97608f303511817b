package import CanonicalJSON
import Foundation

/// Where the ledger gets the time from; an argument, so that tests and rehearsals can give it.
package struct LedgerClock: Sendable {
    /// The present time; the ledger copes with one that runs back a little.
    package let now: @Sendable () -> Timestamp

    package init(now: @escaping @Sendable () -> Timestamp) {
        self.now = now
    }

    /// The machine's clock.
    package static let system = LedgerClock {
        let milliseconds = Int64(Date().timeIntervalSince1970 * 1000)
        return Timestamp(milliseconds: max(0, milliseconds)) ?? Timestamp.zero
    }
}

extension Timestamp {
    fileprivate static let zero = Timestamp(milliseconds: 0) ?? { preconditionFailure("1970") }()
}
