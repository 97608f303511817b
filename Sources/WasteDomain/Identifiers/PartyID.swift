import CanonicalJSON

/// How a party 单位 is known: by its credit code, or by a local id where the law knows none.
///
/// A local id is `L`, the region's six digits, `-` and four digits: a village point, a private
/// clinic. Whether the check character of a credit code is right is for rule HW-FMT-005 to say,
/// because some real codes fail it and are listed in the regulation.
package struct PartyID: Hashable, Sendable, Comparable, LosslessStringConvertible, CanonicalScalar {
    package let description: String

    /// Parses either form; a credit code's check character is not looked at.
    package init?(_ description: String) {
        guard CreditCode.hasShape(description) || Self.isLocal(description) else { return nil }
        self.description = description
    }

    /// Whether this is a local id and not a credit code.
    package var isLocal: Bool { Self.isLocal(description) }

    package static func < (left: PartyID, right: PartyID) -> Bool {
        left.description < right.description
    }

    private static func isLocal(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 12 && bytes[0] == UInt8(ascii: "L") && bytes[7] == UInt8(ascii: "-")
            && bytes[1..<7].allSatisfy(ASCII.isDigit) && bytes[8...].allSatisfy(ASCII.isDigit)
    }
}
