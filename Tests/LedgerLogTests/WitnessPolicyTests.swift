import CanonicalJSON
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing

struct WitnessPolicyTests {
    private static let key = Dictionary(
        uniqueKeysWithValues: ["A", "B", "C", "D"].map { ($0, made($0, .ed25519, .cosignature)) }
    )
    private static let (keyA, keyB) = (key["A", default: ""], key["B", default: ""])
    private static let a = witness("A")
    private static let sm2 = made("S", .sm2, .cosignature)
    private static let log = made("example.org/log", .ed25519, .note)

    private static func made(
        _ name: String,
        _ algorithm: SignatureAlgorithm,
        _ use: NoteKey.Use
    ) -> String {
        guard let key = try? SigningKey.generate(algorithm).verifyingKey,
            let named = NoteKey(name: name, key: key, use: use)
        else { preconditionFailure("a key") }
        return named.description
    }

    private static func witness(_ name: String, _ rest: String = "") -> String {
        "witness \(name) \(key[name, default: ""])\(rest)\n"
    }

    private static var four: String { ["A", "B", "C", "D"].map { witness($0) }.joined() }

    @Test(arguments: [
        ("quorum A", [["A"], ["A", "B"]], [[], ["B", "C", "D"]]),
        ("quorum none", [[], ["A"]], []),
        ("group g any A B\nquorum g", [["A"], ["B"], ["A", "B"]], [[], ["C", "D"]]),
        (
            "group g all A B\nquorum g", [["A", "B"], ["A", "B", "C"]],
            [[], ["A"], ["B", "C", "D"]]
        ),
        ("group g 2 A B C\nquorum g", [["A", "C"], ["A", "B", "C"]], [["A"], ["A", "D"]]),
        (
            "group x 2 A B C\ngroup y any D\ngroup z all x y\nquorum z",
            [["A", "B", "D"]], [["A", "B", "C"], ["A", "D"], ["D"]]
        ),
        ("\t group   g\t1 A  B\t\nquorum g ", [["A"], ["B"]], [["C"]]),
    ])
    func `so many of these are enough`(
        lines: String,
        enough: [[String]],
        tooFew: [[String]]
    ) throws {
        let policy = try WitnessPolicy(Self.four + lines + "\n")
        func names(_ list: [String]) -> Set<WitnessPolicy.Name> {
            Set(policy.witnesses.filter { list.contains($0.name.description) }.map(\.name))
        }
        for list in enough { #expect(policy.isQuorum(names(list)), "\(list)") }
        for list in tooFew { #expect(!policy.isQuorum(names(list)), "\(list)") }
    }

    @Test func `comments, blank lines, URLs and SM2 keys have their place`() throws {
        let text = """
            # who counts
            log \(Self.log) https://example.org/log

              # indented
            witness A \(Self.key["A", default: ""]) https://w1.example/prefix/
            \twitness-sm2\tS\t\(Self.sm2)
            group all-of-them all A S
            quorum all-of-them
            """
        let policy = try WitnessPolicy(text)
        #expect(policy.text == text)
        #expect(policy.witnesses.map(\.name.description) == ["A", "S"])
        #expect(policy.witnesses.map(\.url) == ["https://w1.example/prefix/", nil])
        #expect(policy.witnesses.map(\.key.key.algorithm) == [.ed25519, .sm2])
        #expect(policy.wantsWitnesses)
        #expect(try !WitnessPolicy("quorum none").wantsWitnesses)
    }

    /// K and the Kelvin sign are one character to Unicode, and two names to a policy.
    @Test func `names are compared by their bytes`() throws {
        let a = Self.key["A", default: ""]
        let b = Self.key["B", default: ""]
        let policy = try WitnessPolicy("witness K \(a)\nwitness \u{212A} \(b)\nquorum K\n")
        #expect(policy.isQuorum([policy.witnesses[0].name]))
        #expect(!policy.isQuorum([policy.witnesses[1].name]))
    }

    /// The line that is to be named, and the policy.
    private static let wrong: [(Int, String)] = [
        (1, "witnes A \(keyA)"), (1, "witness A"), (1, "witness A x"),
        (1, "witness A \(log)"), (1, "witness A \(sm2)"), (1, "log \(keyA)"),
        (1, "witness-sm2 A \(keyA)"), (1, "log-sm2 \(log)"),
        (1, "witness none \(keyA)"), (1, "witness A \(keyA) ftp://x"),
        (1, "witness A \(keyA) http://x y"), (1, "quorum A"), (1, "group g any A"),
        (1, "quorum none none"), (2, "quorum none\nquorum none"),
        (2, "\(a)witness A \(keyB)"),
        (2, "\(a)witness B \(keyA)"),
        (2, "log \(log)\nlog \(log)"), (2, "\(a)group A any A"),
        (2, "\(a)group g any"), (2, "\(a)group g any A A"),
        (2, "\(a)group g 0 A"), (2, "\(a)group g 2 A"),
        (2, "\(a)group g 01 A"), (2, "\(a)group g some A"),
        (2, "\(a)group g all none"), (2, "\(a)group g all g"),
        (3, "\(a)group g any A\ngroup h any A"), (1, "quorum\u{7} none"),
        (1, "quorum none\r\nquorum none"), (1, "Quorum none"),
    ]

    @Test(arguments: wrong)
    func `a line that is wrong is named`(line: Int, text: String) {
        let error = #expect(throws: LogError.self) { try WitnessPolicy(text) }
        #expect(error?.code == .malformed)
        #expect(error?.reason.hasPrefix("witness policy, line \(line): ") == true, "\(text)")
    }

    @Test func `a policy without a quorum line is none`() {
        #expect(throws: LogError(.malformed, "witness policy: there is no quorum line")) {
            try WitnessPolicy(Self.four)
        }
    }

    @Test func `a trust file carries its policy, and only one that fits its ledger`() throws {
        let town = try Town()
        let policy = try WitnessPolicy(Self.witness("A") + "quorum A\n")
        let trust = try TrustFile(town.identity, policy: policy)
        let read = try TrustFile.read(trust.canonicalBytes, limits: .document)
        #expect(read == trust)
        #expect(read.policy?.text == policy.text)
        let plain = TrustFile(town.description).canonicalBytes
        #expect(try TrustFile.read(plain, limits: .document).policy == nil)

        let own = try town.description.noteKey().description
        #expect(throws: Never.self) {
            try TrustFile(town.identity, policy: WitnessPolicy("log \(own)\nquorum none"))
        }
        let foreign = try WitnessPolicy("log \(Self.log)\nquorum none")
        let error = #expect(throws: LogError.self) {
            try TrustFile(town.identity, policy: foreign)
        }
        #expect(error?.code == .wrongLedger)
        var json = try #require(trust.json.object)
        json["policy"] = .string("quorum nobody")
        #expect(throws: (any Error).self) {
            try TrustFile.read(json.canonicalBytes, limits: .document)
        }
    }

    @Test func `a gm ledger takes SM2 witnesses only`() throws {
        let town = try Town(suite: .gm)
        let fitting = try WitnessPolicy("witness-sm2 S \(Self.sm2)\nquorum S")
        #expect(throws: Never.self) { try TrustFile(town.identity, policy: fitting) }
        let other = try WitnessPolicy(Self.witness("A") + "quorum A")
        #expect(throws: LogError.self) { try TrustFile(town.identity, policy: other) }
    }
}
