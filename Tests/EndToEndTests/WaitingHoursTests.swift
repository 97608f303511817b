import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// Forty-eight hours from the sealing of a bag, whatever lies between and wherever the machine
/// thinks it is (《医疗废物管理条例》第17条).
struct WaitingHoursTests {
    /// What lies within the two days after a bag is sealed.
    private struct Border {
        let name: String
        /// The day of the sealing in UTC: at 15:09 it is 23:09 in Beijing, at 16:09 the next day.
        let day: String
    }

    private static let borders = [
        Border(name: "nothing", day: "2026-09-14"),
        Border(name: "month", day: "2026-10-30"),
        Border(name: "holiday", day: "2026-09-30"),
        Border(name: "year", day: "2026-12-30"),
        Border(name: "february", day: "2026-02-27"),
        Border(name: "leap-day", day: "2028-02-28"),
    ]

    @Test(
        .timeLimit(.minutes(5)),
        arguments: ["UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu"]
    )
    func `a bag that waits 47 h 59 min is fine, one that waits 48 h 01 min is not`(
        zone: String
    ) throws {
        let folder = try TemporaryFolder()
        var names: [String] = []
        for border in Self.borders {
            for hour in [15, 16] {
                let base = "\(border.name)-\(hour)"
                try Self.write(border.day, hour, to: folder, base)
                for minute in [-1, 0, 1] {
                    let name = "\(base)/wait\(minute).json"
                    try folder.write(Self.scenario(border.day, hour, minute), to: name)
                    names.append(name)
                }
            }
        }
        let ran = try Program.run(
            ["conform"] + names + ["--output", "json", "--lang", "en"],
            in: folder.path,
            environment: Stage.quiet.merging(["TZ": zone]) { $1 }
        )
        let answer = try #require(Answer.all(in: ran.output).first, "\(ran.errors)")
        let scenarios = answer["scenarios"]?.array?.compactMap(\.object) ?? []
        #expect(scenarios.count == names.count)
        for scenario in scenarios {
            let file = scenario["file"]?.string ?? "?"
            // The scenario expects no finding, so whatever was found is named as a difference.
            #expect(scenario["error"] == nil, "\(file): \(scenario)")
            let found = scenario["differences"] ?? .array([])
            let text = String(decoding: found.canonicalBytes, as: UTF8.self)
            #expect(text.contains("HW-MED-001") == file.contains("wait1"), "\(file) \(text)")
            if file.contains("wait1") { #expect(text.contains("48 h 1 min"), "\(file) \(text)") }
        }
    }

    /// The ledgers that a bag is loaded on, with another day for theirs.
    private static func write(
        _ day: String,
        _ hour: Int,
        to folder: TemporaryFolder,
        _ name: String
    ) throws {
        try FileManager.default.createDirectory(
            atPath: folder.file(name),
            withIntermediateDirectories: true
        )
        for ledger in [
            "empty", "adopted", "registered", "coded", "filled", "weighed", "ward", "wardIssued",
            "wardReleased",
        ] {
            let bytes = try Fixture.bytes("Fixtures/ledgers/\(ledger).json")
            try folder.write(moved(bytes, to: day, hour), to: "\(name)/\(ledger).json")
        }
    }

    /// Everything of 1 September 2026, 09:00 in Beijing, at another day and hour.
    private static func moved(_ bytes: [UInt8], to day: String, _ hour: Int) -> [UInt8] {
        let compact = day.filter { $0 != "-" }
        let text = String(decoding: bytes, as: UTF8.self)
            .replacing("2026-09-01T01:", with: "\(day)T\(hour):")
            .replacing("20260901", with: compact)
            .replacing("2026-", with: "\(day.prefix(4))-")
            .replacing("P-2026", with: "P-\(day.prefix(4))")
            .replacing("\"year\": 2026", with: "\"year\": \(day.prefix(4))")
        return Array(
            (day.contains("-02-") && text.contains("HW-DDL-004") ? withoutFindings(text) : text)
                .utf8
        )
    }

    /// The plan that is filed late in September is in time in February.
    private static func withoutFindings(_ text: String) -> String {
        guard let start = text.range(of: ",\n        \"findings\": ["),
            let end = text.range(of: "\n        ]", range: start.upperBound..<text.endIndex)
        else { return text }
        return text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
    }

    /// The load two days after the sealing, some minutes sooner or later; nothing is expected of it.
    private static func scenario(_ day: String, _ hour: Int, _ minutes: Int) throws -> [UInt8] {
        let bytes = try Fixture.bytes(
            "Fixtures/rules/HW-MED-001/accepts-load-after-forty-eight-hours.json"
        )
        let start = try #require(CivilDay(day))
        let minute = 9 + minutes
        let time = "\(start.advanced(by: 2))T\(hour):\(minute < 10 ? "0" : "")\(minute):00.000Z"
        let text = String(decoding: bytes, as: UTF8.self)
            .replacing("../../ledgers/", with: "")
            .replacing("20260901", with: day.filter { $0 != "-" })
            .replacing("2026-09-03T01:10:00.000Z", with: time)
            .replacing("2026-09-03T01:09:00.000Z", with: time)
        return Array(text.utf8)
    }
}
