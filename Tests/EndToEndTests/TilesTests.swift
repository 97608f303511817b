import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Testing

/// A static site of a ledger, read back with nothing but its files and the trust file.
struct TilesTests {
    private let town: Town
    private let folder: TemporaryFolder

    init() throws {
        town = try Town.settled()
        folder = try TemporaryFolder()
    }

    private func grow(_ numbers: ClosedRange<Int>) throws {
        let submissions = try numbers.map { number in
            try town.sign(Town.generator, town.itemEvents(town.codes(1, from: number)))
        }
        _ = try town.ledger.submit(submissions)
    }

    private func export() throws -> Shell {
        try Program.run(
            ["export", "tiles", "site", "--ledger", town.path, "--output", "json"],
            in: folder.path,
            environment: Stage.quiet
        )
    }

    private func exported() throws -> JSONObject {
        let shell = try export()
        try #require(shell.status == 0, "\(shell.output)\(shell.errors)")
        return try #require(Answer.all(in: shell.output).first)
    }

    private func file(_ name: String) throws -> [UInt8] {
        try [UInt8](Fixture.file(folder.file("site/\(name)")))
    }

    private func names() throws -> [String: Date] {
        var names: [String: Date] = [:]
        let all = FileManager.default.enumerator(atPath: folder.file("site"))
        while let name = all?.nextObject() as? String {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: folder.file("site/\(name)")
            )
            guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
            names[name] = attributes[.modificationDate] as? Date
        }
        return names
    }

    /// The hashes of one level, by the layout C2SP gives a log of this size.
    private func hashes(_ level: Int, _ count: UInt64) throws -> [Digest] {
        var hashes: [Digest] = []
        for index in 0..<(count + 255) / 256 {
            let width = min(256, count - index * 256)
            let suffix = width == 256 ? "" : ".p/\(width)"
            let bytes = try file("tile/\(level)/\(TileID.pathText(of: index))" + suffix)
            let tile = try #require(Digest.digests(in: bytes))
            #expect(tile.count == Int(width))
            hashes += tile
        }
        return hashes
    }

    /// Checks everything of a site that `Schemas/proof.md` 6 and `log.md` 7 say.
    private func audit(_ size: UInt64) throws {
        let note = String(decoding: try file("checkpoint"), as: UTF8.self)
        let checkpoint = try #require(Checkpoint(note))
        try checkpoint.verify(town.description.noteKey())
        #expect(checkpoint.head.size == size)
        var hasher = LogHasher(.sha256)
        let leaves = try hashes(0, size)
        #expect(CompactRange.root(of: leaves, &hasher) == checkpoint.head.root)
        let above = try hashes(1, size / 256)
        for (index, hash) in above.enumerated() {
            let below = leaves[index * 256..<index * 256 + 256]
            #expect(CompactRange.root(of: below, &hasher) == hash)
        }
        var previous = town.description.genesis
        for first in stride(from: 0, to: size, by: 256) {
            let width = min(256, size - first)
            let suffix = width == 256 ? "" : ".p/\(width)"
            let path = "tile/entries/\(TileID.pathText(of: first / 256))" + suffix
            var bundle = try file(path)[...]
            for seq in first..<first + width {
                let length = Int(bundle.removeFirst()) << 8 + Int(bundle.removeFirst())
                let bytes = Array(bundle.prefix(length))
                bundle = bundle.dropFirst(length)
                #expect(hasher.entry(bytes.span) == leaves[Int(seq)])
                let entry = try Entry.read(bytes)
                #expect(entry.prev == previous)
                previous = leaves[Int(seq)]
                let events = try file("events/\(TileID.pathText(of: seq))")
                    .split(separator: 0x0A).map(Array.init)
                #expect(events.count == entry.header.count)
                #expect(EventTree.root(of: events, &hasher) == entry.header.root)
            }
            #expect(bundle.isEmpty)
        }
    }

    @Test func `a site is read back as C2SP lays it out, and grows by new files only`() throws {
        try grow(1...250)
        let first = try exported()
        #expect(first["size"]?.integer == 252)
        #expect(first["from"] == nil)
        try audit(252)
        let before = try names()
        #expect(before.count == 252 + 3)
        #expect(first["files"]?.integer == 255)

        try grow(251...300)
        let second = try exported()
        #expect(second["from"]?.integer == 252)
        #expect(second["size"]?.integer == 302)
        // Fifty of events, two bundles, three tiles, the checkpoint.
        #expect(second["files"]?.integer == 56)
        try audit(302)
        for (name, date) in try names() where name != "checkpoint" {
            if let old = before[name] { #expect(old == date, "\(name) was written again") }
        }
        #expect(try exported()["files"]?.integer == 0)
    }

    @Test func `a verifier that is not ours reads a site, and finds a changed event`() throws {
        try grow(1...300)
        let size = try #require(exported()["size"]?.integer)
        let trust = TrustFile(town.description).canonicalBytes
        let verify = [
            "/usr/bin/python3", Fixture.path("Fixtures/verifier/verify.py"), folder.file("site"),
            try folder.write(trust, to: "trust"),
        ]
        let word = try Shell.run(verify).output
        #expect(word.hasPrefix("sound: \(size) entries, "), "\(word)")
        var event = try file("events/259")
        event[event.count / 2] ^= 1
        _ = try folder.write(event, to: "site/events/259")
        let other = try Shell.run(verify)
        #expect(other.output.hasPrefix("BROKEN: "), "\(other.output)")
        #expect(other.status == 1)
    }

    @Test func `an empty ledger has a site of a checkpoint`() throws {
        let empty = try Town()
        let shell = try Program.run(
            ["export", "tiles", "site", "--ledger", empty.path],
            in: folder.path,
            environment: Stage.quiet
        )
        #expect(shell.status == 0)
        #expect(Array(try names().keys) == ["checkpoint"])
    }

    @Test func `a site of another history is not overwritten`() throws {
        try grow(1...3)
        _ = try exported()
        let kept = try file("checkpoint")
        let other = try Town.settled()
        let shell = try Program.run(
            ["export", "tiles", "site", "--ledger", other.path],
            in: folder.path,
            environment: Stage.quiet
        )
        #expect(shell.status == 1)
        #expect(try file("checkpoint") == kept)
    }

    @Test func `a site that was interrupted before its checkpoint is ended by the next export`()
        throws
    {
        try grow(1...3)
        _ = try exported()
        let old = try file("checkpoint")
        try grow(4...6)
        _ = try exported()
        try folder.write(old, to: "site/checkpoint")
        try FileManager.default.removeItem(atPath: folder.file("site/events/007"))
        _ = try exported()
        try audit(8)
    }
}
