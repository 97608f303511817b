import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing
import WasteDomain

/// Files that cannot be recorded: all their findings are said, and the ledger stays as it was.
struct RefusedSubmissionTests {
    private struct Case {
        let name: String
        let file: [UInt8]
        let rules: [String]

        init(_ name: String, _ rules: [String], _ file: [UInt8]) {
            self.name = name
            self.file = file
            self.rules = rules
        }

        init(_ name: String, _ rules: [String], _ submission: Submission) {
            self.init(name, rules, DocumentFile.file(of: submission))
        }

        /// A well-formed file with something changed in it after it was signed.
        init(
            _ name: String,
            _ rules: [String],
            _ submission: Submission,
            change: (inout JSONObject) -> Void
        ) {
            var object = submission.json.object ?? JSONObject()
            change(&object)
            self.init(name, rules, DocumentFile.file(of: object))
        }
    }

    @Test func `malformed files are refused`() throws {
        let town = try Town.forCommands()
        let good = try town.sign(Town.generator, [item(town)])
        let bytes = DocumentFile.file(of: good)
        let event = item(town, ["name": String(repeating: "油", count: 400_000)])
        let large = try town.sign(Town.generator, [event])
        let sealed = try town.sign(
            Town.generator,
            [town.event(.itemFilled, ["code": town.codes(1)[0], "handler": "张三"])],
            sealing: ["handler"]
        )
        try check(
            town,
            [
                Case("nothing", ["LD-LOG-001"], []),
                Case("no JSON", ["LD-LOG-001"], Array("hello".utf8)),
                Case("a file cut short", ["LD-LOG-001"], Array(bytes.dropLast(9))),
                Case("JSON that is not canonical", ["LD-LOG-001"], [0x20] + bytes),
                Case("an unknown field", ["LD-LOG-001"], good) { $0["extra"] = .integer(1) },
                Case("no signature", ["LD-LOG-001"], good) { $0["signature"] = nil },
                Case("an unknown field in the header", ["LD-LOG-001"], good) {
                    $0["header"] = .object(Self.changed($0["header"], "extra", .integer(1)))
                },
                Case("a changed event", ["LD-LOG-001"], good) {
                    $0["events"] = .array([
                        .object(Self.changed($0["events"]?.array?[0], "name", .string("水")))
                    ])
                },
                Case("a sealed field without its opening", ["LD-LOG-007"], sealed) {
                    $0["openings"] = nil
                },
                Case(
                    "more than 64 MiB",
                    ["LD-LOG-002"],
                    [UInt8](repeating: 0x5B, count: 64 << 20 + 2)
                ),
                Case("an event of more than 1 MiB", ["LD-LOG-002"], large) {
                    $0["events"] = .array([.object(event)])
                },
            ]
        )
    }

