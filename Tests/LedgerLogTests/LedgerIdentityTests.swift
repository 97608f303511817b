import CanonicalJSON
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing

/// The keys that take the place of a ledger's first.
struct LedgerIdentityTests {
    private let description: LedgerDescription
    /// The first is the description's.
    private let keys: [SigningKey]

    init() throws { try self.init(.sha256) }

    private init(_ suite: HashSuite) throws {
        let town = try Town(suite: suite)
        description = town.description
        keys =
            [town.operatorKey]
            + (try (1...3).map { _ in try .generate(suite.ledgerAlgorithm) })
    }

    /// A key from a size on, signed by another of them or by none.
    private func successor(
        _ key: Int,
        from size: UInt64,
        signedBy old: Int?
    ) throws -> LedgerSuccessor {
        let spki = keys[key].verifyingKey.spki
        let signature = try old.map {
            ByteText(
                try LedgerKeyProof.make(by: keys[$0], for: spki, in: description.genesis)
            )
        }
        return LedgerSuccessor(key: ByteText(spki), size: size, old: signature)
    }

    /// Which of the keys is believed at each size.
    private func keys(of ledger: LedgerIdentity, at sizes: [UInt64]) throws -> [Int?] {
        try sizes.map { size in
            let key = try ledger.noteKey(at: size).key
            return keys.firstIndex { $0.verifyingKey == key }
        }
    }

    @Test(arguments: HashSuite.allCases)
    func `a key signs from its size on until the next one does`(suite: HashSuite) throws {
        let test = try LedgerIdentityTests(suite)
        let ledger = LedgerIdentity(test.description)
        let known = ledger.following([
            try test.successor(2, from: 9, signedBy: 1),
            try test.successor(1, from: 5, signedBy: 0),
        ])
        #expect(try test.keys(of: known, at: [0, 4, 5, 8, 9, .max]) == [0, 0, 1, 1, 2, 2])
        #expect(try test.keys(of: ledger, at: [0, 5, .max]) == [0, 0, 0])
        #expect(try known.noteKey(at: 9).name == test.description.origin)
    }

    /// Signed by whom, and how many of the three are believed, without and with lost keys.
    private static let chains: [(signers: [Int?], believed: Int, evenLost: Int)] = [
        ([0, 1, 2], 3, 3), ([0, nil, 2], 1, 3), ([nil, 1, 2], 0, 3), ([1, 1, 2], 0, 0),
        ([0, 0, 2], 1, 1), ([0, 1, nil], 2, 3), ([0, 3, nil], 1, 1),
    ]

    @Test(arguments: Self.chains.indices)
    func `a key is believed that the one before has signed`(index: Int) throws {
        let (signers, believed, evenLost) = Self.chains[index]
        let all = try signers.enumerated().map { index, signer in
            try successor(index + 1, from: UInt64(10 * index + 10), signedBy: signer)
        }
        let ledger = LedgerIdentity(description)
        #expect(ledger.following(all).successors == Array(all.prefix(believed)))
        #expect(
            ledger.following(all, evenLost: true).successors == Array(all.prefix(evenLost))
        )
        // What is known already is not asked for its signature again.
        let known = LedgerIdentity(description, Array(all.prefix(2)))
        #expect(known.following(all).successors.count >= 2)
    }

    @Test func `a checkpoint verifies under the key of its size and no other`() throws {
        let ledger = LedgerIdentity(description)
            .following([try successor(1, from: 5, signedBy: 0)])
        for (size, signer, holds) in [
            (UInt64(4), 0, true), (5, 1, true), (9, 1, true), (5, 0, false), (4, 1, false),
        ] {
            let head = TreeHead(size: size, root: description.genesis)
            let name = try #require(
                NoteKey(name: description.origin, key: keys[signer].verifyingKey)
            )
            let checkpoint = try Checkpoint(head, signedBy: keys[signer], as: name)
            if holds {
                #expect(throws: Never.self) { try checkpoint.verify(ledger) }
            } else {
                let error = #expect(throws: LogError.self) { try checkpoint.verify(ledger) }
                #expect(error?.code == .badSignature)
            }
        }
    }

    @Test func `a trust file with newer keys is read as it was written`() throws {
        let ledger = LedgerIdentity(
            description,
            [try successor(1, from: 5, signedBy: 0), try successor(2, from: 9, signedBy: nil)]
        )
        let trust = try TrustFile(ledger, policy: nil)
        let read = try TrustFile.read(trust.canonicalBytes, limits: .document)
        #expect(read == trust)
        #expect(read.ledger.successors == ledger.successors)
        // One without is the same bytes as ever.
        let plain = try CanonicalReader.read(TrustFile(description).canonicalBytes).object
        #expect(plain?["ledgerKeys"] == nil)
    }

    /// Key, size, signer, of each.
    private static let impossible: [[(key: Int, size: UInt64, signer: Int)]] = [
        [(1, 5, 0), (2, 5, 1)], [(1, 5, 0), (2, 4, 1)], [(1, 0, 0)], [(1, 5, 2)],
        [(1, 5, 0), (2, 9, 0)], [(0, 5, 0)], [(1, 5, 0), (1, 9, 1)], [(1, 5, 0), (0, 9, 1)],
    ]

    @Test(arguments: Self.impossible.indices)
    func `a trust file with keys that cannot follow each other is refused`(index: Int) throws {
        let successors = try Self.impossible[index].map {
            try successor($0.key, from: $0.size, signedBy: $0.signer)
        }
        let trust = try TrustFile(LedgerIdentity(description, successors), policy: nil)
        let error = #expect(throws: DocumentError.self) {
            try TrustFile.read(trust.canonicalBytes, limits: .document)
        }
        #expect("\(try #require(error))".contains("ledgerKeys"))
    }
}
