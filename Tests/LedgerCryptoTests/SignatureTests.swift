import CanonicalJSON
import LedgerCrypto
import LiandanTesting
import Testing

struct SignatureTests {
    private static let message = Array("联单".utf8)

    @Test(arguments: SignatureAlgorithm.allCases)
    func `a key accepts its own signature and nothing near it`(algorithm: SignatureAlgorithm) throws
    {
        let key = try SigningKey.generate(algorithm)
        let signature = try key.signature(for: Self.message)
        #expect(signature.count == 64)
        #expect(key.verifyingKey.accepts(signature, for: Self.message))
        #expect(!key.verifyingKey.accepts(signature, for: Self.message + [0]))
        #expect(!key.verifyingKey.accepts(signature + [0], for: Self.message))
        #expect(!key.verifyingKey.accepts(signature.dropLast(), for: Self.message))
        #expect(
            try !SigningKey.generate(algorithm).verifyingKey.accepts(signature, for: Self.message)
        )
        for index in signature.indices {
            var changed = signature
            changed[index] ^= 1
            #expect(!key.verifyingKey.accepts(changed, for: Self.message), "byte \(index)")
        }
    }

    @Test(arguments: SignatureAlgorithm.allCases)
    func `numbers out of range are refused`(algorithm: SignatureAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let signature = try key.signature(for: Self.message)
        let zero = [UInt8](repeating: 0, count: 32)
        let full = [UInt8](repeating: 0xFF, count: 32)
        let r = Array(signature.prefix(32))
        let s = Array(signature.suffix(32))
        for forged in [zero + s, r + zero, zero + zero, full + s, r + full] {
            #expect(!key.verifyingKey.accepts(forged, for: Self.message))
        }
    }

    @Test func `an ECDSA signature with the larger s is refused`() throws {
        let order = try #require(
            Hex.bytes(of: "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")
        )
        let key = try SigningKey.generate(.p256)
        for _ in 0..<20 {
            let signature = try key.signature(for: Self.message)
            var mirrored = Array(signature.prefix(32))
            var borrow = 0
            var s = [UInt8](repeating: 0, count: 32)
            for index in (0..<32).reversed() {
                let value = Int(order[index]) - Int(signature[32 + index]) - borrow
                s[index] = UInt8(truncatingIfNeeded: value)
                borrow = value < 0 ? 1 : 0
            }
            mirrored += s
            #expect(key.verifyingKey.accepts(signature, for: Self.message))
            #expect(!key.verifyingKey.accepts(mirrored, for: Self.message))
        }
    }

    @Test func `Ed25519 passes RFC 8032`() throws {
        struct Vectors: Decodable {
            struct Case: Decodable { let sk, pk, msg, sig: HexBytes }
            let cases: [Case]
        }
        for vector in try Fixture.vectors("ed25519_rfc8032", as: Vectors.self).cases {
            let key = try KeyBytes.ed25519(seed: vector.sk.bytes)
            #expect(key.verifyingKey.spki.suffix(32) == vector.pk.bytes[...])
            #expect(try key.signature(for: vector.msg.bytes) == vector.sig.bytes)
            #expect(key.verifyingKey.accepts(vector.sig.bytes, for: vector.msg.bytes))
        }
    }

    @Test func `Ed25519 passes Wycheproof`() throws {
        struct Vectors: Decodable {
            struct Case: Decodable {
                let tc: Int
                let pk, msg, sig: HexBytes
                let result: String
            }
            let cases: [Case]
        }
        let cases = try Fixture.vectors("ed25519_wycheproof", as: Vectors.self).cases
        #expect(cases.count == 151)
        for vector in cases {
            let key = try VerifyingKey(spki: KeyBytes.ed25519Prefix + vector.pk.bytes)
            let verdict = key.accepts(vector.sig.bytes, for: vector.msg.bytes)
            #expect(verdict == (vector.result == "valid"), "case \(vector.tc)")
        }
    }

    @Test func `SM2 accepts the signature of GB∕T 32918·5 with the default user ID`() throws {
        struct Vectors: Decodable {
            struct Case: Decodable {
                let message_utf8: String
                let public_x, public_y, r, s: HexBytes
            }
            let sign_fixed_nonce: [Case]
        }
        for vector in try Fixture.vectors("sm2", as: Vectors.self).sign_fixed_nonce {
            let key = try VerifyingKey(
                spki: KeyBytes.sm2(vector.public_x.bytes, vector.public_y.bytes)
            )
            #expect(key.algorithm == .sm2)
            let signature = vector.r.bytes + vector.s.bytes
            #expect(key.accepts(signature, for: Array(vector.message_utf8.utf8)))
            #expect(!key.accepts(signature, for: Array("another message".utf8)))
        }
    }

    @Test func `openssl verifies our SM2 signature and we verify its own`() throws {
        let folder = try TemporaryFolder()
        let key = try SigningKey.generate(.sm2)
        try folder.write(Self.message, to: "message")
        try folder.write(Array(key.verifyingKey.pem.utf8), to: "public.pem")
        try folder.write(try key.pem(passphrase: nil), to: "private.pem")
        let options = ["-rawin", "-digest", "sm3", "-pkeyopt", "distid:1234567812345678"]
        let signed = try Shell.run(
            [
                "openssl", "pkeyutl", "-sign", "-inkey", "private.pem", "-in", "message", "-out",
                "theirs",
            ] + options,
            in: folder.path
        )
        #expect(signed.status == 0, "\(signed.errors)")
        let theirs = try #require(KeyBytes.raw(der: [UInt8](Fixture.file(folder.file("theirs")))))
        #expect(key.verifyingKey.accepts(theirs, for: Self.message))
        let ours = try key.signature(for: Self.message)
        try folder.write(KeyBytes.der(raw: ours), to: "ours")
        let verified = try Shell.run(
            [
                "openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "public.pem", "-in", "message",
                "-sigfile", "ours",
            ] + options,
            in: folder.path
        )
        #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
    }
}
