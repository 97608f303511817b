package import CanonicalJSON
package import HandoffRules
package import WasteDomain

/// Something an audit of the ledger finds: a rule's finding, or a pattern's.
package struct Find: Hashable, Sendable, Comparable {
    /// The rule or pattern.
    package let id: RuleID
    /// Whose statement the rule found it in; nil for a pattern.
    package let party: String?
    /// The manifest or package of the statement, or whatever the pattern is about.
    package let subjects: [String]
    /// The legal day on which it happened that was stated; nil for a pattern.
    package let day: CivilDay?

    /// A rule's finding in a statement.
    package init(_ rule: RuleID, by party: String, _ subject: String?, on day: CivilDay) {
        id = rule
        self.party = party
        subjects = subject.map { [$0] } ?? []
        self.day = day
    }

    /// A pattern's finding.
    package init(pattern: RuleID, _ subjects: [Subject]) {
        id = pattern
        party = nil
        self.subjects = subjects.map(\.description).sorted()
        day = nil
    }

    package static func < (left: Find, right: Find) -> Bool { left.text < right.text }

    /// In one line, for people.
    package var text: String {
        ([day?.description ?? "—", id.description, party ?? "—"] + subjects)
            .joined(separator: "  ")
    }
}

extension Find: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        day = reader.optional("day")
        let id = reader.required("id", RuleID.self)
        party = reader.optional("party")
        subjects = reader.list("subjects")
        guard let id else { return nil }
        self.id = id
    }

    package var json: JSONValue {
        .object([
            "day": day, "id": id, "party": party,
            "subjects": subjects.isEmpty ? nil : subjects,
        ])
    }
}
