import CanonicalJSON

/// A vehicle's plate 号牌, or a ship's id: upper-case letters, digits and Chinese characters.
///
/// Which plates are well formed is data (GA 36, rule HW-FMT-014).
package struct Plate: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    package static let spelling: String? = "渝H12345"

    package let description: String

    /// Takes 4 to 20 characters, without spaces and `·`.
    package init?(_ description: String) {
        guard (4...20).contains(description.unicodeScalars.count),
            description.unicodeScalars.allSatisfy(Self.isAllowed)
        else { return nil }
        self.description = description
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if let byte = UInt8(exactly: scalar.value) {
            return ASCII.isDigit(byte) || ASCII.isUppercase(byte)
        }
        return (0x4E00...0x9FFF).contains(scalar.value)
    }
}
