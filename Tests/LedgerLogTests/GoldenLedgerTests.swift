import CanonicalJSON
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing

/// The golden ledger in format v1, made by an independent implementation.
struct GoldenLedgerTests {
    private struct Golden: Decodable {
        struct Key: Decodable { let label, algorithm, pkcs8, key: String }
        struct Opening: Decodable { let index: Int; let path, salt, value: String }
        struct Entry: Decodable {
            let events: [String]
            let openings: [Opening]
            let header, signature, entry, entryHash, checkpoint: String
        }
        struct Proof: Decodable {
            let entry: UInt64
            let index: Int
            let eventPath: [String]
            let size: UInt64
            let entryPath: [String]
        }
        let description, genesis, ledgerVerifierKey: String
        let keys: [Key]
        let entries: [Entry]
        let proofs: [Proof]
    }

    private let golden: Golden
    private let description: LedgerDescription

    init() throws {
        golden = try Fixture.vectors("liandan_format_v1", as: Golden.self)
        description = try .read(Array(golden.description.utf8), limits: .document)
    }

    private func digest(_ text: String) throws -> Digest { try #require(Digest(text)) }

    private func keys() throws -> [String: SigningKey] {
        try Dictionary(
            uniqueKeysWithValues: golden.keys.map { key in
                (key.key, try SigningKey(pem: Array(key.pkcs8.utf8), passphrase: { nil }))
            }
        )
    }

    @Test func `description and genesis have these bytes`() throws {
        #expect(description.canonicalBytes == Array(golden.description.utf8))
        #expect(description.genesis.description == golden.genesis)
        #expect(try description.noteKey().description == golden.ledgerVerifierKey)
    }

    @Test func `key ids are the hash of the SPKI`() throws {
        var hasher = LogHasher(.sha256)
        for (id, key) in try keys() {
            #expect(hasher.plain(key.verifyingKey.spki).description == id)
        }
    }

    @Test func `every submission verifies and gives its entry byte for byte`() throws {
        let keys = try keys()
        var head = Head(of: description)
        var hasher = LogHasher(.sha256)
        for vector in golden.entries {
            let submission = try submission(vector)
            #expect(submission.header.canonicalBytes == Array(vector.header.utf8))
            #expect(
                try submission.checked(for: description.genesis, .sha256).count
                    == vector.events.count
            )
            let key = try #require(keys[submission.header.key.description])
            #expect(submission.isSigned(by: key.verifyingKey))
            let read = try Entry.read(Array(vector.entry.utf8))
            let entry = Entry(
                of: submission,
                judged: read.judged,
                allotted: read.allotted,
                after: head,
                at: read.recordedAt
            )
            let bytes = entry.canonicalBytes
            #expect(bytes == Array(vector.entry.utf8))
            let hash = hasher.entry(bytes.span)
            #expect(hash.description == vector.entryHash)
            var edge = head.edge
            _ = edge.append(hash, &hasher)
            head = Head(last: hash, recordedAt: entry.recordedAt, edge: edge)
        }
    }

