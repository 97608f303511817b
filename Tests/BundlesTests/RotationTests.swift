import Bundles
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Bundles of a ledger whose own key was rotated.
struct RotationTests {
    private static func bundle(_ town: Town, _ entry: UInt64) throws -> EvidenceBundle {
        let matter = Matter.entries(entry...entry)
        let made = try BundleMaker.bundle(of: town.ledger, about: matter) { _, _ in false }
        return try EvidenceBundle.read(file: DocumentFile.file(of: made))
    }

    @Test(arguments: HashSuite.allCases)
    func `a bundle brings along what the old key said of the new`(suite: HashSuite) throws {
        let town = try Town.settled(suite: suite)
        for _ in 1...2 { try town.rotateLedgerKey() }
        let bundle = try Self.bundle(town, 1)
        #expect(bundle.successors.map(\.size) == [3, 4])
        let check = BundleCheck(bundle, town.identity)
        #expect(check.problems == [])
        #expect(check.size == 4)
        // In the log of an older size it has what that log had.
        let early = try BundleMaker.bundle(
            of: town.ledger,
            about: .entries(1...1),
            in: 3
        ) { _, _ in false }
        #expect(early.successors.map(\.size) == [3])
        #expect(BundleCheck(early, town.identity).problems == [])
    }

    @Test func `after a lost key it needs the new trust file`() throws {
        let town = try Town.settled()
        try town.rotateLedgerKey(isLost: true)
        let bundle = try Self.bundle(town, 1)
        #expect(BundleCheck(bundle, town.identity).problems.map(\.kind) == [.badCheckpoint])
        let known = try town.ledger.identity()
        #expect(BundleCheck(bundle, known).problems == [])
        // What the trust file says of the key is not what the bundle says of another.
        let other = try Town.settled()
        try other.rotateLedgerKey(isLost: true)
        let strange = LedgerIdentity(
            town.description,
            try other.ledger.identity().successors
        )
        #expect(BundleCheck(bundle, strange).problems.map(\.kind) == [.badCheckpoint])
    }

    /// The thief of the ledger's key makes a history in which a party puts his key in its place.
    @Test func `a rotation by no authority proves nothing`() throws {
        let town = try Town.settled()
        let thief = try SigningKey.generate(.ed25519)
        let rotation = try town.rotation(to: thief, old: town.operatorKey)
        let submission = try town.sign(Town.carrier, [rotation])
        let honest = try Self.bundle(town, 1)
        let entries = try (0...1).map { try town.ledger.inclusionProof(of: $0).extra ?? [] }

        var hasher = LogHasher(.sha256)
        var edge = TreeEdge()
        var leaf = town.description.genesis
        for bytes in entries {
            leaf = hasher.entry(bytes.span)
            _ = edge.append(leaf, &hasher)
        }
        let last = try Entry.read(entries[1])
        let forged = Entry(
            of: submission,
            judged: last.judged,
            allotted: [:],
            after: Head(last: leaf, recordedAt: last.recordedAt, edge: edge),
            at: town.clock.now
        )
        let bytes = forged.canonicalBytes
        _ = edge.append(hasher.entry(bytes.span), &hasher)
        let head = TreeHead(size: 3, root: edge.root(&hasher))
        let name = try #require(
            NoteKey(name: town.description.origin, key: thief.verifyingKey)
        )
        let tree = TreeReader(edge: edge) { (_) throws(LogError) in nil }
        var bundled = try honest.entries.map { entry in
            BundledEntry(
                entry: entry.entry,
                findings: entry.findings,
                path: try tree.inclusionProof(of: entry.entry.seq, in: 3, &hasher)
            )
        }
        bundled.append(
            BundledEntry(
                entry: forged,
                findings: nil,
                path: try tree.inclusionProof(of: 2, in: 3, &hasher)
            )
        )
        let stated = BundledEvent(
            at: EventID(entry: 2, index: 0),
            event: try CanonicalReader.read(submission.events[0]),
            openings: [],
            path: []
        )
        let bundle = EvidenceBundle(
            about: .entries(1...2),
            checkpoint: try Checkpoint(head, signedBy: thief, as: name).description,
            description: town.description,
            entries: bundled,
            events: honest.events + [stated],
            timestamps: []
        )
        #expect(BundleCheck(bundle, town.identity).problems.map(\.kind) == [.badRotation])
    }
}
