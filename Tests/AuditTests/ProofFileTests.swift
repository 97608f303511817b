import Audit
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Proofs made by a ledger, checked with nothing but the trust file.
struct ProofFileTests {
    /// A ledger of more than forty entries, and the receipts of some.
    private static func town(_ suite: HashSuite) throws -> (town: Town, receipts: [Receipt]) {
        let town = try Town.settled(suite: suite)
        var receipts: [Receipt] = []
        for number in 1...40 {
            let events = town.itemEvents(town.codes(1, from: number))
            guard case .accepted(let receipt, _) = try town.submit(Town.generator, events) else {
                Issue.record("an item is accepted")
                continue
            }
            receipts.append(receipt)
        }
        return (town, receipts)
    }

    /// A file of each kind, of a seeded place and size.
    private static func files(
        _ town: Town,
        _ receipts: [Receipt],
        _ random: inout SeededGenerator
    ) throws -> [(kind: EvidenceKind, bytes: [UInt8])] {
        let size = UInt64.random(in: 4...42, using: &random)
        let seq = UInt64.random(in: 2..<size, using: &random)
        let old = UInt64.random(in: 1...size, using: &random)
        let index = Int.random(in: 0..<3, using: &random)
        let inclusion = try town.ledger.inclusionProof(of: seq, in: size)
        let event = try town.ledger.eventProof(
            of: EventID(entry: seq, index: index),
            in: size
        )
        let consistency = try town.ledger.consistencyProof(from: old, to: size)
        return [
            (.receipt, DocumentFile.file(of: receipts[Int(seq) - 2])),
            (.inclusion, Array(inclusion.description.utf8)),
            (.event, DocumentFile.file(of: event)),
            (.consistency, DocumentFile.file(of: consistency)),
            (.checkpoint, Array(try town.ledger.checkpoint(of: size).description.utf8)),
        ]
    }

    private static func isAccepted(_ file: [UInt8], _ description: LedgerDescription) -> Bool {
        (try? ProofFile.read(file).verify(LedgerIdentity(description))) != nil
    }

    @Test(arguments: HashSuite.allCases)
    func `every proof holds for its ledger, and no other`(suite: HashSuite) throws {
        let (town, receipts) = try Self.town(suite)
        let other = try Town(suite: suite)
        var random = SeededGenerator(seed: 5)
        for _ in 0..<20 {
            for (kind, bytes) in try Self.files(town, receipts, &random) {
                let proof = try ProofFile.read(bytes)
                #expect(proof.kind == kind)
                let facts = try proof.verify(town.identity)
                #expect(facts.checkpoint == proof.checkpoint)
                let error = #expect(throws: LogError.self) { try proof.verify(other.identity) }
                #expect(error.map { [.wrongLedger, .badSignature].contains($0.code) } == true)
            }
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `every flipped bit of every proof is refused`() throws {
        let (town, receipts) = try Self.town(.sha256)
        var random = SeededGenerator(seed: 6)
        for (kind, bytes) in try Self.files(town, receipts, &random) {
            for bit in 0..<bytes.count * 8 {
                var changed = bytes
                changed[bit / 8] ^= 1 << UInt8(bit % 8)
                #expect(!Self.isAccepted(changed, town.description), "\(kind) bit \(bit)")
            }
        }
    }

    @Test(arguments: HashSuite.allCases)
    func `a seeded bit flipped in a proof of any size is refused`(suite: HashSuite) throws {
        let (town, receipts) = try Self.town(suite)
        var random = SeededGenerator(seed: 7)
        for _ in 0..<40 {
            for (kind, bytes) in try Self.files(town, receipts, &random) {
                let bit = Int.random(in: 0..<bytes.count * 8, using: &random)
                var changed = bytes
                changed[bit / 8] ^= 1 << UInt8(bit % 8)
                #expect(!Self.isAccepted(changed, town.description), "\(kind) bit \(bit)")
                let cut = bytes.dropLast(Int.random(in: 2..<bytes.count, using: &random))
                #expect(!Self.isAccepted(Array(cut), town.description), "\(kind) cut")
            }
        }
    }

    @Test func `a proof says what it is about`() throws {
        let (town, receipts) = try Self.town(.sha256)
        let place = EventID(entry: 5, index: 1)
        let proof = try town.ledger.eventProof(of: place, in: 9)
        let facts = try ProofFile.event(proof).verify(town.identity)
        #expect(facts.entry == receipts[3].entry)
        #expect(facts.event?.index == 1)
        #expect(facts.event?.json.object?["kind"] == .string("item.filled"))
        #expect(facts.checkpoint.head.size == 9)
        #expect(facts.earlier == nil)
        let step = try town.ledger.consistencyProof(from: 3)
        let grown = try ProofFile.consistency(step).verify(town.identity)
        #expect(grown.earlier == (try town.ledger.checkpoint(of: 3).head))
        #expect(grown.checkpoint.head.size == 42)
    }

    @Test func `a proof without the entry's bytes takes them from elsewhere, and only those`()
        throws
    {
        let (town, receipts) = try Self.town(.sha256)
        let full = try town.ledger.inclusionProof(of: 7)
        let bare = InclusionProof(index: 7, path: full.path, checkpoint: full.checkpoint)
        let read = try #require(InclusionProof(bare.description))
        #expect(read == bare)
        #expect(!bare.description.contains("extra"))
        let missing = #expect(throws: LogError.self) { try read.verify(in: town.identity) }
        #expect(missing?.code == .notFound)
        let entry = receipts[5].entry
        #expect(try read.verify(entry.canonicalBytes, in: town.identity) == entry)
        let other = receipts[6].entry.canonicalBytes
        let wrong = #expect(throws: LogError.self) {
            try read.verify(other, in: town.identity)
        }
        #expect(wrong?.code == .badProof)
    }

    @Test(arguments: [
        "", "{}", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v2\nindex 0\n\n",
        "c2sp.org/tlog-proof@v1\n\n", #"{"proof":"event","v":1}"#,
        #"{"proof":"consistency","v":1}"#, #"{"proof":"other","v":1}"#,
    ])
    func `what is no proof is refused`(text: String) {
        let error = #expect(throws: LogError.self) { try ProofFile.read(Array(text.utf8)) }
        #expect(error?.code == .malformed)
    }

    @Test func `what the ledger does not have it does not prove`() throws {
        let town = try Town.settled()
        let cases: [() throws -> Void] = [
            { _ = try town.ledger.inclusionProof(of: 2) },
            { _ = try town.ledger.inclusionProof(of: 1, in: 1) },
            { _ = try town.ledger.inclusionProof(of: 0, in: 3) },
            { _ = try town.ledger.eventProof(of: EventID(entry: 0, index: 2)) },
            { _ = try town.ledger.consistencyProof(from: 0) },
            { _ = try town.ledger.consistencyProof(from: 3) },
            { _ = try town.ledger.checkpoint(of: 7) },
        ]
        for prove in cases {
            let error = #expect(throws: LogError.self) { try prove() }
            #expect(error?.code == .notFound)
        }
    }
}
