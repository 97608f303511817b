import CanonicalJSON
import Foundation
import LedgerLog
import LiandanTesting
import Testing

/// What was scanned is stated once, whatever happens in between.
struct ScanSessionTests {
    private static let store = ["item", "scan", "store", "--facility", "TS001", "--output", "json"]

    @Test(.timeLimit(.minutes(10)))
    func `a scanner killed at any moment loses and doubles nothing`() throws {
        let stage = try Stage()
        let codes = Self.codes(120)
        var random = SeededGenerator(seed: 20_261_122)
        var answered = 0
        var kills = 0
        while answered < codes.count {
            let scanner = try scanning(stage, ["--resume"])
            let begun = try #require(scanner.answer())
            let count = try #require(begun["count"]?.integer)
            #expect(count >= answered, "an answered package is gone")
            #expect(count <= answered + 1, "a package was taken that nobody scanned")
            for _ in 0..<Int.random(in: 1...8, using: &random) where answered < codes.count {
                scanner.type(codes[answered])
                let answer = try #require(scanner.answer()?["scan"]?.string)
                #expect(["ok", "doubled"].contains(answer))
                answered += 1
            }
            // The next one may or may not get through before the end.
            if answered < codes.count { scanner.type(codes[answered]) }
            usleep(UInt32.random(in: 0...3000, using: &random))
            scanner.kill()
            scanner.wait()
            kills += 1
        }
        #expect(kills > 10)
        let last = try scan(stage, ["--resume"], ["done"])
        #expect(last.status == 0, "\(last.output) \(last.errors)")
        #expect(try Self.stated(stage) == codes)
    }

