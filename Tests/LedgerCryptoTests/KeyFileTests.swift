import CanonicalJSON
import LedgerCrypto
import LiandanTesting
import Testing

struct KeyFileTests {
    @Test(arguments: SignatureAlgorithm.allCases)
    func `a key survives its file, plain and with a passphrase`(algorithm: SignatureAlgorithm)
        throws
    {
        let key = try SigningKey.generate(algorithm)
        let secret = Array("天地玄黄".utf8)
        let plain = try key.pem(passphrase: nil)
        let locked = try key.pem(passphrase: secret)
        #expect(String(decoding: plain, as: UTF8.self).hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
        #expect(
            String(decoding: locked, as: UTF8.self).hasPrefix(
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
            )
        )
        let notes = Array("liandan key\nparty: 91500114YFAGK311LU\n".utf8)
        for (file, passphrase) in [(notes + plain, nil), (notes + locked, secret)] {
            let read = try SigningKey(pem: file, passphrase: { passphrase })
            #expect(read.verifyingKey == key.verifyingKey)
            #expect(read.algorithm == algorithm)
        }
        for passphrase in [nil, [], Array("wrong".utf8)] {
            let error = #expect(throws: LedgerCryptoError.self) {
                try SigningKey(pem: locked, passphrase: { passphrase })
            }
            #expect(error?.code == .badPassphrase)
        }
    }

    @Test func `openssl reads our key files`() throws {
        let folder = try TemporaryFolder()
        for algorithm in SignatureAlgorithm.allCases {
            let key = try SigningKey.generate(algorithm)
            try folder.write(
                Array("party: 甲\n".utf8) + key.pem(passphrase: Array("甲".utf8)),
                to: "key.pem"
            )
            let shell = try Shell.run(
                ["openssl", "pkey", "-in", "key.pem", "-passin", "pass:甲", "-pubout"],
                in: folder.path
            )
            #expect(shell.output == key.verifyingKey.pem)
            #expect(try VerifyingKey(pem: Array(shell.output.utf8)) == key.verifyingKey)
        }
    }

    @Test func `what is no key of ours is refused`() throws {
        let folder = try TemporaryFolder()
        let made = try Shell.run(
            ["openssl", "genpkey", "-algorithm", "X25519", "-out", "x.pem"],
            in: folder.path
        )
        #expect(made.status == 0)
        let foreign = #expect(throws: LedgerCryptoError.self) {
            try SigningKey(pem: [UInt8](Fixture.file(folder.file("x.pem"))), passphrase: { nil })
        }
        #expect(foreign?.code == .unsupportedKey)
        for text in ["", "hello", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
        {
            let error = #expect(throws: LedgerCryptoError.self) {
                try SigningKey(pem: Array(text.utf8), passphrase: { nil })
            }
            #expect(error?.code == .badKey)
            #expect(throws: LedgerCryptoError.self) { try VerifyingKey(pem: Array(text.utf8)) }
        }
    }

    @Test func `an SPKI has one spelling`() throws {
        let spki = try SigningKey.generate(.p256).verifyingKey.spki
        #expect(try VerifyingKey(spki: spki).spki == spki)
        for changed in [spki + [0], [0x30, 0x81] + spki.dropFirst(), Array(spki.dropLast())] {
            let error = #expect(throws: LedgerCryptoError.self) { try VerifyingKey(spki: changed) }
            #expect(error?.code == .badKey)
        }
        // The same point, compressed, would be a second id for one key.
        let compressed =
            Array(spki.prefix(1)) + [0x39] + spki[2..<24] + [0x22, 0x00, 2 + spki[90] % 2]
            + spki[27..<59]
        #expect(throws: LedgerCryptoError.self) { try VerifyingKey(spki: Array(compressed)) }
    }
}
