import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Changes to the members of a statement: a value at a JSON pointer, or nil to take it away.
typealias Changes = KeyValuePairs<String, (any CanonicalEncodable)?>

/// Something submitted to a settled town, and exactly what is found.
struct RuleCase: Sendable, CustomTestStringConvertible {
    typealias Preparation = @Sendable (Town) throws -> Void

    /// The rule it is about.
    let rule: RuleID
    let name: String
    let expected: [Expected]
    let submit: @Sendable (Town) throws -> SubmissionOutcome

    /// A statement of a kind, otherwise in order, after all that leads to it.
    ///
    /// `last` is the last statement before it, if that is not the one it follows; what is `given`
    /// happened before all that, and what happened `meanwhile` came last.
    init(
        _ rule: RuleID,
        _ name: String,
        _ kind: EventKind,
        _ changes: Changes = [:],
        by speaker: String? = nil,
        after last: EventKind? = nil,
        given: @escaping Preparation = { _ in },
        meanwhile: @escaping Preparation = { _ in },
        finds: [Expected] = []
    ) {
        let changes = changes.map { (path: $0, value: $1?.json) }
        self.init(rule, name, finds: finds) { town in
            try given(town)
            let steps = Town.steps(through: last ?? kind)
            try town.take(last == nil ? steps.dropLast() : steps)
            try meanwhile(town)
            return try town.state(kind, changes, by: speaker)
        }
    }

    /// Whatever the last line of a story submits.
    init(
        _ rule: RuleID,
        _ name: String,
        finds: [Expected] = [],
        _ story: @escaping @Sendable (Town) throws -> SubmissionOutcome
    ) {
        self.rule = rule
        self.name = name
        expected = finds
        submit = story
    }

    var testDescription: String { "\(rule): \(name)" }

    /// Whether the rule it is about finds something.
    var isFinding: Bool { expected.contains { $0.rule ?? rule == rule } }
}

/// A finding that a case leads to.
struct Expected: Sendable {
    /// Nil for the rule the case is about.
    let rule: RuleID?
    let event: Int
    let severity: Severity
    let effect: Effect
    let path: String
    let facts: @Sendable (Town) -> [String: String]

    /// An error that keeps the statement out.
    static func refused(
        _ path: String,
        _ facts: [String: String] = [:],
        by rule: RuleID? = nil,
        event: Int = 0,
        also: @escaping @Sendable (Town) -> [String: String] = { _ in [:] }
    ) -> Expected {
        Expected(rule: rule, event: event, severity: .error, effect: .refuse, path: path) { town in
            facts.merging(also(town)) { $1 }
        }
    }

    /// An error that is recorded with the statement.
    static func recorded(_ path: String, _ facts: [String: String], by rule: RuleID? = nil)
        -> Expected
    {
        Expected(rule: rule, event: 0, severity: .error, effect: .record, path: path) { _ in facts }
    }

    /// A warning that is recorded with the statement.
    static func warned(_ path: String, _ facts: [String: String], by rule: RuleID? = nil)
        -> Expected
    {
        Expected(rule: rule, event: 0, severity: .warning, effect: .record, path: path) { _ in
            facts
        }
    }
}

extension Expected {
    /// A note that is recorded with the statement.
    static func noted(_ path: String, _ facts: [String: String], by rule: RuleID? = nil)
        -> Expected
    {
        Expected(rule: rule, event: 0, severity: .info, effect: .record, path: path) { _ in facts }
    }
}

/// A finding without what follows from its rule, for comparing.
struct Found: Hashable, CustomStringConvertible {
    let rule: RuleID
    let event: Int
    let severity: Severity
    let effect: Effect
    let path: String
    let facts: [String: String]

    init(_ finding: Finding) {
        rule = finding.rule
        event = finding.event
        severity = finding.severity
        effect = finding.effect
        path = finding.path.description
        facts = finding.facts
    }

    init(_ expected: Expected, by rule: RuleID, in town: Town) {
        self.rule = expected.rule ?? rule
        event = expected.event
        severity = expected.severity
        effect = expected.effect
        path = expected.path
        facts = expected.facts(town)
    }

    var description: String {
        let facts = facts.sorted { $0.key < $1.key }.map { "\($0): \($1)" }
        return "\(rule) event \(event) \(severity) \(effect) \(path) \(facts)"
    }
}

/// Gathers cases written one below the other; each is type-checked for itself.
@resultBuilder
enum RuleCases {
    static func buildBlock(_ cases: RuleCase...) -> [RuleCase] { cases }
}
