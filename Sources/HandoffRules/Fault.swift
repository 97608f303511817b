package import CanonicalJSON

/// What a rule's check found in one statement: where, and the facts that prove it.
package struct Fault: Hashable, Sendable {
    /// Where in the event; the root if it is about the event as a whole.
    package let path: JSONPath
    /// Facts by name; the rule's texts refer to them as `{name}`.
    package let facts: [String: String]
    /// In place of the rule's own; nil where that fits the case.
    package let severity: Severity?
    /// In place of the rule's own; nil where that fits the case.
    package let effect: Effect?

    package init(
        _ path: JSONPath,
        _ facts: [String: String] = [:],
        severity: Severity? = nil,
        effect: Effect? = nil
    ) {
        self.path = path
        self.facts = facts
        self.severity = severity
        self.effect = effect
    }

    /// Takes the path as it is written, such as `/lines/0/mass`.
    package init(
        _ path: String,
        _ facts: [String: String] = [:],
        severity: Severity? = nil,
        effect: Effect? = nil
    ) {
        self.init(JSONPath(path), facts, severity: severity, effect: effect)
    }

    /// The same, taken down to a warning that is recorded.
    package var asWarning: Fault { Fault(path, facts, severity: .warning, effect: .record) }

    /// The same, recorded instead of refused.
    package var asRecord: Fault { Fault(path, facts, severity: severity, effect: .record) }
}

extension [Fault] {
    /// Each once: what counts for several lines may break a rule in the same way for each.
    var unique: [Fault] {
        reduce(into: []) { found, fault in if !found.contains(fault) { found.append(fault) } }
    }
}
