import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Testing

/// What a ledger publishes, read by the Go project's own implementation of C2SP's formats.
struct ForeignLogTests {
    private static let library = "/usr/share/gocode"

    private static let isHere: Bool = {
        let go = try? Shell.run(["sh", "-c", "command -v go"])
        return go?.status == 0
            && FileManager.default.fileExists(atPath: library + "/src/golang.org/x/mod/sumdb/tlog")
    }()

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func liandan(_ town: Town, _ words: String) throws {
        let arguments = words.split(separator: " ").map(String.init) + ["--ledger", town.path]
        let shell = try Program.run(arguments, in: folder.path, environment: Stage.quiet)
        try #require(shell.status == 0, "\(shell.output)\(shell.errors)")
    }

    private func build() throws {
        let source = Fixture.path("Fixtures/c2sp/main.go")
        let built = try Shell.run(
            ["go", "build", "-o", folder.file("reader"), source],
            environment: [
                "GO111MODULE": "off", "GOCACHE": folder.file("cache"), "GOPATH": Self.library,
            ]
        )
        try #require(built.status == 0, "\(built.errors)")
    }

    private func read(_ key: String, _ proofs: [String]) throws -> Shell {
        try Shell.run([folder.file("reader"), key, "site"] + proofs, in: folder.path)
    }

    private static func town(_ suite: HashSuite) throws -> Town {
        let town = try Town.settled(suite: suite)
        let submissions = try (1...300).map { number in
            try town.sign(Town.generator, town.itemEvents(town.codes(1, from: number)))
        }
        _ = try town.ledger.submit(submissions)
        return town
    }

    @Test(.enabled(if: isHere, "needs Go and golang.org/x/mod: .ci/tools go"))
    func `Go's own reader accepts checkpoint, tiles and proofs, and nothing changed`() throws {
        let town = try Self.town(.sha256)
        try liandan(town, "export tiles site")
        let proofs = [0, 255, 256, 301].map { "\($0).tlog-proof" }
        for proof in proofs {
            try liandan(town, "prove inclusion \(proof.prefix { $0 != "." }) --out \(proof)")
        }
        try build()
        let key = try town.description.noteKey().description
        let accepted = try read(key, proofs)
        #expect(
            accepted.output == """
                accepted: \(town.description.origin), 302 entries
                accepted: entry 0
                accepted: entry 255
                accepted: entry 256
                accepted: entry 301

                """
        )
        #expect(accepted.status == 0, "\(accepted.errors)")

        for name in ["checkpoint", "tile/0/000", "tile/0/001.p/46", "tile/1/000.p/1"] {
            let good = try [UInt8](Fixture.file(folder.file("site/\(name)")))
            var bad = good
            bad[good.count / 2] ^= 1
            try folder.write(bad, to: "site/\(name)")
            #expect(try read(key, []).status == 1, "\(name)")
            try folder.write(good, to: "site/\(name)")
        }
        #expect(try read(key, []).status == 0)
    }

    @Test(.enabled(if: isHere, "needs Go and golang.org/x/mod: .ci/tools go"))
    func `a ledger of the gm suite is none for it`() throws {
        let town = try Town.settled(suite: .gm)
        try liandan(town, "export tiles site")
        try build()
        let shell = try read(town.description.noteKey().description, [])
        #expect(shell.status == 1)
        #expect(shell.output.hasPrefix("refused: verifier key: "))
    }
}
