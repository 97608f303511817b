import CanonicalJSON
import Foundation
import LedgerLog
import LiandanTesting
import Testing
import WasteDomain

/// The device a ward shares: who is there, what is sealed, and when it locks.
struct WardDeviceTests {
    private static let badge = "N0012-7F3K"
    private static let device = "ward scan --ward 内科 --class infectious --output json"

    @Test func `each bag is stated with its own handler, time and label, the names sealed`() throws
    {
        let way = try ward()
        let lines = [
            Self.badge, label(1), "=1.8kg", label(2), "传染病", "双层", "说明 新冠", "损伤性", label(3),
            "35 481516", "infectious", label(4), "undo", label(4), "done",
        ]
        let sealed = try scan(way, lines)
        #expect(sealed.status == 0, "\(sealed.output) \(sealed.errors)")
        #expect(
            sealed.words == [
                "begun", "locked", "unlocked", "sealed", "changed", "sealed", "changed", "changed",
                "changed", "class", "sealed", "unlocked", "class", "sealed", "undone", "sealed",
                "summary",
            ]
        )
        let lacks = sealed.answers.map { $0["lacks"]?.array?.compactMap(\.string) ?? [] }
        #expect(Array(lacks[6...8]) == [["doubled", "note"], ["note"], []])
        let submission = try submission(way)
        let events = try submission.events.map {
            try #require(CanonicalReader.read($0).object)
        }
        let kinds = events.compactMap { $0["kind"]?.string }
        #expect(
            kinds == [
                "item.issued", "item.filled", "item.weighed", "item.issued", "item.filled",
                "item.issued", "item.filled", "item.issued", "item.filled",
            ]
        )
        let fillings = events.filter { $0["kind"] == .string("item.filled") }
        #expect(fillings.allSatisfy { $0["handler"]?.object?["sealed"] != nil })
        #expect(fillings.allSatisfy { $0["medical"]?.object?["ward"] == .string("内科") })
        #expect(
            fillings.map { $0["medical"]?.object?["roll"]?.string } == (1...4).map { label($0) }
        )
        #expect(fillings[1]["medical"]?.object?["note"] == .string("新冠"))
        #expect(events.allSatisfy { $0["occurredAt"] != nil })
        // The names travel beside the statements, each with its own.
        #expect(
            submission.openings.map(\.value) == ["李护士", "李护士", "李护士", "王护士"].map(JSONValue.string)
        )
        let text = String(decoding: submission.events.joined(), as: UTF8.self)
        #expect(!text.contains("李护士") && !text.contains("王护士"))
        let boxed = try #require(way.ask("item show \(code("841-002-01", 1))")["record"]?.object)
        #expect(boxed["content"]?.object?["packaging"] == .string("sharpsBox"))
        try way.audit()
    }

    @Test func `the device understands every word of the printed sheet`() throws {
        let way = try ward()
        let sheet = try way.run(.generator, "ward commands --out words.pdf --output json")
        #expect(sheet.status == 0, "\(sheet.errors)")
        let json = try #require(try Answer.all(in: sheet.output).first)
        var words = json["words"]?.array?.compactMap(\.string) ?? []
        #expect(words.count == 14)
        let ends = ["LOCK", "UNDO", "DONE"]
        #expect(ends.allSatisfy(words.contains))
        words.removeAll(where: ends.contains)
        let lines =
            [Self.badge, label(1)] + words + [
                "LOCK", Self.badge, label(2), "UNDO", label(3), "DONE",
            ]
        let sealed = try scan(way, lines)
        #expect(sealed.status == 0, "\(sealed.output) \(sealed.errors)")
        #expect(Set(sealed.words).isDisjoint(with: ["wrong", "isLocked", "nothing"]))
        #expect(sealed.words.filter { $0 == "class" }.count == 5)
        #expect(sealed.words.filter { $0 == "changed" }.count == 4)
    }

    @Test func `nothing is taken while it is locked`() throws {
        let way = try ward()
        let lines = [
            label(1), "损伤性", "list", "done", "cancel", "NOBODYS-BADGE", Self.badge, label(1),
            "lock",
            label(2), "=3kg", "undo",
        ]
        let scanned = try scan(way, lines)
        #expect(
            scanned.words == [
                "begun", "locked", "isLocked", "isLocked", "isLocked", "isLocked", "isLocked",
                "wrong", "unlocked", "sealed", "locked", "isLocked", "isLocked", "isLocked",
            ]
        )
        #expect(scanned.status == 5, "the lines ended while nobody was there")
        let resumed = try scan(way, [Self.badge, "=3kg", "list"], "--resume")
        #expect(resumed.status == 0, "\(resumed.output) \(resumed.errors)")
        #expect(
            resumed.words == ["resumed", "locked", "unlocked", "nothing", "list", "summary"],
            "a bag sealed before it locked is not the last of whoever comes"
        )
        #expect(try submission(way).events.count == 2)
    }

    @Test(.timeLimit(.minutes(2)))
    func `it locks by itself, and asks for the badge again`() throws {
        let way = try ward()
        let device = try Running(
            [Program.path] + Self.device.split(separator: " ").map(String.init)
                + ["--idle", "1", "--as", "../generator/own.key"],
            in: way.stage.path + "/authority",
            environment: ["LIANDAN_CLOCK": "2026-03-02 15:00", "LIANDAN_LEDGER": "city.ldg"]
        )
        #expect(device.answer()?["scan"] == .string("begun"))
        #expect(device.answer()?["why"] == .string("start"))
        device.type(Self.badge)
        #expect(device.answer()?["scan"] == .string("unlocked"))
        // Nobody types anything; it says so itself.
        #expect(device.answer()?["why"] == .string("idle"))
        device.type(label(1))
        #expect(device.answer()?["scan"] == .string("isLocked"))
        device.type(Self.badge)
        #expect(device.answer()?["scan"] == .string("unlocked"))
        device.kill()
        device.wait()
    }

    @Test func `wrong PINs are counted on disk and make the number wait, not the badge`() throws {
        let way = try ward()
        let wrong = ["35 000001", "35 000002", "99 481516", "35 000003", "35 481516"]
        let first = try scan(way, wrong, at: "2026-03-02 15:00")
        #expect(first.words.dropFirst(2) == ["wrong", "wrong", "wrong", "wrong", "wait"])
        #expect(first.status == 5)
        // Another run of the program, still within half a minute: nothing is looked at.
        let again = try scan(way, ["35 481516"], "--resume", at: "2026-03-02 15:00")
        #expect(again.words.last == "wait")
        let later = try scan(way, ["35 481516"], "--resume", at: "2026-03-02 15:01")
        #expect(later.words.contains("unlocked"))
        // The right one has cleared what was counted.
        let cleared = try scan(
            way,
            ["35 000004", "35 481516", Self.badge],
            "--resume",
            at: "2026-03-02 15:02"
        )
        #expect(Array(cleared.words[2...4]) == ["wrong", "unlocked", "unlocked"])
    }

    @Test func `neither badge nor PIN stands in any file of the device`() throws {
        let way = try ward()
        _ = try scan(way, [Self.badge, label(1), "35 481516", label(2), "done"])
        let folder = URL(filePath: way.stage.path + "/generator")
        let files = try #require(FileManager.default.enumerator(atPath: folder.path))
        var count = 0
        for case let name as String in files {
            let path = folder.appending(path: name)
            guard let bytes = try? Data(contentsOf: path) else { continue }
            count += 1
            for secret in [Self.badge, "N0012", "481516"] {
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name)")
            }
        }
        #expect(count > 2)
        let book = folder.appending(path: "handlers.json").path
        let mode = try FileManager.default.attributesOfItem(atPath: book)[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
    }

    @Test func `a label seals one bag, whoever scans it, and only of this institution`() throws {
        let way = try ward()
        #expect(try scan(way, [Self.badge, label(1), "done"]).status == 0)
        let foreign = label(1, of: Town.disposer)
        let scanned = try scan(
            way,
            [Self.badge, label(1), label(2), label(2), foreign, "x", "cancel", "cancel"]
        )
        #expect(
            scanned.words.dropFirst(3)
                == ["used", "sealed", "doubled", "wrongUnit", "unreadable", "confirm"]
        )
        let removed = try way.run(.generator, "ward handler remove 12")
        #expect(removed.status == 0)
        #expect(try scan(way, [Self.badge]).words.last == "wrong")
    }

    @Test func `a device killed at any moment loses and doubles no bag`() throws {
        let way = try ward()
        for serial in 1...6 {
            let device = try Running(
                [Program.path] + Self.device.split(separator: " ").map(String.init)
                    + ["--resume", "--as", "../generator/own.key"],
                in: way.stage.path + "/authority",
                environment: ["LIANDAN_CLOCK": "2026-03-02 15:00", "LIANDAN_LEDGER": "city.ldg"]
            )
            #expect(device.answer()?["count"]?.integer == Int64(serial - 1))
            device.type(Self.badge)
            device.type(label(serial))
            for _ in 0..<2 { _ = device.answer() }
            #expect(device.answer()?["scan"] == .string("sealed"))
            device.kill()
            device.wait()
        }
        let ended = try scan(way, [Self.badge, "done"], "--resume")
        #expect(ended.status == 0, "\(ended.output) \(ended.errors)")
        let rolls = try submission(way).events.compactMap {
            try CanonicalReader.read($0).object?["medical"]?.object?["roll"]?.string
        }
        #expect(rolls == (1...6).map { label($0) })
    }

    // MARK: - The ward

    /// An institution with two on the device: one with a badge, one with a PIN.
    private func ward() throws -> Way {
        let way = try Way()
        try way.state(
            .generator,
            "facility register --facility TS001 --name 暂存间 --type point --capacity 1t"
        )
        try way.state(.generator, "institution register --beds 60 --store TS001")
        for words in [
            "12 --name 李护士 --badge \(Self.badge)", "35 --name 王护士 --pin",
        ] {
            let added = try way.stage.run(
                .authority,
                "ward handler add \(words) --as ../generator/own.key".split(separator: " ")
                    .map(String.init),
                environment: ["LIANDAN_PIN": "481516"]
            )
            try #require(added.status == 0, "\(added.errors)")
        }
        return way
    }

    private func scan(
        _ way: Way,
        _ lines: [String],
        _ more: String = "",
        at time: String = "2026-03-02 15:00"
    ) throws -> Scanned {
        let words = "\(Self.device) \(more) --as ../generator/own.key"
        return try Scanned(
            way.stage.run(
                .authority,
                words.split(separator: " ").map(String.init),
                at: time,
                input: lines.map { $0 + "\n" }.joined()
            )
        )
    }

    /// A label of a roll; the generator's by default.
    private func label(_ serial: Int, of unit: String = Town.generator) -> String {
        PartyID(unit).flatMap { RollCode(unit: $0, serial: serial) }?.description ?? "?"
    }

    private func code(_ waste: String, _ serial: Int) -> String {
        "\(Town.generator)\(waste.filter { $0 != "-" })2026030200\(serial)"
    }

    /// What was signed on the device, as its session keeps it.
    private func submission(_ way: Way) throws -> Submission {
        let lines = try way.stage.bytes(.generator, "scans/ward-seal-内科.scan")
            .split(separator: UInt8(ascii: "\n"))
        let signed = try #require(lines.last { $0.starts(with: Array("{\"events\"".utf8)) })
        return try Submission.read(file: Array(signed))
    }
}
