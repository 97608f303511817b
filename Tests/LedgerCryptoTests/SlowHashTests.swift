import CanonicalJSON
import LedgerCrypto
import Testing

/// Hashes of secrets, against RFC 7914 section 11.
struct SlowHashTests {
    @Test(arguments: [
        ("passwd", "salt", 1, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"),
        (
            "Password", "NaCl", 80000,
            "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
        ),
    ])
    func `the hash is that of the standard`(
        secret: String,
        salt: String,
        rounds: Int32,
        expected: String
    ) throws {
        let hash = try SlowHash.make(Array(secret.utf8), salt: Array(salt.utf8), rounds: rounds)
        #expect(Hex.text(of: hash) == expected)
    }

    @Test func `one secret has another hash under each salt`() throws {
        let salts = [try SlowHash.salt(), try SlowHash.salt()]
        #expect(salts[0] != salts[1] && salts[0].count == 16)
        let hashes = try salts.map { try SlowHash.make(Array("481516".utf8), salt: $0) }
        #expect(!SlowHash.isSame(hashes[0], hashes[1]))
        #expect(try SlowHash.isSame(hashes[0], SlowHash.make(Array("481516".utf8), salt: salts[0])))
        #expect(!SlowHash.isSame(hashes[0], Array(hashes[0].dropLast())))
    }
}
