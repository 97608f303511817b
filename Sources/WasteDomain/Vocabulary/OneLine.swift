import CanonicalJSON

/// One line of text: 1 to 200 code points, no space at either end.
package struct OneLine: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    package static let spelling: String? = "1–200 characters, one line"

    package let description: String

    /// Nil for an empty text, one with a line break or control character, or with blanks around it.
    package init?(_ description: String) {
        let scalars = description.unicodeScalars
        guard (1...200).contains(scalars.count),
            scalars.allSatisfy(\.standsInLine),
            scalars.first?.properties.isWhitespace == false,
            scalars.last?.properties.isWhitespace == false
        else { return nil }
        self.description = description
    }
}
