import CanonicalJSON
import Foundation
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Several processes at one ledger.
@Suite(.timeLimit(.minutes(10)))
struct ManyWritersTests {
    @Test func `two processes submit at once and leave one chain without gaps`() async throws {
        let town = try Town.forCommands()
        let before = try town.ledger.checkpoint().head.size
        let halves = [try town.manifestFiles(200, "a"), try town.manifestFiles(200, "b")]
        let jobs = halves.map { town.job($0) }
        let shells = [try await jobs[0].shell(), try await jobs[1].shell()]
        #expect(shells.map(\.status) == [0, 0])
        let outcomes = try shells.map { try Answer.all(in: $0.output) }

        #expect(outcomes.map(\.count) == [200, 200])
        let all = outcomes.flatMap(\.self)
        #expect(all.allSatisfy { $0["status"] == .string("recorded") })
        let entries = all.compactMap { $0["entry"]?.integer }.map(UInt64.init)
        #expect(entries.sorted() == Array(before..<before + 400))
        #expect(
            outcomes.allSatisfy { entries in
                let places = entries.compactMap { $0["entry"]?.integer }
                return places == places.sorted()
            }
        )
        let numbers = all.compactMap { $0["numbers"]?.array?.first?.string }
        #expect(
            numbers.sorted() == (1...400).map { "20265001" + Digits.text(of: $0, width: 6) }
        )
        for file in halves.flatMap(\.self) {
            let receipt = try Receipt.read(file: [UInt8](Fixture.file(file + ".receipt")))
            try #expect(receipt.verify(town.identity).head.size > receipt.entry.seq)
        }
        let (status, report) = try town.auditReport()
        #expect(status == 0)
        #expect(report?["size"]?.integer == Int64(before + 400))
    }

    @Test func `four processes at one approval never overdraw it`() async throws {
        let town = try Town.forCommands()
        let waste: JSONObject = ["code": "900-214-08", "mass": 100_000, "methods": ["R9"]]
        try town.submit(
            Town.authority,
            [
                town.event(
                    .approvalGranted,
                    [
                        "approval": "A-1", "consignee": Town.disposer, "from": "2026-01-01",
                        "issuer": "省生态环境厅", "party": Town.generator, "until": "2026-12-31",
                        "wastes": [waste],
                    ]
                )
            ]
        )
        let approved: (inout JSONObject) -> Void = { $0["approval"] = .string("A-1") }
        let quarters = try ["a", "b", "c", "d"].map {
            try town.manifestFiles(40, $0, changing: approved)
        }
        let jobs = quarters.map { town.job($0) }
        var shells: [Shell] = []
        for job in jobs { shells.append(try await job.shell()) }
        let outcomes = try shells.flatMap { try Answer.all(in: $0.output) }

        // Of 160 loads of a kilogram a hundred kilograms may leave, to the gram.
        #expect(outcomes.filter { $0["status"] == .string("recorded") }.count == 100)
        let refused = outcomes.filter { $0["status"] == .string("refused") }
        #expect(refused.count == 60)
        #expect(
            refused.allSatisfy { answer in
                let rules = answer["findings"]?.array?.compactMap { $0.object?["rule"]?.string }
                return rules == ["HW-LIC-024"]
            }
        )
        let id = "\(Town.generator)/A-1"
        let used = try town.ledger.query { (reader) throws(LogError) in
            try reader.record(Approval.self, id)?.used.map(\.mass.grams)
        }
        #expect(used == [100_000])
        #expect(try town.auditReport().status == 0)
    }

    @Test func `a ledger is audited while it grows`() async throws {
        let town = try Town.forCommands()
        let before = try Int64(town.ledger.checkpoint().head.size)
        let files = try town.manifestFiles(150, "live")
        let writer = town.job(files)
        var sizes = [before]
        while let last = sizes.last, last < before + 150, sizes.count < 1000 {
            let (status, report) = try town.auditReport()
            try #require(status == 0)
            sizes.append(try #require(report?["size"]?.integer))
        }
        #expect(try await writer.shell().status == 0)
        #expect(sizes == sizes.sorted())
        #expect(
            sizes.contains { $0 > before && $0 < before + 150 },
            "some audit saw the ledger half way: \(sizes)"
        )
    }

    @Test func `a writer waits for another, and in the end says that nothing was recorded`()
        async throws
    {
        let town = try Town.forCommands()
        let files = try town.manifestFiles(2, "busy")
        let before = try town.standing()

        let short = try Holder(town.path)
        let patient = try town.submitting([files[0]])
        // Long enough for the command to have come to the lock. Nobody else's test may come between:
        // patience has an end.
        usleep(500_000)
        #expect(patient.isRunning)
        short.release()
        #expect(patient.wait() == 0)
        #expect(try town.standing() != before)

        let standing = try town.standing()
        let long = try Holder(town.path)
        let refused = try await town.job([files[1]], output: "text").shell()
        #expect(try town.auditReport().status == 0, "who only reads does not wait")
        long.release()
        #expect(refused.status == 5)
        #expect(refused.errors.contains("another process is writing to the ledger"))
        #expect(refused.errors.contains("try again later; nothing is recorded twice"))
        #expect(try town.standing() == standing)
        #expect(try town.run(["submit", files[1]]).status == 0)
    }
}

/// Another program that holds the ledger's lock.
private final class Holder {
    private let program: Running

    init(_ path: String) throws {
        let script = """
            import sqlite3, sys
            ledger = sqlite3.connect(sys.argv[1], isolation_level=None)
            ledger.execute("BEGIN EXCLUSIVE")
            print("held", flush=True)
            sys.stdin.readline()
            """
        program = try Running(["/usr/bin/python3", "-c", script, path])
        #expect(program.line() == "held")
    }

    func release() {
        program.release()
        program.wait()
    }
}
