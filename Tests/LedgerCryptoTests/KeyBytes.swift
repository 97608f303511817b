import CanonicalJSON
import LedgerCrypto

/// Keys and signatures put together byte by byte, independent of the code under test.
enum KeyBytes {
    static let ed25519Prefix: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]

    /// An Ed25519 private key from its seed, through PKCS#8.
    static func ed25519(seed: [UInt8]) throws -> SigningKey {
        let prefix: [UInt8] = [
            0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22,
            0x04, 0x20,
        ]
        let body = Base64.text(of: prefix + seed)
        let pem = "-----BEGIN PRIVATE KEY-----\n\(body)\n-----END PRIVATE KEY-----\n"
        return try SigningKey(pem: Array(pem.utf8), passphrase: { nil })
    }

    /// The SPKI of an SM2 point.
    static func sm2(_ x: [UInt8], _ y: [UInt8]) -> [UInt8] {
        let algorithm: [UInt8] = [
            0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01,
            0x06, 0x08, 0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D,
        ]
        return [0x30, 0x59] + algorithm + [0x03, 0x42, 0x00, 0x04] + x + y
    }

    /// DER of r ‖ s.
    static func der(raw: [UInt8]) -> [UInt8] {
        let integers = [raw.prefix(32), raw.suffix(32)].flatMap { half -> [UInt8] in
            var digits = Array(half.drop { $0 == 0 })
            if digits.first ?? 0xFF >= 0x80 { digits.insert(0, at: 0) }
            return [2, UInt8(digits.count)] + digits
        }
        return [0x30, UInt8(integers.count)] + integers
    }

    /// r ‖ s of a short DER signature.
    static func raw(der: [UInt8]) -> [UInt8]? {
        var rest = der.dropFirst(2)
        var raw: [UInt8] = []
        for _ in 0..<2 {
            guard rest.first == 2, let count = rest.dropFirst().first else { return nil }
            let digits = rest.dropFirst(2).prefix(Int(count)).drop { $0 == 0 }
            raw += [UInt8](repeating: 0, count: 32 - digits.count) + digits
            rest = rest.dropFirst(2 + Int(count))
        }
        return raw
    }
}
