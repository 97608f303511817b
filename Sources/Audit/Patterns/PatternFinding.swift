package import CanonicalJSON
package import HandoffRules
package import WasteDomain

/// A pattern that a ledger shows, with the entries that prove it 疑点线索.
package struct PatternFinding: Hashable, Sendable {
    /// The pattern's id (`AuditPattern.pattern`).
    package let pattern: RuleID
    /// How grave it would be, if it is what it looks like.
    package let severity: Severity
    /// Who or what it is about.
    package let subjects: [Subject]
    /// Words of no language, by name.
    package let facts: [String: String]
    /// Events that show it: the first of them and the last, not all.
    package let evidence: [EventID]
}

extension PatternFinding: CanonicalEncodable {
    package var json: JSONValue {
        var facts = JSONObject()
        for (name, value) in self.facts { facts[name] = .string(value) }
        return .object([
            "evidence": evidence, "facts": facts, "pattern": pattern, "severity": severity,
            "subjects": subjects.map(\.description),
        ])
    }
}

/// What one pattern found, as many as people read; the rest is counted.
struct PatternFindings {
    private static let maximum = 100

    private let about: AuditPattern
    private(set) var kept: [PatternFinding] = []
    /// How many were found beyond those.
    private(set) var suppressed = 0

    init(_ about: AuditPattern) {
        self.about = about
    }

    mutating func add(
        _ subjects: [Subject],
        _ facts: [String: String],
        _ evidence: [EventID]
    ) {
        guard kept.count < Self.maximum else {
            suppressed += 1
            return
        }
        kept.append(
            PatternFinding(
                pattern: about.id,
                severity: about.severity,
                subjects: subjects,
                facts: facts,
                evidence: evidence
            )
        )
    }
}

/// The first few events that show something, and the last.
struct EvidenceSample {
    private static let first = 8

    private var kept: [EventID] = []
    private var last: EventID?

    mutating func add(_ event: EventID) {
        if kept.count < Self.first { kept.append(event) } else { last = event }
    }

    var events: [EventID] { kept + (last.map { [$0] } ?? []) }
}
