import CanonicalJSON

/// Bytes that a vector file writes in hexadecimal.
struct HexBytes: Decodable {
    let bytes: [UInt8]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let bytes = Hex.bytes(of: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: text)
        }
        self.bytes = bytes
    }
}
