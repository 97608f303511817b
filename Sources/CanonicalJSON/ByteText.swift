/// Bytes of any length, written in base64.
package struct ByteText: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    /// What the Base64 text stands for.
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Parses base64 in the one spelling of `Base64`.
    package init?(_ description: String) {
        guard let bytes = Base64.bytes(of: description) else { return nil }
        self.bytes = bytes
    }

    package var description: String { Base64.text(of: bytes) }
}
