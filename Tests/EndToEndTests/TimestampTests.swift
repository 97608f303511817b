import CanonicalJSON
import Foundation
import LedgerCrypto
import LiandanTesting
import Testing

/// Timestamps of a real authority on a ledger's checkpoints.
@Suite(.timeLimit(.minutes(10)))
struct TimestampTests {
    private static let timestamp = ["checkpoint", "timestamp"]

    /// Writes a request, has it answered, and returns the answer's file.
    private static func stamp(_ stage: Stage, _ authority: TimestampAuthority) throws -> String {
        let (request, answer) = (stage.file(.authority, "t.tsq"), stage.file(.authority, "t.tsr"))
        try stage.done(.authority, timestamp + ["request", "--out", "t.tsq"])
        try authority.answer(request, to: answer)
        return answer
    }

    @Test func `a checkpoint is stamped, and the audit says what existed when`() throws {
        let stage = try Stage()
        let authority = try TimestampAuthority()
        let size = try #require(stage.answer(.authority, ["checkpoint", "show"])["size"]?.integer)
        let file = try Self.stamp(stage, authority)
        let unchecked = try stage.answer(.authority, Self.timestamp + ["attach", file])
        #expect(unchecked["chain"] == .string("unchecked"))
        let kept = try stage.answer(
            .authority,
            Self.timestamp + ["attach", file, "--tsa-ca", authority.root]
        )
        #expect(kept["chain"] == .string("trusted"))
        #expect(kept["size"]?.integer == size)
        let token = try TimestampToken([UInt8](Fixture.file(file)))
        #expect(kept["time"] == token.time.json)

        // Without the authority's root it proves nothing, and is no fault.
        let stranger = try stage.audit()
        #expect(stranger.status == 0)
        #expect(stranger.report["guarantees"]?.object?["timestamps"] == .string("unproven"))
        #expect(stranger.report["timestamps"]?.object?["strangers"]?.integer == 1)
        try stage.done(
            .authority,
            ["trust", "authority", authority.root, "--trust", "city.trust", "--out", "timed.trust"]
        )
        let whole = try stage.audit(trust: "timed.trust").report
        #expect(whole["guarantees"]?.object?["timestamps"] == .string("holds"))
        #expect(whole["timestamps"]?.object?["upTo"]?.integer == size)
        #expect(whole["timestamps"]?.object?["time"] == token.time.json)
        try stage.grow(2027)
        let part = try stage.audit(trust: "timed.trust").report
        #expect(part["guarantees"]?.object?["timestamps"] == .string("holdsUpTo"))
        let text = try stage.done(
            .authority,
            ["audit", "--trust", "city.trust", "--tsa-ca", authority.root]
        )
        #expect(text.contains("the first \(size) entries existed at "), "\(text)")
    }

    @Test func `a token of another text, of another authority or changed is refused`() throws {
        let stage = try Stage()
        let (authority, other) = (try TimestampAuthority(), try TimestampAuthority())
        let file = try Self.stamp(stage, authority)
        let attach = Self.timestamp + ["attach", file]
        let foreign = try stage.run(.authority, attach + ["--tsa-ca", other.root])
        #expect(foreign.status == 1)
        #expect(foreign.errors.contains("not one that is believed"), "\(foreign.errors)")
        try stage.grow(2027)
        let stale = try stage.run(.authority, attach)
        #expect(stale.status == 1)
        #expect(stale.errors.contains("--size"), "\(stale.errors)")
        #expect(try stage.run(.authority, attach + ["--size", "99999"]).status == 3)

        let bytes = try [UInt8](Fixture.file(file))
        let roots = Certificate.all(in: try [UInt8](Fixture.file(authority.root)))
        let original = try TimestampToken(bytes)
        var refused = 0
        for bit in 0..<bytes.count * 8 {
            var changed = bytes
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            do {
                let token = try TimestampToken(changed)
                try token.verifySignature()
                guard try token.chainFault(to: roots) == nil else {
                    refused += 1
                    continue
                }
                // Some of CMS is signed by nobody, such as how an algorithm is spelled; what is
                // accepted must say the same as before.
                #expect(token.time == original.time, "bit \(bit)")
                #expect(token.imprint == original.imprint, "bit \(bit)")
                #expect(token.nonce == original.nonce, "bit \(bit)")
            } catch {
                refused += 1
            }
        }
        #expect(refused > bytes.count * 7)
    }

