package import CanonicalJSON
package import HandoffRules
package import LedgerLog
package import WasteDomain

/// A scenario 场景: what is submitted to a ledger, step by step, and what must come of it.
///
/// The format is `Schemas/conform.md`; a rule case is a scenario whose last step is the one judged.
package struct Scenario: Sendable {
    /// What it is about, in one line.
    package let title: Bilingual
    /// The rule it is a case of.
    package let rule: RuleID?
    /// The file of another scenario that comes first, seen from this file.
    package let start: String?
    /// The ledger it begins with; there is either this or a start.
    package let ledger: Founding?
    /// Parties by the names steps call them, added to those of the start.
    package let parties: [String: String]
    /// In what `${regulation.tables}` differs from the built-in tables.
    package let regulation: RegulationChange?
    /// In the order of time.
    package let steps: [ScenarioStep]
    /// What the ledger must hold in the end.
    package let final: FinalState?

    /// What a new ledger is made of; its keys are made for it (`Schemas/log.md` 2).
    package struct Founding: Sendable {
        /// The name that checkpoints are signed under.
        package let origin: String
        /// The name of the authority's party.
        package let authority: String
        /// The time of the empty log: no step is earlier.
        package let createdAt: Timestamp
        /// Serials of manifests granted at the start 联单编号段.
        package let numbers: [LedgerDescription.Numbers]
    }

    /// What must hold after the last step.
    package struct FinalState: Sendable {
        /// How many entries there are.
        package let entries: Int?
        /// Members of the records of subjects, such as `manifest:<uuid>` (`cli/records.schema.json`).
        package let state: [String: JSONValue]
    }
}

extension Scenario: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let final = reader.optional("final", FinalState.self)
        let ledger = reader.optional("ledger", Founding.self)
        let parties = reader.optional("parties", [String: String].self)
        let regulation = reader.optional("regulation", RegulationChange.self)
        let rule = reader.optional("rule", RuleID.self)
        let start = reader.optional("start", String.self)
        let steps = reader.required("steps", [ScenarioStep].self)
        let title = reader.required("title", Bilingual.self)
        reader.version(1)
        if (start == nil) == (ledger == nil) { reader.refuse("start", "start or ledger") }
        guard let steps, let title, reader.faults.isEmpty else { return nil }
        self.init(
            title: title,
            rule: rule,
            start: start,
            ledger: ledger,
            parties: parties ?? [:],
            regulation: regulation,
            steps: steps,
            final: final
        )
    }

    package var json: JSONValue {
        .object([
            "final": final, "ledger": ledger, "parties": parties.isEmpty ? nil : parties,
            "regulation": regulation, "rule": rule, "start": start,
            "steps": steps, "title": title, "v": 1,
        ])
    }
}

extension Scenario.Founding: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let authority = reader.required("authority", String.self)
        let createdAt = reader.required("createdAt", Timestamp.self)
        let numbers = reader.required("numbers", [LedgerDescription.Numbers].self)
        let origin = reader.required("origin", String.self)
        guard let authority, let createdAt, let numbers, let origin else { return nil }
        self.init(origin: origin, authority: authority, createdAt: createdAt, numbers: numbers)
    }

    package var json: JSONValue {
        .object([
            "authority": authority, "createdAt": createdAt, "numbers": numbers, "origin": origin,
        ])
    }
}

extension Scenario.FinalState: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        entries = reader.optional("entries", Int.self)
        state = reader.optional("state", [String: JSONValue].self) ?? [:]
    }

    package var json: JSONValue {
        .object(["entries": entries, "state": state.isEmpty ? nil : state])
    }
}