    @Test func `every checkpoint is signed byte for byte`() throws {
        let ledgerKey = try #require(
            try keys().values.first { $0.verifyingKey.spki == description.ledgerKey }
        )
        var hasher = LogHasher(.sha256)
        var range = CompactRange()
        for (index, vector) in golden.entries.enumerated() {
            range.push(try digest(vector.entryHash), &hasher)
            let head = TreeHead(size: UInt64(index) + 1, root: range.root(&hasher))
            let checkpoint = try Checkpoint(head, signedBy: ledgerKey, as: description.noteKey())
            #expect(checkpoint.description == vector.checkpoint)
            try #require(Checkpoint(vector.checkpoint)).verify(description.noteKey())
        }
    }

    @Test func `every event is proven by its paths, and by no changed one`() throws {
        var hasher = LogHasher(.sha256)
        for proof in golden.proofs {
            let vector = golden.entries[Int(proof.entry)]
            let header = try submission(vector).header
            let event = Array(vector.events[proof.index].utf8)
            let root = try #require(Checkpoint(golden.entries[Int(proof.size) - 1].checkpoint)).head
                .root
            let eventPath = try proof.eventPath.map(digest)
            let entryPath = try proof.entryPath.map(digest)
            #expect(
                TreeProof.includes(
                    leaf: hasher.event(event.span),
                    at: UInt64(proof.index),
                    in: UInt64(header.count),
                    root: header.root,
                    path: eventPath,
                    &hasher
                )
            )
            #expect(
                !TreeProof.includes(
                    leaf: hasher.entry(event.span),
                    at: UInt64(proof.index),
                    in: UInt64(header.count),
                    root: header.root,
                    path: eventPath,
                    &hasher
                )
            )
            #expect(
                TreeProof.includes(
                    leaf: try digest(vector.entryHash),
                    at: proof.entry,
                    in: proof.size,
                    root: root,
                    path: entryPath,
                    &hasher
                )
            )
            #expect(
                !TreeProof.includes(
                    leaf: try digest(vector.entryHash),
                    at: proof.entry + 1,
                    in: proof.size,
                    root: root,
                    path: entryPath,
                    &hasher
                )
            )
        }
    }

    @Test func `proofs of possession verify for their own party only`() throws {
        struct Enrolment: Decodable { let key, party, proof: String }
        var count = 0
        for event in golden.entries.flatMap(\.events) where event.contains("key.enrolled") {
            let object = try #require(try CanonicalReader.read(Array(event.utf8)).object)
            let key = try VerifyingKey(
                spki: try #require(object["key"]?.string.flatMap { Base64.bytes(of: $0) })
            )
            let proof = try #require(object["proof"]?.string.flatMap { Base64.bytes(of: $0) })
            let party = try #require(object["party"]?.string)
            #expect(ProofOfPossession.accepts(proof, of: key, for: party, in: description.genesis))
            #expect(
                !ProofOfPossession.accepts(
                    proof,
                    of: key,
                    for: party + "X",
                    in: description.genesis
                )
            )
            count += 1
        }
        #expect(count == 4)
    }

    @Test func `a receipt of any entry in the last checkpoint verifies`() throws {
        var hasher = LogHasher(.sha256)
        var edge = TreeEdge()
        for vector in golden.entries { _ = edge.append(try digest(vector.entryHash), &hasher) }
        let reader = TreeReader(edge: edge) { _ in nil }
        let last = try #require(golden.entries.last)
        for (index, vector) in golden.entries.enumerated() {
            let path = try reader.inclusionProof(of: UInt64(index), in: edge.size, &hasher)
            let entry = try Entry.read(Array(vector.entry.utf8))
            let receipt = Receipt(
                entry: entry,
                checkpoint: last.checkpoint,
                path: path,
                findings: nil
            )
            let read = try Receipt.read(file: DocumentFile.file(of: receipt))
            #expect(read == receipt)
            #expect(try read.verify(LedgerIdentity(description)).head.size == edge.size)
            let forged = Receipt(
                entry: entry,
                checkpoint: last.checkpoint,
                path: path,
                findings: .array([])
            )
            #expect(throws: LogError.self) { try forged.verify(LedgerIdentity(description)) }
        }
    }

    private func submission(_ vector: Golden.Entry) throws -> Submission {
        Submission(
            header: try .read(Array(vector.header.utf8), limits: .header),
            signature: try #require(Base64.bytes(of: vector.signature)),
            events: vector.events.map { Array($0.utf8) },
            openings: try vector.openings.map {
                Opening(
                    index: $0.index,
                    path: $0.path,
                    salt: try #require(Base64.bytes(of: $0.salt)),
                    value: .string($0.value)
                )
            }
        )
    }
}
