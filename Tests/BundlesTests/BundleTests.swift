import Bundles
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Bundles, made by a ledger and checked without it.
struct BundleTests {
    /// Two finished manifests; the generator's key, whose holder is sealed, is revoked in between.
    private static func town(_ suite: HashSuite = .sha256) throws -> Town {
        let town = try Town.settled(suite: suite)
        for first in [1, 11] {
            let old = town.keys[Town.generator]
            let key = try town.makeKey(for: Town.generator)
            var enrolment = try town.enrolment(of: key, for: Town.generator)
            enrolment["holder"] = .string("张三")
            try town.submit(Town.authority, [enrolment], sealing: ["holder"])
            if let old {
                let id = suite.hash.digest(old.verifyingKey.spki)
                let members: JSONObject = ["key": id, "party": Town.generator, "reason": "换新"]
                try town.submit(Town.authority, [town.event(.keyRevoked, members)])
            }
            try town.straightRun(2, from: first)
        }
        return town
    }

    private static func manifest(_ town: Town) throws -> UniqueID {
        let names = try town.ledger.query { (reader) throws(LogError) in
            try reader.names(of: .manifest, term: "manifest")
        }
        return try #require(names.first.flatMap { UniqueID($0) })
    }

    private static func bundle(
        _ town: Town,
        _ matter: Matter,
        open: Bool = true
    ) throws -> EvidenceBundle {
        let made = try BundleMaker.bundle(of: town.ledger, about: matter) { _, _ in open }
        // What is checked is what was read from a file, never what was made.
        return try EvidenceBundle.read(file: DocumentFile.file(of: made))
    }

    @Test(arguments: HashSuite.allCases)
    func `a bundle proves a manifest to whoever has the trust file`(suite: HashSuite) throws {
        let town = try Self.town(suite)
        let bundle = try Self.bundle(town, .manifest(Self.manifest(town)))
        let check = BundleCheck(bundle, town.identity)
        #expect(check.problems == [])
        #expect(try check.size == town.ledger.checkpoint().head.size)
        #expect(check.openings == 1)
        let kinds = check.statements.map(\.event.kind)
        let life: [EventKind] = [
            .manifestIssued, .manifestReleased, .manifestLoaded, .manifestDeparted,
            .manifestArrived, .manifestReceived, .manifestDecided, .treatmentRecorded,
        ]
        #expect(kinds.filter { ![.keyEnrolled, .keyRevoked].contains($0) } == life)
        #expect(kinds.count { $0 == .keyEnrolled } == 3)
        #expect(kinds.count { $0 == .keyRevoked } == 1)
    }

    @Test func `what it opens is the holder's choice`() throws {
        let town = try Self.town()
        let bundle = try Self.bundle(town, .manifest(Self.manifest(town)), open: false)
        let check = BundleCheck(bundle, town.identity)
        #expect(check.problems == [])
        #expect(check.openings == 0)
    }

    @Test func `the proven statements lead to the state the ledger has`() throws {
        let town = try Self.town()
        let id = try Self.manifest(town)
        let check = BundleCheck(try Self.bundle(town, .manifest(id)), town.identity)
        let record = try town.ledger.query { (reader) throws(LogError) in
            try reader.record(Manifest.self, id)
        }
        #expect(ProvenState(check.statements).manifests == [try #require(record)])
    }

    @Test func `a range of entries and a package can be proven too`() throws {
        let town = try Self.town()
        let size = try town.ledger.checkpoint().head.size
        let whole = try Self.bundle(town, .entries(0...size - 1))
        #expect(whole.entries.count == Int(size))
        #expect(BundleCheck(whole, town.identity).problems == [])
        let code = try #require(ItemCode(town.codes(1, from: 11)[0]))
        let check = BundleCheck(try Self.bundle(town, .item(code)), town.identity)
        #expect(check.problems == [])
        #expect(check.statements.contains { $0.event.kind == .itemWeighed })
        #expect(throws: LogError.self) {
            try Self.bundle(town, .manifest(town.uuid()))
        }
    }

    @Test func `the bundle of another ledger is refused`() throws {
        let town = try Self.town()
        let other = try Town.settled()
        let check = BundleCheck(
            try Self.bundle(town, .manifest(Self.manifest(town))),
            other.identity
        )
        #expect(check.problems.map(\.kind) == [.otherLedger])
        #expect(check.size == nil)
    }

    @Test func `no byte of a bundle can be changed unnoticed`() throws {
        let town = try Self.town()
        let code = try #require(ItemCode(town.codes(1)[0]))
        let bundle = try Self.bundle(town, .item(code))
        let bytes = DocumentFile.file(of: bundle)
        let head = Array(#"{"about":"#.utf8).count + bundle.about.canonicalBytes.count
        var random = SeededGenerator(seed: 5)
        for place in stride(from: head, to: bytes.count - 1, by: 5) {
            var changed = bytes
            changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            guard let read = try? EvidenceBundle.read(file: changed) else { continue }
            let check = BundleCheck(read, town.identity)
            #expect(!check.problems.isEmpty, "byte \(place)")
        }
    }

    @Test(arguments: [BundleProblem.Kind.badSignature, .noEntry])
    func `a bundle without what vouches for it is refused`(kind: BundleProblem.Kind) throws {
        let town = try Self.town()
        let whole = try Self.bundle(town, .manifest(Self.manifest(town)))
        let isVoucher = { (event: BundledEvent) in
            event.event.object?["kind"]?.string == EventKind.keyEnrolled.rawValue
        }
        let vouchers = Set(whole.events.filter(isVoucher).map(\.at.entry))
        let poorer = EvidenceBundle(
            about: whole.about,
            checkpoint: whole.checkpoint,
            description: whole.description,
            entries: kind == .noEntry
                ? whole.entries.filter { !vouchers.contains($0.entry.seq) } : whole.entries,
            events: kind == .badSignature ? whole.events.filter { !isVoucher($0) } : whole.events,
            timestamps: []
        )
        #expect(BundleCheck(poorer, town.identity).problems.contains { $0.kind == kind })
    }

    /// What a verifier that shares no code with ours says of a bundle.
    private static func foreignWord(_ town: Town, _ file: [UInt8]) throws -> String {
        let trust = try town.folder.write(TrustFile(town.description).canonicalBytes, to: "trust")
        let bundle = try town.folder.write(file, to: "bundle")
        let script = Fixture.path("Fixtures/verifier/verify.py")
        let shell = try Shell.run(["/usr/bin/python3", script, bundle, trust])
        #expect(shell.errors == "")
        return shell.output
    }

    @Test(arguments: HashSuite.allCases)
    func `a verifier made from the written format says the same`(suite: HashSuite) throws {
        let town = try Self.town(suite)
        let bundle = try Self.bundle(town, .manifest(Self.manifest(town)))
        let file = DocumentFile.file(of: bundle)
        let size = try town.ledger.checkpoint().head.size
        let word = try Self.foreignWord(town, file)
        let (entries, events) = (bundle.entries.count, bundle.events.count)
        #expect(
            word.hasPrefix("sound: \(entries) entries, \(events) events, in a log of \(size)\n")
        )
        var random = SeededGenerator(seed: 9)
        let head = Array(#"{"about":"#.utf8).count + bundle.about.canonicalBytes.count
        for _ in 0..<20 {
            var changed = file
            changed[Int.random(in: head..<file.count - 1, using: &random)] ^= 1
            #expect(try Self.foreignWord(town, changed).hasPrefix("BROKEN: "))
        }
    }
}
