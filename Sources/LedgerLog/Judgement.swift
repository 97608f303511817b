package import CanonicalJSON

/// By what a submission was judged, and what was found: a part of history (`Schemas/log.md` 4.7).
package struct Judgement: Hashable, Sendable, CanonicalObject {
    /// Digest of the regulation.
    package let regulation: Digest
    /// Version of the rule set.
    package let rules: Int
    /// H of the canonical list of findings; nil if the list is empty.
    package let findings: Digest?

    package init(regulation: Digest, rules: Int, findings: Digest?) {
        self.regulation = regulation
        self.rules = rules
        self.findings = findings
    }

    package init?(from reader: inout ObjectReader) {
        let findings = reader.optional("findings", Digest.self)
        let regulation = reader.required("regulation", Digest.self)
        let rules = reader.required("rules", Int.self)
        guard let regulation, let rules else { return nil }
        self.init(regulation: regulation, rules: rules, findings: findings)
    }

    package var json: JSONValue {
        .object(["findings": findings, "regulation": regulation, "rules": rules])
    }
}
