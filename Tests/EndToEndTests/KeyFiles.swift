import Foundation
import Testing

/// Key files as another program sees them.
enum KeyFiles {
    static func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require((attributes[.posixPermissions] as? NSNumber)?.intValue)
    }

    /// The base64 text between the marks, without line ends.
    static func body(of pem: [UInt8]) -> String {
        String(decoding: pem, as: UTF8.self).split(separator: "\n")
            .drop { !$0.hasPrefix("-----BEGIN") }.dropFirst()
            .prefix { !$0.hasPrefix("-----END") }.joined()
    }

    /// The last 32 bytes of an Ed25519 key in PKCS#8: the secret itself.
    static func secret(in pem: [UInt8]) throws -> Data {
        try #require(Data(base64Encoded: body(of: pem))).suffix(32)
    }
}
