import CanonicalJSON

/// A word of a vocabulary that the regulation lists, such as a packaging: `steelDrum`.
///
/// The lists are data, because the official ones are not confirmed (`vocabularies.csv`).
package struct Word: Hashable, Sendable, Comparable, LosslessStringConvertible, CanonicalScalar {
    package let description: String

    /// 1 to 40 ASCII letters and digits, the first a lower-case letter.
    package init?(_ description: String) {
        guard (1...40).contains(description.utf8.count),
            description.first?.isLowercase == true,
            description.utf8.allSatisfy(ASCII.isAlphanumeric)
        else { return nil }
        self.description = description
    }

    package static func < (left: Word, right: Word) -> Bool { left.description < right.description }
}
