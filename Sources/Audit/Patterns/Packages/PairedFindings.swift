import CanonicalJSON
import WasteDomain

/// What two statements show together, however many packages they both name 两项陈述相互矛盾.
///
/// What is kept grows with the pairs that are found.
struct PairedFindings {
    private struct Pair: Hashable, Comparable {
        let first: EventID
        let last: EventID

        static func < (left: Pair, right: Pair) -> Bool {
            (left.first, left.last) < (right.first, right.last)
        }
    }

    private struct Found {
        let subjects: [Subject]
        let facts: [String: String]
        var count = 0
    }

    private var pairs: [Pair: Found] = [:]

    /// Takes what two events say of a package: the first package is told, the others counted.
    mutating func add(
        _ one: EventID,
        _ other: EventID,
        _ subjects: [Subject],
        _ facts: [String: String]
    ) {
        let pair = Pair(first: min(one, other), last: max(one, other))
        pairs[pair, default: Found(subjects: subjects, facts: facts)].count += 1
    }

    /// In the order of the log, with the fact `count`.
    func findings(of about: AuditPattern) -> PatternFindings {
        var findings = PatternFindings(about)
        for (pair, found) in pairs.sorted(by: { $0.key < $1.key }) {
            findings.add(
                found.subjects,
                found.facts.merging(["count": String(found.count)]) { $1 },
                [pair.first, pair.last]
            )
        }
        return findings
    }
}