    /// What counts is the day of the token, not today; why it does not count is said.
    @Test func `a token of an authority whose certificate had expired proves nothing`() throws {
        let stage = try Stage()
        let authority = try TimestampAuthority(days: -1)
        let file = try Self.stamp(stage, authority)
        let attach = Self.timestamp + ["attach", file]
        for (lang, words) in [("en", "had expired when"), ("zh", "证书已经过期")] {
            let believing = ["--tsa-ca", authority.root, "--lang", lang]
            let refused = try stage.run(.authority, attach + believing)
            #expect(refused.status == 1)
            #expect(refused.errors.contains(words), "\(refused.errors)")
        }
        try stage.done(.authority, attach)
        for (roots, reason) in [([authority.root], "expired"), ([], "unknownRoot")] {
            let more = roots.flatMap { ["--tsa-ca", $0] }
            let report = try stage.answer(
                .authority,
                ["audit", "--trust", "city.trust"] + more
            )
            let found = try #require(report["timestamps"]?.object)
            #expect(found["reasons"] == .array([.string(reason)]))
            #expect(found["strangers"]?.integer == 1)
            #expect(report["guarantees"]?.object?["timestamps"] == .string("unproven"))
        }
    }

    @Test func `tokens written into the ledger by hand are a fault`() throws {
        let stage = try Stage()
        let authority = try TimestampAuthority()
        try stage.write("something else", .authority, "text")
        try authority.request(
            for: stage.file(.authority, "text"),
            to: stage.file(.authority, "x.tsq")
        )
        try authority.answer(
            stage.file(.authority, "x.tsq"),
            to: stage.file(.authority, "x.tsr")
        )
        let size = try #require(stage.answer(.authority, ["checkpoint", "show"])["size"]?.integer)
        let token = try TimestampToken(stage.bytes(.authority, "x.tsr"))
        for (place, hex) in [(size, Hex.text(of: token.der)), (size, "00"), (size + 9, "00")] {
            let insert = try Shell.run([
                "sqlite3", stage.file(.authority, "city.ldg"),
                "INSERT INTO timestamp VALUES (\(place), x'\(hex)')",
            ])
            try #require(insert.status == 0, "\(insert.errors)")
        }
        let (status, report) = try stage.audit()
        #expect(status == 1)
        #expect(report["guarantees"]?.object?["timestamps"] == .string("broken"))
        let kinds = report["problems"]?.array?.compactMap { $0.object?["kind"]?.string }.sorted()
        #expect(kinds == ["badTimestamp", "badTimestamp", "stray"])
    }

    /// The suite's own hash is asked for; a token of either is read.
    @Test func `a gm ledger asks with SM3`() throws {
        let request = try TimestampRequest(for: [1, 2, 3], .sm3)
        let folder = try TemporaryFolder()
        let authority = try TimestampAuthority()
        try folder.write(request.der, to: "q.tsq")
        try authority.answer(folder.file("q.tsq"), to: folder.file("q.tsr"))
        let token = try TimestampToken([UInt8](Fixture.file(folder.file("q.tsr"))))
        #expect(token.hash == .sm3)
        #expect(token.isOf([1, 2, 3]))
        #expect(!token.isOf([1, 2]))
        #expect(token.nonce == request.nonce)
        #expect(throws: Never.self) { try token.verifySignature() }
        #expect(try TimestampToken(token.der) == token)
    }
}