    @Test func `files without a valid signature of this ledger are refused`() throws {
        let town = try Town.forCommands()
        let good = try town.sign(Town.generator, [item(town)])
        let stranger = try Town.settled()
        let enrolled = try #require(town.keys[Town.generator])
        try town.makeKey(for: Town.generator)
        let unknown = try town.sign(Town.generator, [item(town)])
        let driver = try town.makeKey(for: Town.generator)
        let short = try town.makeKey(for: Town.carrier)
        try town.submit(
            Town.authority,
            [
                town.enrolment(of: driver, for: Town.generator, role: "driver"),
                town.enrolment(of: short, for: Town.carrier, until: "2026-09-30"),
            ]
        )
        town.useKey(driver, for: Town.generator)
        let byDriver = try town.sign(Town.generator, [item(town)])
        town.useKey(enrolled, for: Town.generator)
        let foreign = TreeHead(size: 1, root: town.description.suite.hash.digest([]))
        let seen = try town.sign(Town.generator, [item(town)], seen: foreign)
        let late = try town.sign(Town.carrier, [town.departed(town.uuid())])
        let revoked = try town.sign(Town.generator, [item(town)])
        let key = town.description.suite.hash.digest(enrolled.verifyingKey.spki)
        try town.submit(
            Town.authority,
            [town.event(.keyRevoked, ["key": key, "party": Town.generator, "reason": "遗失"])]
        )
        town.clock.set(try #require(Timestamp("2026-10-08T01:00:00.000Z")))

        try check(
            town,
            [
                Case("a wrong signature, and a revoked key", ["LD-LOG-004", "LD-KEY-002"], good) {
                    $0["signature"] = ByteText([UInt8](repeating: 7, count: 64)).json
                },
                Case("a key nobody enrolled", ["LD-KEY-001"], unknown),
                Case("a revoked key", ["LD-KEY-002"], revoked),
                Case("a key past its end", ["LD-KEY-003", "LD-REF-001", "HW-HND-001"], late),
                Case("a driver's key", ["LD-KEY-004"], byDriver),
                Case(
                    "another ledger",
                    ["LD-LOG-003", "LD-KEY-001"],
                    try stranger.sign(Town.generator, [item(stranger)])
                ),
                Case("a checkpoint of another log", ["LD-LOG-006"], seen),
            ]
        )
    }

    @Test func `statements that cannot stand are refused with every reason`() throws {
        let town = try Town.forCommands()
        let (id, codes) = try town.issue(2)
        var later = item(town)
        later["v"] = .integer(2)
        try check(
            town,
            [
                Case(
                    "a departure before the loading",
                    ["HW-HND-002"],
                    try town.sign(Town.carrier, [town.departed(id)])
                ),
                Case(
                    "another party's statement",
                    ["LD-ACT-001"],
                    try town.sign(Town.carrier, [town.released(id, [town.load(codes)])])
                ),
                Case(
                    "an unknown field in an event",
                    ["LD-FMT-002"],
                    try town.sign(Town.generator, [item(town, ["colour": "red"])])
                ),
                Case(
                    "an unknown version",
                    ["LD-FMT-004"],
                    try town.sign(Town.generator, [later])
                ),
                Case(
                    "many faults in several events",
                    ["LD-FMT-002", "HW-ITM-001", "LD-FMT-004", "LD-FMT-001"],
                    try town.sign(
                        Town.generator,
                        [
                            item(town, ["colour": "red"]),
                            item(town, ["code": "1", "packaging": 7]),
                            town.event(.itemFilled, [:]),
                        ]
                    )
                ),
            ]
        )
    }

    @Test func `statements about a manifest that nobody issued are refused, each in its turn`()
        throws
    {
        let town = try Town.forCommands()
        let codes = town.codes(2)
        let id = town.uuid()
        let statements = [
            (Town.generator, town.released(id, [town.load(codes)])),
            (Town.carrier, town.loaded(id, [town.load(codes)], vehicle: "渝H99999")),
            (Town.carrier, town.departed(id)), (Town.carrier, town.arrived(id)),
            (Town.disposer, town.received(id, codes)),
            (Town.disposer, town.decided(id, ["missingItems": codes], accepted: 200_000)),
            (Town.disposer, town.treated(id, codes)),
            (Town.generator, town.event(.manifestCancelled, ["manifest": id, "reason": "错填"])),
        ]
        try check(
            town,
            statements.map { party, event in
                let kind = event["kind"]?.string ?? ""
                let moves = ["manifest.loaded", "manifest.departed"]
                let rules = ["LD-REF-001"] + (moves.contains(kind) ? ["HW-HND-001"] : [])
                return Case(kind, rules, try town.sign(party, [event]))
            }
        )
    }

    /// Submits each file and checks that it is refused by exactly these rules, tracelessly.
    private func check(_ town: Town, _ cases: [Case]) throws {
        let before = try town.standing()
        #expect(before.hasSuffix("\nok\n"))
        for refused in cases {
            let file = try town.folder.write(refused.file, to: "refused.sub")
            let shell = try town.run(["submit", file, "--output", "json"])
            #expect(shell.status == 1, "\(refused.name): \(shell.errors)")
            let rules = try Answer.rules(in: shell.output)
            #expect(rules == refused.rules, "\(refused.name): \(shell.output.prefix(2000))")
            #expect(try town.standing() == before, "\(refused.name)")
            #expect(!FileManager.default.fileExists(atPath: file + ".receipt"), "\(refused.name)")
        }
        #expect(try town.auditReport().status == 0)
    }

    /// A code for a package, with some members put in or changed.
    private func item(_ town: Town, _ changes: JSONObject = [:]) -> JSONObject {
        let code = town.codes(9).last ?? ""
        var event = town.event(.itemIssued, town.content(["code": code, "site": "001"]))
        for member in changes.members { event[member.name] = member.value }
        return event
    }

    private static func changed(
        _ value: JSONValue?,
        _ name: String,
        _ new: JSONValue
    ) -> JSONObject {
        var object = value?.object ?? JSONObject()
        object[name] = new
        return object
    }
}
