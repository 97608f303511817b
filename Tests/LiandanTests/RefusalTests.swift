import CanonicalJSON
import HandoffRules
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// What is refused says why and leaves the ledger as it was.
struct RefusalTests {
    private let town: Town

    init() throws {
        town = try Town.settled()
    }

    /// Submits what must be refused and compares the whole ledger before and after.
    private func refuse(_ submission: Submission, with rules: [String]) throws {
        let before = try state()
        let verdict = try town.submit(submission).verdict
        #expect(verdict == rules.map { "\($0) refuse" })
        #expect(try state() == before)
    }

    /// Every row of the ledger, as another program dumps it.
    private func state() throws -> String {
        try Shell.run([
            "sqlite3", town.path, "PRAGMA integrity_check; SELECT count(*) FROM entry;", ".dump",
        ])
        .output
    }

    private func items(from first: Int = 1) -> [JSONObject] {
        town.itemEvents(town.codes(1, from: first))
    }

    @Test func `events that are not those that were signed`() throws {
        let signed = try town.sign(Town.generator, items())
        let other = try town.sign(Town.generator, items(from: 2))
        try refuse(
            Submission(
                header: signed.header,
                signature: signed.signature,
                events: other.events,
                openings: []
            ),
            with: ["LD-LOG-001"]
        )
        try refuse(
            Submission(
                header: signed.header,
                signature: signed.signature,
                events: signed.events.dropLast().map(\.self),
                openings: []
            ),
            with: ["LD-LOG-001"]
        )
    }

    @Test func `a signature that is not the key's`() throws {
        let signed = try town.sign(Town.generator, items())
        var signature = signed.signature
        signature[7] ^= 1
        try refuse(
            Submission(
                header: signed.header,
                signature: signature,
                events: signed.events,
                openings: []
            ),
            with: ["LD-LOG-004"]
        )
    }

