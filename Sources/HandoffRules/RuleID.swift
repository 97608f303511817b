import CanonicalJSON

/// The stable name of a rule: `HW-MAN-010` from the law, `LD-KEY-002` from the ledger itself.
package struct RuleID: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar,
    ExpressibleByStringLiteral
{
    /// Where it comes from, its subject, its number: two, three and three characters.
    package let description: String

    /// Takes two capitals, three capitals and three digits, with hyphens between.
    package init?(_ description: String) {
        let parts = description.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 2, parts[1].count == 3, parts[2].count == 3,
            parts[0].allSatisfy(\.isUppercase), parts[1].allSatisfy(\.isUppercase),
            Digits.value(of: parts[2]) != nil
        else { return nil }
        self.description = description
    }

    /// Stops the program if the literal is no rule id.
    package init(stringLiteral value: String) {
        guard let id = RuleID(value) else { preconditionFailure("\(value) is no rule id") }
        self = id
    }
}
