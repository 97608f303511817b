package import CanonicalJSON
import WasteDomain

/// What a rule says about an event 检查结果; free of language, so that it can be hashed.
package struct Finding: Hashable, Sendable {
    /// Index of the event in its submission.
    package let event: Int
    /// The rule that was not kept, such as `HW-LIC-004`.
    package let rule: RuleID
    /// The version of the rule that was applied.
    package let version: Int
    /// The rule's, unless the fault said otherwise.
    package let severity: Severity
    /// The rule's, unless the fault said otherwise.
    package let effect: Effect
    /// Where in the event; the root if it is about the event as a whole.
    package let path: JSONPath
    /// What proves it, by name; `FactText` says it to people.
    package let facts: [String: String]

    /// What a fault says goes before what its rule says in general.
    package init(_ fault: Fault, of rule: Rule, event: Int) {
        self.event = event
        self.rule = rule.id
        version = rule.version
        severity = fault.severity ?? rule.severity
        effect = fault.effect ?? rule.effect
        path = fault.path
        facts = fault.facts
    }
}

extension Finding: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let effect = reader.required("effect", Effect.self)
        let event = reader.required("event", Int.self)
        let facts = reader.required("facts", Facts.self)
        let path = reader.required("path", String.self)
        let rule = reader.required("rule", RuleID.self)
        let severity = reader.required("severity", Severity.self)
        let version = reader.required("version", Int.self)
        guard let effect, let event, let facts, let path, let rule, let severity, let version
        else { return nil }
        self.effect = effect
        self.event = event
        self.facts = facts.texts
        self.path = JSONPath(path)
        self.rule = rule
        self.severity = severity
        self.version = version
    }

    package var json: JSONValue {
        .object([
            "effect": effect, "event": event, "facts": Facts(texts: facts),
            "path": path.description, "rule": rule, "severity": severity, "version": version,
        ])
    }
}

private struct Facts: CanonicalScalar {
    let texts: [String: String]

    init(texts: [String: String]) {
        self.texts = texts
    }

    init?(scalar: JSONValue) {
        guard let object = scalar.object else { return nil }
        var texts: [String: String] = [:]
        for member in object.members {
            guard let text = member.value.string else { return nil }
            texts[member.name] = text
        }
        self.texts = texts
    }

    var json: JSONValue {
        var object = JSONObject()
        for (name, text) in texts { object[name] = .string(text) }
        return .object(object)
    }
}
