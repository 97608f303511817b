import CanonicalJSON

/// A number somebody else gave: of a licence, plan, contract, policy, waybill, certificate, scale.
///
/// 1 to 60 code points of one line, none of them a space, `/` or `:`.
package struct Reference: Hashable, Sendable, Comparable, LosslessStringConvertible, CanonicalScalar
{
    package let description: String

    /// Takes 1 to 60 code points of one line without blanks, `/` and `:`, which part names in terms.
    package init?(_ description: String) {
        guard (1...60).contains(description.unicodeScalars.count),
            description.unicodeScalars.allSatisfy({ scalar in
                scalar.standsInLine && !scalar.properties.isWhitespace && scalar != "/"
                    && scalar != ":"
            })
        else { return nil }
        self.description = description
    }

    /// By its bytes, as a store compares: two ways to write an accent are two numbers.
    package static func == (left: Reference, right: Reference) -> Bool {
        left.description.isSpelled(as: right.description)
    }

    package static func < (left: Reference, right: Reference) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
}

/// A document of a party, under the number it has: a licence, a plan, a contract, a policy.
package struct DocumentID: Hashable, Sendable, CustomStringConvertible {
    /// Whose document it is; numbers are unique within a party only.
    package let party: PartyID
    /// As whoever issued it wrote it 文号、编号.
    package let number: Reference

    package init(_ party: PartyID, _ number: Reference) {
        self.party = party
        self.number = number
    }

    package var description: String { "\(party)/\(number)" }
}
