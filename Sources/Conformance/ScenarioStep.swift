package import CanonicalJSON
package import HandoffRules

/// One submission 提交 of a scenario, and what must come of it.
package struct ScenarioStep: Sendable {
    /// What the ledger's clock says; the submission is signed at the same time.
    package let at: Timestamp
    /// What is submitted.
    package let act: Act
    /// What must come of it.
    package let expect: Expectation

    /// What a party hands in.
    package enum Act: Sendable {
        /// Statements, signed together.
        case state(Statements)
        /// The very submission that was recorded under an id.
        case again(UniqueID)
    }

    /// Events that one party signs together.
    package struct Statements: Sendable {
        /// The party's name among `parties`.
        package let by: String
        /// The name of the key it signs with; the party's own name if nil.
        package let key: String?
        /// The submission's id; a fresh one if nil.
        package let id: UniqueID?
        /// The size of the log whose checkpoint the author has seen.
        package let seen: UInt64?
        /// Members of the events that are sealed before they are signed.
        package let seal: [String]
        /// How often the events stand in the submission, each time about another manifest.
        package let times: Int
        /// What is wrong with the submission itself.
        package let spoil: Spoiling?
        /// As in `Schemas/events`, with placeholders in their texts.
        package let events: [JSONValue]
    }

    /// What can be wrong with a submission that no event shows.
    package enum Spoiling: String, Sendable, CaseIterable, CanonicalScalar {
        /// The first event is changed after it was signed.
        case event
        /// A bit of the signature is turned.
        case signature
        /// What opens the sealed members is left out.
        case openings
        /// The first event has a member `name` of more than 1 MiB.
        case size
        /// It is signed for another ledger.
        case ledger
        /// The checkpoint seen has another root.
        case seen
    }
}

/// What must come of a submission.
package struct Expectation: Sendable {
    /// As `liandan submit --output json` says it.
    package enum Status: String, Sendable, CaseIterable, CanonicalScalar {
        case recorded, refused, known
    }

    /// Whether the submission is recorded, refused, or was recorded before.
    package let status: Status
    /// Exactly these, in this order.
    package let findings: [ExpectedFinding]
}

/// A finding that must be; what is nil may be anything.
package struct ExpectedFinding: Sendable {
    /// The one member that a finding must name.
    package let rule: RuleID
    /// Whether it refuses the submission or is recorded with it.
    package let effect: Effect?
    /// Index of the event in its submission, from 0.
    package let event: Int?
    /// Texts by name, all of them, with placeholders.
    package let facts: [String: String]?
    /// JSON pointer of the place in the event; empty for the event as a whole.
    package let path: String?
    /// As it was recorded, which may be milder than the rule's own.
    package let severity: Severity?
}

extension ScenarioStep: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let at = reader.required("at", Timestamp.self)
        let expect = reader.required("expect", Expectation.self)
        let act: Act?
        if let again = reader.optional("again", UniqueID.self) {
            act = .again(again)
        } else {
            act = Statements(from: &reader).map(Act.state)
        }
        guard let at, let act, let expect else { return nil }
        self.init(at: at, act: act, expect: expect)
    }

    package var json: JSONValue {
        var object: JSONObject
        switch act {
        case .again(let id): object = ["again": id]
        case .state(let statements): object = statements.members
        }
        object["at"] = at.json
        object["expect"] = expect.json
        return .object(object)
    }
}

extension ScenarioStep.Statements {
    fileprivate init?(from reader: inout ObjectReader) {
        let by = reader.required("by", String.self)
        let events = reader.required("events", [JSONValue].self)
        key = reader.optional("key", String.self)
        id = reader.optional("id", UniqueID.self)
        seen = reader.optional("seen", UInt64.self)
        seal = reader.list("seal")
        spoil = reader.optional("spoil", ScenarioStep.Spoiling.self)
        times = reader.optional("times", Int.self) ?? 1
        if !(1...10_000).contains(times) { reader.refuse("times", "count") }
        guard let by, let events else { return nil }
        self.by = by
        self.events = events
    }

    fileprivate var members: JSONObject {
        [
            "by": by, "events": events, "id": id, "key": key, "seal": seal.isEmpty ? nil : seal,
            "seen": seen, "spoil": spoil, "times": times == 1 ? nil : times,
        ]
    }
}

extension Expectation: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let status = reader.required("status", Status.self)
        findings = reader.list("findings")
        guard let status else { return nil }
        self.status = status
    }

    package var json: JSONValue {
        .object(["findings": findings.isEmpty ? nil : findings, "status": status])
    }
}

extension ExpectedFinding: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let rule = reader.required("rule", RuleID.self)
        effect = reader.optional("effect", Effect.self)
        event = reader.optional("event", Int.self)
        facts = reader.optional("facts", [String: String].self)
        path = reader.optional("path", String.self)
        severity = reader.optional("severity", Severity.self)
        guard let rule else { return nil }
        self.rule = rule
    }

    package var json: JSONValue {
        .object([
            "effect": effect, "event": event, "facts": facts, "path": path, "rule": rule,
            "severity": severity,
        ])
    }
}
