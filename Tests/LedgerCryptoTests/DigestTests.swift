import CanonicalJSON
import LedgerCrypto
import LiandanTesting
import Testing

struct DigestTests {
    @Test func `SHA-256 of abc is that of FIPS 180`() {
        let digest = HashAlgorithm.sha256.digest(Array("abc".utf8))
        #expect(
            Hex.text(of: digest.bytes)
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
    }

    @Test func `a reused context hashes prefix and message and pairs`() {
        var context = DigestContext(.sha256)
        let left = HashAlgorithm.sha256.digest([1])
        let right = HashAlgorithm.sha256.digest([2])
        let message: [UInt8] = [7, 8, 9]
        for _ in 0..<3 {
            #expect(
                context.digest(prefix: 0, message.span)
                    == HashAlgorithm.sha256.digest([0, 7, 8, 9])
            )
            let pair = HashAlgorithm.sha256.digest([1] + left.bytes + right.bytes)
            #expect(context.digest(prefix: 1, left, right) == pair)
        }
    }

    @Test func `SM3 passes its published vectors`() throws {
        struct Vectors: Decodable {
            struct Case: Decodable { let msg, want: HexBytes }
            struct MAC: Decodable { let key, msg, want: HexBytes }
            let digest: [Case]
            let hmac: [MAC]
        }
        let vectors = try Fixture.vectors("sm3", as: Vectors.self)
        for vector in vectors.digest {
            #expect(HashAlgorithm.sm3.digest(vector.msg.bytes).bytes == vector.want.bytes)
        }
        for vector in vectors.hmac {
            #expect(Self.hmac(key: vector.key.bytes, vector.msg.bytes) == vector.want.bytes)
        }
    }

    @Test func `SM3 stands up to Wycheproof's MACs`() throws {
        struct Vectors: Decodable {
            struct Case: Decodable {
                let tc: Int
                let key, msg, tag: HexBytes
                let result: String
            }
            let cases: [Case]
        }
        let cases = try Fixture.vectors("hmac_sm3_wycheproof", as: Vectors.self).cases
        #expect(cases.count == 174)
        for vector in cases {
            let tag = Self.hmac(key: vector.key.bytes, vector.msg.bytes).prefix(
                vector.tag.bytes.count
            )
            #expect(
                (Array(tag) == vector.tag.bytes) == (vector.result == "valid"),
                "case \(vector.tc)"
            )
        }
    }

    /// HMAC (RFC 2104) over SM3, as an independent use of the digest.
    private static func hmac(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        let short = key.count > 64 ? HashAlgorithm.sm3.digest(key).bytes : key
        let block = short + [UInt8](repeating: 0, count: 64 - short.count)
        let inner = HashAlgorithm.sm3.digest(block.map { $0 ^ 0x36 } + message)
        return HashAlgorithm.sm3.digest(block.map { $0 ^ 0x5C } + inner.bytes).bytes
    }
}
