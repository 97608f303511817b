import CanonicalJSON

/// A hash that a vector file writes in hexadecimal.
struct HexDigest: Decodable {
    /// Nil where a vector gives a hash of the wrong length.
    let digest: Digest?
    /// The same with zeros appended: some vectors write roots as short texts they do not care for.
    let padded: Digest?

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let bytes = Hex.bytes(of: text) ?? []
        digest = Digest(bytes)
        padded = Digest(bytes + [UInt8](repeating: 0, count: max(0, 32 - bytes.count)))
    }
}
