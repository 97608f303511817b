package import CanonicalJSON
package import LedgerCrypto

/// What a ledger is, once and for ever; its hash is the ledger's identity (`Schemas/log.md` 2).
package struct LedgerDescription: Hashable, Sendable {
    /// A range of manifest serials granted at the start (《危险废物转移管理办法》第15条).
    package struct Numbers: Hashable, Sendable {
        /// Province and prefecture, 4 digits.
        package let segment: String
        /// The legal year the serials are of.
        package let year: Int
        /// The first serial.
        package let from: Int
        /// The last serial, itself included.
        package let to: Int

        package init(segment: String, year: Int, from: Int, to: Int) {
            self.segment = segment
            self.year = year
            self.from = from
            self.to = to
        }
    }

    /// The name checkpoints are signed under.
    package let origin: String
    /// Chosen for ever: every hash and signature follows from it (`Schemas/log.md` 1.6).
    package let suite: HashSuite
    /// SPKI of the key that signs checkpoints.
    package let ledgerKey: [UInt8]
    /// The authority 主管部门 that may enrol the others.
    package let authority: String
    /// SPKI of the authority's first key.
    package let authorityKey: [UInt8]
    /// The time of the empty log: no entry is recorded earlier.
    package let createdAt: Timestamp
    /// What the ledger may allot before anybody grants it more.
    package let numbers: [Numbers]

    package init(
        origin: String,
        suite: HashSuite,
        ledgerKey: [UInt8],
        authority: (party: String, key: [UInt8]),
        createdAt: Timestamp,
        numbers: [Numbers]
    ) {
        self.origin = origin
        self.suite = suite
        self.ledgerKey = ledgerKey
        self.authority = authority.party
        authorityKey = authority.key
        self.createdAt = createdAt
        self.numbers = numbers
    }

    /// H("liandan-genesis-v1\n" ‖ description): the ledger's identity.
    package var genesis: Digest {
        suite.hash.digest(Array("liandan-genesis-v1\n".utf8) + canonicalBytes)
    }

    /// Name and key under which the first checkpoints verify; `LedgerIdentity` knows those after.
    ///
    /// - Throws: `malformed` if the key is not one this suite signs with.
    package func noteKey() throws(LogError) -> NoteKey { try noteKey(of: ledgerKey) }

    /// A key under the name of this ledger.
    ///
    /// - Throws: `malformed` if the key is not one this suite signs with.
    func noteKey(of spki: [UInt8]) throws(LogError) -> NoteKey {
        guard let key = try? VerifyingKey(spki: spki), key.algorithm == suite.ledgerAlgorithm,
            let noteKey = NoteKey(name: origin, key: key)
        else { throw LogError(.malformed, "the ledger's origin or one of its keys is not valid") }
        return noteKey
    }
}

extension LedgerDescription: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let authority = reader.required("authority", Authority.self)
        let createdAt = reader.required("createdAt", Timestamp.self)
        let ledgerKey = reader.required("ledgerKey", ByteText.self)
        let numbers = reader.required("numbers", [Numbers].self)
        let origin = reader.required("origin", String.self)
        let suite = reader.required("suite", HashSuite.self)
        reader.version(1)
        guard let authority, let createdAt, let ledgerKey, let numbers, let origin, let suite
        else { return nil }
        guard NoteKey.isValid(name: origin) else {
            reader.refuse("origin", "origin")
            return nil
        }
        self.init(
            origin: origin,
            suite: suite,
            ledgerKey: ledgerKey.bytes,
            authority: (authority.party, authority.spki.bytes),
            createdAt: createdAt,
            numbers: numbers
        )
    }

    package var json: JSONValue {
        .object([
            "authority": Authority(party: authority, spki: ByteText(authorityKey)),
            "createdAt": createdAt,
            "ledgerKey": ByteText(ledgerKey),
            "numbers": numbers,
            "origin": origin,
            "suite": suite.rawValue,
            "v": 1,
        ])
    }
}

extension LedgerDescription.Numbers: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let segment = reader.required("segment", String.self)
        let year = reader.required("year", Int.self)
        let from = reader.required("from", Int.self)
        let to = reader.required("to", Int.self)
        guard let segment, let year, let from, let to else { return nil }
        self.init(segment: segment, year: year, from: from, to: to)
    }

    package var json: JSONValue {
        .object(["from": from, "segment": segment, "to": to, "year": year])
    }
}

extension HashSuite: CanonicalScalar {}

private struct Authority: CanonicalObject {
    let party: String
    let spki: ByteText

    init(party: String, spki: ByteText) {
        self.party = party
        self.spki = spki
    }

    init?(from reader: inout ObjectReader) {
        let party = reader.required("party", String.self)
        let spki = reader.required("spki", ByteText.self)
        guard let party, let spki else { return nil }
        self.init(party: party, spki: spki)
    }

    var json: JSONValue { .object(["party": party, "spki": spki]) }
}