    @Test func `a torn last line is cut off, whatever is left of it`() throws {
        let stage = try Stage()
        let codes = Self.codes(3)
        let path = try interrupted(stage, codes)
        let whole = try stage.bytes(.generator, "scans/store.scan")
        let lines = whole.split(separator: UInt8(ascii: "\n"))
        let end = whole.count - (lines.last?.count ?? 0) - 1
        for kept in stride(from: end, through: whole.count - 1, by: 11) {
            for garbage in [[], [UInt8](repeating: 0, count: 40), Array("{\"at\":1}\n".utf8)] {
                let start = garbage.isEmpty ? kept : end
                try stage.write(Array(whole[..<start]) + garbage, .generator, "scans/store.scan")
                let scanned = try scan(stage, ["--resume"], [codes[2], "done"])
                #expect(scanned.status == 0, "\(kept): \(scanned.output) \(scanned.errors)")
                #expect(scanned.answers.first?["count"] == .integer(2))
                #expect(try Self.stated(stage) == codes)
            }
        }
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test func `damage before the last line stops it, and it can be given up`() throws {
        let stage = try Stage()
        _ = try interrupted(stage, Self.codes(3))
        var lines = try stage.bytes(.generator, "scans/store.scan")
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        lines[1] = ArraySlice("{}".utf8)
        try stage.write(Array(lines.joined(separator: "\n".utf8)), .generator, "scans/store.scan")
        #expect(try scan(stage, ["--resume"], ["done"]).status == 1)
        let anew = try scan(stage, ["--anew"], Self.codes(1))
        #expect(anew.status == 0)
        #expect(try Self.stated(stage) == Self.codes(1))
    }

    @Test func `a file that is no session is left as it is`() throws {
        let stage = try Stage()
        let list = Array("some codes\nwithout an end".utf8)
        try stage.write(list, .generator, "codes")
        for more in [[], ["--anew"], ["--resume"]] {
            let scanned = try scan(stage, ["--session", "codes"] + more, Self.codes(1))
            #expect(scanned.status == 2)
            #expect(try stage.bytes(.generator, "codes") == list)
        }
    }

    @Test func `an open session is gone on with only on request, and for the same`() throws {
        let stage = try Stage()
        _ = try interrupted(stage, Self.codes(2))
        #expect(try scan(stage, [], ["done"]).status == 2)
        let other = try stage.run(
            .generator,
            ["item", "scan", "withdraw", "--resume", "--session", "scans/store.scan"]
                + ["--out", "x.sub"]
        )
        #expect(other.status == 2)
        let resumed = try scan(stage, ["--resume"], [])
        #expect(resumed.status == 0)
        #expect(resumed.words == ["resumed", "summary"])
        #expect(try Self.stated(stage) == Self.codes(2))
    }

    @Test func `two scanners do not share a session`() throws {
        let stage = try Stage()
        let first = try scanning(stage, [])
        _ = first.answer()
        #expect(try scan(stage, ["--resume"], ["done"]).status == 5)
        first.kill()
        first.wait()
        #expect(try scan(stage, ["--resume"], Self.codes(1)).status == 0)
    }

    @Test func `cancelling takes a second word once something is scanned`() throws {
        let stage = try Stage()
        let codes = Self.codes(1)
        let lines = [codes[0], "cancel", codes[0], "取消", "ＣＡＮＣＥＬ"]
        let scanned = try scan(stage, [], lines)
        #expect(scanned.words == ["begun", "ok", "confirm", "doubled", "confirm"])
        #expect(scanned.status == 0)
        #expect(!stage.exists(.generator, "stated.sub"))
        #expect(try scan(stage, ["--resume"], codes).status == 1, "it has ended")
        #expect(try scan(stage, [], codes).status == 0, "another one begins")
    }

    @Test func `what was recorded is not recorded again by whoever missed the answer`() throws {
        let way = try Way()
        let codes = try way.pack(.generator, 2)
        let first = try way.scan(.generator, "withdraw", codes)
        #expect(first.status == 0)
        let again = try way.scan(.generator, "withdraw --resume", [])
        #expect(again.status == 1, "stated already")

        // As if it had been killed after the ledger's commit and before anybody was told.
        let session = try way.stage.bytes(.generator, "scans/withdraw.scan")
        let closed = Array("{\"closed\":\"stated\"}\n".utf8)
        #expect(session.suffix(closed.count) == closed[...])
        let open = Array(session.dropLast(closed.count))
        try way.stage.write(open, .generator, "scans/withdraw.scan")
        #expect(try way.scan(.generator, "withdraw --anew", codes).status == 1)
        let sent = try way.scan(.generator, "withdraw --resume", [])
        #expect(sent.status == 0)
        #expect(sent.answers.count == 1)
        #expect(sent.answers[0]["status"] == .string("known"))
        #expect(sent.answers[0]["entry"] == first.answers.last?["entry"])
        #expect(try way.stage.bytes(.generator, "scans/withdraw.scan") == session)
        try way.audit()
    }

    @Test func `what is refused is mended and stated under the same id`() throws {
        let way = try Way()
        let codes = try way.pack(.generator, 2)
        let scanner = try Running(
            [Program.path, "item", "scan", "withdraw", "--output", "json"]
                + ["--as", "../generator/own.key"],
            in: way.stage.path + "/authority",
            environment: ["LIANDAN_CLOCK": "2026-03-02 15:00", "LIANDAN_LEDGER": "city.ldg"]
        )
        for code in codes { scanner.type(code) }
        for _ in 0..<3 { _ = scanner.answer() }
        try way.state(.generator, "item withdraw \(codes[1])")
        scanner.release()
        #expect(scanner.answer()?["scan"] == .string("summary"))
        #expect(scanner.answer()?["status"] == .string("refused"))
        #expect(scanner.answer()?["scan"] == .string("kept"))
        #expect(scanner.wait() == 1)
        let mended = try way.scan(
            .generator,
            "withdraw --resume",
            ["undo \(codes[1])"]
        )
        #expect(mended.status == 0, "\(mended.output) \(mended.errors)")
        #expect(mended.words == ["resumed", "undone", "summary"])
        let session = try way.stage.bytes(.generator, "scans/withdraw.scan")
        let head = try CanonicalReader.read(Array(session.prefix { $0 != UInt8(ascii: "\n") }))
        #expect(mended.answers.last?["id"] == head.object?["submission"])
    }

    /// Codes of the generator, whatever a ledger knows of them.
    private static func codes(_ count: Int) -> [String] {
        (1...count).map {
            "\(Town.generator)9002140820260302" + Digits.text(of: Int64($0), width: 3)
        }
    }

    /// The codes of the statements that were signed at the generator's.
    private static func stated(_ stage: Stage) throws -> [String] {
        let submission = try Submission.read(file: stage.bytes(.generator, "stated.sub"))
        return try submission.events.compactMap {
            try CanonicalReader.read($0).object?["code"]?.string
        }
    }

    /// Scans at the generator's, where there is no ledger.
    private func scan(_ stage: Stage, _ more: [String], _ lines: [String]) throws -> Scanned {
        let shell = try stage.run(
            .generator,
            Self.store + ["--out", "stated.sub"] + more,
            input: lines.map { $0 + "\n" }.joined()
        )
        return try Scanned(shell)
    }

    private func scanning(_ stage: Stage, _ more: [String]) throws -> Running {
        try Running(
            [Program.path] + Self.store + ["--out", "stated.sub"] + more,
            in: stage.path + "/generator",
            environment: ["LIANDAN_CLOCK": Stage.morning]
        )
    }

    /// A session that was killed after it took packages, and its path.
    private func interrupted(_ stage: Stage, _ codes: [String]) throws -> String {
        let scanner = try scanning(stage, [])
        _ = scanner.answer()
        for code in codes {
            scanner.type(code)
            #expect(scanner.answer()?["scan"] == .string("ok"))
        }
        scanner.kill()
        scanner.wait()
        return stage.file(.generator, "scans/store.scan")
    }
}

extension Running {
    /// The next document it prints; nil if there will be none.
    func answer() -> JSONObject? {
        line().flatMap { try? CanonicalReader.read(Array($0.utf8)).object }
    }
}
