package import CanonicalJSON
import WasteDomain

/// The legal days a book is asked for, both included; open where nil.
package struct BookPeriod: Hashable, Sendable {
    package let from: CivilDay?
    package let to: CivilDay?

    package init(from: CivilDay? = nil, to: CivilDay? = nil) {
        self.from = from
        self.to = to
    }

    /// Whether something happened before it: that is in the opening stock 期初库存.
    func isAfter(_ time: Timestamp) -> Bool { from.map { time.legalDay < $0 } ?? false }

    /// Whether something happened after it, and is no matter of it.
    func isBefore(_ time: Timestamp) -> Bool { to.map { $0 < time.legalDay } ?? false }

    /// Whether any day of a year is in it or before it: plans of later years are no matter of it.
    func reaches(_ year: Int) -> Bool { to.map { year <= $0.year } ?? true }

    package func contains(_ time: Timestamp) -> Bool { !isAfter(time) && !isBefore(time) }
}
