import CanonicalJSON
import Foundation
import LedgerLog
import LiandanTesting
import Testing
import Witnessing

/// Witnesses as processes of their own, asked through sockets and by files.
@Suite(.timeLimit(.minutes(10)))
struct WitnessTests {
    @Test func `witnesses cosign what grows, and the audit says who vouches for how much`() throws {
        let stage = try Stage()
        let keys = try ["w1", "w2"].map(stage.makeWitness)
        let (first, url1) = try stage.serve("w1")
        let (second, url2) = try stage.serve("w2")
        try stage.setPolicy(
            """
            witness one \(keys[0]) \(url1)
            witness two \(keys[1]) \(url2)/
            group both all one two
            quorum both

            """
        )
        let before = try stage.answer(.authority, ["checkpoint", "show"])
        let (status, answer) = try stage.cosign()
        #expect(status == 0)
        #expect(answer["quorum"] == true.json)
        let witnesses = answer["witnesses"]?.array?.map(\.object)
        #expect(witnesses?.map { $0?["witness"] } == [.string("one"), .string("two")])
        #expect(witnesses?.allSatisfy { $0?["status"] == .string("cosigned") } == true)
        let after = try stage.answer(.authority, ["checkpoint", "show"])
        let note = try #require(after["note"]?.string)
        #expect(note.hasPrefix(try #require(before["note"]?.string)))
        let signed = try #require(SignedNote(note))
        #expect(try signed.verifiedNames(keys.compactMap { NoteKey($0) }).count == 2)
        let size = try #require(after["size"]?.integer)

        let whole = try stage.audit(trust: "witnessed.trust")
        #expect(whole.status == 0)
        #expect(whole.report["guarantees"]?.object?["witnesses"] == .string("holds"))
        #expect(whole.report["cosignatures"]?.object?["upTo"]?.integer == size)

        // What is added afterwards nobody vouches for yet.
        try stage.grow(2027)
        let part = try stage.audit(trust: "witnessed.trust")
        #expect(part.status == 0)
        #expect(part.report["guarantees"]?.object?["witnesses"] == .string("holdsUpTo"))
        #expect(part.report["cosignatures"]?.object?["upTo"]?.integer == size)
        // One of two is no quorum.
        #expect(try stage.cosign(["--witness", "two"]).answer["quorum"] == false.json)
        let one = try stage.audit(trust: "witnessed.trust").report
        #expect(one["cosignatures"]?.object?["upTo"]?.integer == size)
        #expect(try stage.cosign().answer["quorum"] == true.json)
        let all = try stage.audit(trust: "witnessed.trust").report
        #expect(all["cosignatures"]?.object?["upTo"]?.integer == size + 1)
        let without = try stage.audit().report
        #expect(without["guarantees"]?.object?["witnesses"] == .string("unproven"))
        for (lang, words) in [
            ("en", "enough witnesses cosigned this history"), ("zh", "足够的见证人联署了这段历史"),
        ] {
            let text = try stage.done(
                .authority,
                ["audit", "--trust", "witnessed.trust", "--lang", lang]
            )
            #expect(text.contains(words), "\(text)")
        }

        for witness in [first, second] {
            witness.terminate()
            #expect(witness.wait() == 0)
        }
        let (unreachable, refused) = try stage.cosign()
        #expect(unreachable == 5)
        let messages = refused["witnesses"]?.array?.map { $0.object?["message"]?.string ?? "" }
        #expect(messages?.first?.contains("witness one cannot be reached") == true)
        #expect(messages?.last?.contains("witness two cannot be reached") == true)
    }

    @Test func `a rewritten history is refused by the witness, by name`() throws {
        let stage = try Stage()
        let key = try stage.makeWitness("w1")
        let (witness, url) = try stage.serve("w1")
        defer { witness.kill() }
        try stage.setPolicy("witness one \(key) \(url)\nquorum one\n")
        let copied = try Shell.run(["cp", "-a", "authority", "fork"], in: stage.path)
        try #require(copied.status == 0, "\(copied.errors)")
        try stage.grow(2027)
        #expect(try stage.cosign().status == 0)
        let seen = try stage.done(Self.place, ["witness", "list", "w1.witness"])

        // The operator appends something else to the older copy, with every key there is.
        for years in [[2031], [2032, 2033]] {
            for year in years {
                let grown = try stage.forked(["numbers", "grant", "5001", "\(year)", "1", "9"])
                #expect(grown.status == 0, "\(grown.errors)")
            }
            let refused = try stage.forked(
                ["checkpoint", "cosign", "--trust", "../authority/witnessed.trust"]
            )
            #expect(refused.status == 1)
            #expect(refused.output.contains("witness one refuses"), "\(refused.output)")
            #expect(try stage.done(Self.place, ["witness", "list", "w1.witness"]) == seen)
        }
    }

