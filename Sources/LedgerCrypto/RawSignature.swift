import CLibcrypto

/// The 64 bytes r ‖ s of an ECDSA or SM2 signature, to and from libcrypto's DER.
struct RawSignature: Equatable {
    let r: [UInt8]
    let s: [UInt8]

    /// Half the order n of P-256, rounded down: the largest s that is accepted.
    private static let halfOrderOfP256: [UInt8] = [
        0x7F, 0xFF, 0xFF, 0xFF, 0x80, 0x00, 0x00, 0x00, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF,
        0xDE, 0x73, 0x7D, 0x56, 0xD3, 0x8B, 0xCF, 0x42, 0x79, 0xDC, 0xE5, 0x61, 0x7E, 0x31, 0x92,
        0xA8,
    ]

    private static let orderOfP256: [UInt8] = [
        0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF,
        0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25,
        0x51,
    ]

    /// Takes exactly 64 bytes.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == 64 else { return nil }
        r = Array(bytes.prefix(32))
        s = Array(bytes.suffix(32))
    }

    /// Takes libcrypto's own encoding.
    init?(der: [UInt8]) {
        let signature = unsafe der.withUnsafeBufferPointer { buffer in
            var cursor = buffer.baseAddress
            return unsafe d2i_ECDSA_SIG(nil, &cursor, buffer.count)
        }
        guard let signature = unsafe signature else { return nil }
        defer { unsafe ECDSA_SIG_free(signature) }
        var r = [UInt8](repeating: 0, count: 32)
        var s = r
        guard unsafe BN_bn2binpad(ECDSA_SIG_get0_r(signature), &r, 32) == 32,
            unsafe BN_bn2binpad(ECDSA_SIG_get0_s(signature), &s, 32) == 32
        else { return nil }
        self.r = r
        self.s = s
    }

    private init(r: [UInt8], s: [UInt8]) {
        self.r = r
        self.s = s
    }

    var bytes: [UInt8] { r + s }

    /// Whether s is at most n/2 on P-256; the other root would be a second valid signature.
    var isLowOnP256: Bool { !Self.halfOrderOfP256.lexicographicallyPrecedes(s) }

    /// The same signature with the smaller of the two possible s.
    var loweredOnP256: RawSignature {
        guard !isLowOnP256 else { return self }
        var difference = [UInt8](repeating: 0, count: 32)
        var borrow = 0
        for index in stride(from: 31, through: 0, by: -1) {
            let value = Int(Self.orderOfP256[index]) - Int(s[index]) - borrow
            difference[index] = UInt8(truncatingIfNeeded: value)
            borrow = value < 0 ? 1 : 0
        }
        return RawSignature(r: r, s: difference)
    }

    /// The DER form libcrypto verifies: two shortest positive integers.
    var der: [UInt8] {
        let integers = [r, s].flatMap { number in
            var digits = Array(number.drop { $0 == 0 })
            if digits.first.map({ $0 >= 0x80 }) ?? true { digits.insert(0, at: 0) }
            return [0x02, UInt8(digits.count)] + digits
        }
        return [0x30, UInt8(integers.count)] + integers
    }
}