    @Test func `a key nobody enrolled, or somebody else's`() throws {
        let enrolled = town.keys[Town.generator]
        try town.makeKey(for: Town.generator)
        try refuse(town.sign(Town.generator, items()), with: ["LD-KEY-001"])
        town.useKey(try #require(town.keys[Town.carrier]), for: Town.generator)
        try refuse(town.sign(Town.generator, items()), with: ["LD-KEY-001"])
        town.useKey(try #require(enrolled), for: Town.generator)
        #expect(try town.submit(town.sign(Town.generator, items())).isAccepted)
    }

    @Test func `an author whose name only looks like a party's`() throws {
        // To Unicode a Kelvin sign is a K; a credit code takes it for none.
        let code = Invented.creditCode(20)
        let letter = try #require(code.firstIndex { "KL".contains($0) || $0.isLetter })
        var name = code
        name.replaceSubrange(letter...letter, with: "\u{212A}")
        town.useKey(try #require(town.keys[Town.generator]), for: name)
        try refuse(town.sign(name, items()), with: ["LD-KEY-001"])
    }

    @Test func `a key that was revoked`() throws {
        let key = try #require(town.keys[Town.generator]).verifyingKey.spki
        let id = town.description.suite.hash.digest(key)
        try town.submit(
            Town.authority,
            [
                town.event(
                    .keyRevoked,
                    ["key": id, "party": Town.generator, "reason": "遗失"]
                )
            ]
        )
        try refuse(town.sign(Town.generator, items()), with: ["LD-KEY-002"])
    }

    @Test func `a key after its last day`() throws {
        let key = try town.makeKey(for: Town.generator)
        try town.submit(
            Town.authority,
            [town.enrolment(of: key, for: Town.generator, until: "2026-09-01")]
        )
        #expect(try town.submit(town.sign(Town.generator, items())).isAccepted)
        town.clock.advance(minutes: 24 * 60)
        try refuse(town.sign(Town.generator, items(from: 2)), with: ["LD-KEY-003"])
    }

    @Test func `a submission meant for another ledger`() throws {
        let other = try Town.settled()
        other.useKey(try #require(town.keys[Town.generator]), for: Town.generator)
        try refuse(other.sign(Town.generator, items()), with: ["LD-LOG-003"])
    }

    @Test func `a seen head that is no state of this log`() throws {
        let head = try town.ledger.checkpoint().head
        let good = try town.sign(Town.generator, items(), seen: head)
        let other = town.description.genesis
        for (size, root) in [(head.size, other), (head.size + 1, head.root), (1, head.root)] {
            let seen = TreeHead(size: size, root: root)
            try refuse(town.sign(Town.generator, items(), seen: seen), with: ["LD-LOG-006"])
        }
        #expect(try town.submit(good).isAccepted)
    }

    @Test func `openings that do not open what is sealed`() throws {
        let event = town.event(.itemFilled, ["code": town.codes(1)[0], "handler": "张三"])
        try town.submit(Town.generator, [items()[0]])
        let signed = try town.sign(Town.generator, [event], sealing: ["handler"])
        func submission(_ openings: [Opening]) -> Submission {
            Submission(
                header: signed.header,
                signature: signed.signature,
                events: signed.events,
                openings: openings
            )
        }
        let opening = signed.openings[0]
        func changed(index: Int = 0, path: String = "/handler", value: JSONValue = .string("张三"))
            -> Opening
        {
            Opening(index: index, path: path, salt: opening.salt, value: value)
        }
        try refuse(submission([]), with: ["LD-LOG-007"])
        try refuse(submission([opening, opening]), with: ["LD-LOG-007"])
        try refuse(submission([changed(index: 1)]), with: ["LD-LOG-007"])
        try refuse(submission([changed(path: "/code")]), with: ["LD-LOG-007"])
        try refuse(submission([changed(value: .string("李四"))]), with: ["LD-LOG-007"])
        #expect(try town.submit(signed).isAccepted)
    }

    @Test func `an event that is too large`() throws {
        let event = town.event(
            .itemVoided,
            ["code": town.codes(1)[0], "reason": String(repeating: "x", count: 1_048_576)]
        )
        try refuse(town.sign(Town.generator, [event]), with: ["LD-LOG-002"])
    }

    @Test func `unknown kinds, versions and fields are all named at once`() throws {
        var wrong = items()
        wrong[0]["colour"] = .string("red")
        wrong[1]["kind"] = .string("item.exploded")
        wrong[2]["v"] = .integer(2)
        wrong[2]["net"] = .string("100")
        let outcome = try town.submit(Town.generator, wrong)
        guard case .refused(let findings) = outcome else {
            Issue.record("it is refused")
            return
        }
        let named = Set(findings.map { "\($0.event) \($0.path)" })
        #expect(named.isSuperset(of: ["0 /colour", "1 /kind", "2 /net", "2 /v"]))
    }

    @Test func `statements out of order`() throws {
        let (id, codes) = try town.issue(1)
        let early = [
            (Town.carrier, town.departed(id), "HW-HND-002"),
            (Town.disposer, town.received(id, codes), "LD-STA-001"),
            (Town.disposer, town.decided(id, accepted: 100_000), "LD-STA-001"),
            (Town.disposer, town.treated(id, codes), "LD-STA-001"),
        ]
        for (party, event, rule) in early {
            let before = try state()
            let verdict = try town.submit(town.sign(party, [event])).verdict
            #expect(verdict.contains("\(rule) refuse"), "\(event)")
            #expect(try state() == before)
        }
    }

    @Test func `all that is wrong is said, not only the first`() throws {
        let stranger = town.codes(1, from: 9)[0]
        let submission = try town.sign(
            Town.carrier,
            [
                town.event(.itemFilled, ["code": stranger]),
                town.event(.itemWeighed, ["code": "123", "net": 5]),
            ]
        )
        let verdict = try town.submit(submission).verdict
        #expect(verdict == ["LD-ACT-001 refuse", "LD-REF-001 refuse", "HW-ITM-001 refuse"])
    }

    @Test func `only the authority can begin a ledger, by adopting a regulation`() throws {
        let town = try Town()
        let first = [town.party(Town.authority, "示例区生态环境局", ["authority"])]
        #expect(try town.submit(Town.authority, first).verdict == ["LD-LOG-008 refuse"])
        #expect(try town.adoptRegulation(.small).isAccepted)
    }
}
