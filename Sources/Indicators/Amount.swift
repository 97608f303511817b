package import Accounts
import WasteDomain

/// What something adds up to, and by what.
package struct Amount: Sendable {
    /// In grams, 万元, or in number.
    package private(set) var value: Int64 = 0
    /// The entries it was added up from.
    package private(set) var evidence: EventSample
    /// Who is not counted in it though it might have been: parties, sites, and why.
    package private(set) var lacking: [String] = []

    init(_ value: Int64 = 0, of scope: IndicatorScope) {
        self.value = value
        evidence = EventSample(maximum: scope.evidence)
    }

    mutating func add(_ value: Int64, _ event: EventID) {
        self.value += value
        evidence.add(event)
    }

    /// Adds what no single entry says.
    mutating func add(_ value: Int64) { self.value += value }

    /// Adds one, by the entries of some places together.
    mutating func count(by samples: [EventSample]) {
        value += 1
        for sample in samples { evidence.merge(sample) }
    }

    mutating func lack(_ name: String) { lacking.append(name) }

    /// Takes another amount in, the events of both in the order of the log.
    mutating func merge(_ other: Amount) {
        value += other.value
        evidence.merge(other.evidence)
    }

    /// Takes another amount away, the entries of both behind what is left.
    mutating func take(_ other: Amount) {
        value -= other.value
        evidence.merge(other.evidence)
    }
}
