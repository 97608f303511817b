import CanonicalJSON
import LiandanTesting
import Regulation
import Testing
import WasteDomain

struct CalendarTests {
    private struct Vectors: Decodable {
        struct Deadline: Decodable {
            let from: String
            let workingDays: Int
            let due: String
        }

        let deadlines: [Deadline]
    }

    private static let calendar = Regulation.builtIn.calendar

    @Test func `published deadlines are met`() throws {
        let vectors: Vectors = try Fixture.decoded("Fixtures/domain/identifiers.json")
        for vector in vectors.deadlines {
            let start = try #require(CivilDay(vector.from))
            let due = Self.calendar.deadline(vector.workingDays, after: start, countsStart: false)
            #expect(due?.description == vector.due)
            let end = try #require(due)
            #expect(Self.calendar.workdays(after: start, through: end) == vector.workingDays)
        }
    }

    @Test(arguments: [
        ("2026-02-13", true), ("2026-02-14", true), ("2026-02-15", false), ("2026-02-16", false),
        ("2026-02-23", false), ("2026-02-24", true), ("2026-02-28", true), ("2026-03-01", false),
        ("2026-10-09", true), ("2026-10-10", true), ("2026-10-11", false), ("2025-12-31", true),
        ("2026-01-01", false), ("2026-01-04", true),
    ])
    func `a holiday is none, a Saturday made up for it is one`(day: String, isWorkday: Bool) throws
    {
        #expect(try Self.calendar.isWorkday(#require(CivilDay(day))) == isWorkday)
    }

    /// Weekdays less the holidays on them, plus the days made up, counted by another program.
    @Test(arguments: [(2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)])
    func `a year has its working days`(year: Int, count: Int) throws {
        let first = try #require(CivilDay(year: year, month: 1, day: 1))
        let last = try #require(CivilDay(year: year, month: 12, day: 31))
        let days = (first.number...last.number).map { CivilDay(number: $0) }
        #expect(days.filter { Self.calendar.isWorkday($0) == true }.count == count)
    }

    @Test(arguments: [("2025-12-29", "2026-01-06"), ("2025-12-31", "2026-01-08")])
    func `five working days run over New Year`(start: String, due: String) throws {
        let start = try #require(CivilDay(start))
        let found = Self.calendar.deadline(5, after: start, countsStart: false)
        #expect(found?.description == due)
    }

    /// The day on which so many working days are left through another, counted by another program.
    @Test(arguments: [
        (30, "2026-10-30", "2026-09-14"), (30, "2026-12-31", "2026-11-19"),
        (1, "2026-10-08", "2026-10-07"), (1, "2026-10-07", "2026-09-29"),
        (0, "2026-10-07", "2026-10-07"),
    ])
    func `working days are counted back from an end`(count: Int, end: String, day: String) throws {
        let end = try #require(CivilDay(end))
        let found = try #require(Self.calendar.day(leaving: count, through: end))
        #expect(found.description == day)
        #expect(Self.calendar.workdays(after: found, through: end) == count)
    }

    @Test func `working days counted back into a year without data are unknown`() throws {
        let end = try #require(CivilDay("2022-01-31"))
        let next = try #require(CivilDay("2027-01-04"))
        #expect(Self.calendar.day(leaving: 21, through: end)?.description == "2022-01-03")
        #expect(Self.calendar.day(leaving: 22, through: end) == nil)
        #expect(Self.calendar.day(leaving: 1, through: next) == nil)
    }

    @Test func `a year without data is unknown, not guessed`() throws {
        let late = try #require(CivilDay("2026-12-28"))
        let early = try #require(CivilDay("2021-12-28"))
        let next = try #require(CivilDay("2027-01-04"))
        #expect(
            Self.calendar.deadline(3, after: late, countsStart: false)?.description == "2026-12-31"
        )
        #expect(Self.calendar.deadline(4, after: late, countsStart: false) == nil)
        #expect(Self.calendar.deadline(1, after: early, countsStart: false) == nil)
        #expect(Self.calendar.isWorkday(next) == nil)
        #expect(Self.calendar.workdays(after: late, through: next) == nil)
        #expect(Self.calendar.workdays(after: next, through: late) == 0)
    }

    @Test(arguments: [("2026-09-30", "2026-10-10"), ("2026-10-01", "2026-10-12")])
    func `where the first day counts, it counts if it is a working day`(
        start: String,
        due: String
    ) throws {
        let start = try #require(CivilDay(start))
        let found = Self.calendar.deadline(4, after: start, countsStart: true)
        #expect(found?.description == due)
    }

    @Test func `a day is told once, as one or the other`() {
        for line in ["2026-10-01,holiday", "2026-10-01,makeup_workday", "2026-11-01,sunday"] {
            let tables = RegulationTables.builtIn.adding(line, to: "workdays")
            #expect(throws: RegulationError.self) { try tables.regulation() }
        }
    }
}