    @Test func `a ledger cut back is told so when it asks`() throws {
        let stage = try Stage()
        let key = try stage.makeWitness("w1")
        let (witness, url) = try stage.serve("w1")
        defer { witness.kill() }
        try stage.setPolicy("witness one \(key) \(url)\nquorum one\n")
        let copied = try Shell.run(["cp", "-a", "authority", "fork"], in: stage.path)
        try #require(copied.status == 0, "\(copied.errors)")
        try stage.grow(2027)
        #expect(try stage.cosign().status == 0)
        let told = try stage.forked(["checkpoint", "cosign", "--trust", "witnessed.trust"])
        #expect(told.status == 1)
        #expect(told.output.contains("this copy was cut back or restored"), "\(told.output)")
    }

    @Test func `a witness that answers for another is an error that names it`() throws {
        let stage = try Stage()
        let keys = try ["w1", "w2"].map(stage.makeWitness)
        let (witness, url) = try stage.serve("w1")
        defer { witness.kill() }
        try stage.setPolicy("witness two \(keys[1]) \(url)\nquorum two\n")
        let (status, answer) = try stage.cosign()
        #expect(status == 1)
        let found = answer["witnesses"]?.array?.first?.object
        #expect(found?["error"] == .string("log.bad-signature"))
        #expect(found?["message"] == .string("witness two has not cosigned"))
        let note = try stage.answer(.authority, ["checkpoint", "show"])["note"]?.string
        #expect(note?.contains("w1") == false)
    }

    @Test func `requests and cosignatures are carried as files`() throws {
        let stage = try Stage()
        let key = try stage.makeWitness("w1")
        try stage.setPolicy("witness paper \(key)\nquorum paper\n")
        let none = try stage.cosign()
        #expect(none.status == 2)
        let sign = ["witness", "sign", "w1.witness", "../authority/ask"]
        for year in [2027, 2028] {
            try stage.grow(year)
            #expect(try stage.cosign(["--out", "ask"]).status == 0)
            try stage.done(Self.place, sign + ["--out", "../authority/cosigned"])
            let taken = try stage.cosign(["--add", "cosigned"])
            #expect(taken.status == 0)
            #expect(taken.answer["quorum"] == true.json)
        }
        // The same request again is one the witness has left behind.
        try stage.grow(2029)
        let behind = try stage.cosign(["--out", "ask", "--since", "1"])
        #expect(behind.status == 0)
        let conflict = try stage.run(Self.place, sign)
        #expect(conflict.status == 1)
        let size = try #require(behind.answer["size"]?.integer)
        #expect(conflict.errors.contains("--since \(size - 1)"))
        // Lines alone count for the newest checkpoint, on which they are not valid.
        let cosigned = String(decoding: try stage.bytes(.authority, "cosigned"), as: UTF8.self)
        let note = try #require(SignedNote(cosigned))
        try stage.write(note.signatures.map(\.line).joined(), .authority, "lines")
        let wrong = try stage.cosign(["--add", "lines"])
        #expect(wrong.status == 1)
        #expect(wrong.answer["message"]?.string?.contains("witness paper does not verify") == true)
        #expect(try stage.audit(trust: "witnessed.trust").status == 0)
    }

    @Test func `cosignatures written into the ledger by hand are a fault`() throws {
        let stage = try Stage()
        let key = try stage.makeWitness("w1")
        try stage.setPolicy("witness paper \(key)\nquorum paper\n")
        #expect(try stage.cosign(["--out", "ask"]).status == 0)
        let sign = ["witness", "sign", "w1.witness", "../authority/ask"]
        let signed = try stage.answer(Self.place, sign)
        let note = try #require(signed["note"]?.string.flatMap { SignedNote($0) })
        let line = try #require(note.signatures.last?.line)
        let size = try #require(signed["size"]?.integer)
        // A stranger's line proves nothing; the witness's own of another size, one of another
        // name, and one of a size that never was, are faults.
        try stage.grow(2027)
        let name = "example.org/w1"
        for (place, witness, text) in [
            (size, "stranger", "— stranger AAAAAAAA\n"), (size + 1, name, line),
            (size, "example.org/w2", line), (size, name, "hello\n"), (size + 9, name, line),
        ] {
            let insert = try Shell.run([
                "sqlite3", stage.file(.authority, "city.ldg"),
                "INSERT INTO cosignature VALUES (\(place), '\(witness)', '\(text)')",
            ])
            try #require(insert.status == 0, "\(insert.errors)")
        }
        let (status, report) = try stage.audit(trust: "witnessed.trust")
        #expect(status == 1)
        #expect(report["guarantees"]?.object?["witnesses"] == .string("broken"))
        #expect(report["cosignatures"]?.object?["strangers"]?.integer == 1)
        let kinds = report["problems"]?.array?.compactMap { $0.object?["kind"]?.string }.sorted()
        #expect(kinds == ["badCosignature", "badCosignature", "badCosignature", "stray"])
    }

    private static let place = Stage.witness
}
