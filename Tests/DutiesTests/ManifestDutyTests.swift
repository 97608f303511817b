import CanonicalJSON
import Duties
import LiandanTesting
import Regulation
import Testing
import WasteDomain

struct ManifestDutyTests {
    /// Five working days after Thursday 24 September: Mid-Autumn and National Day lie between.
    @Test func `a decision is due five working days after arrival, holidays not counted`() throws {
        let town = try Town.settled()
        let id = try town.bring([
            .manifestReleased: "2026-09-24 08:00", .manifestLoaded: "2026-09-24 08:10",
            .manifestDeparted: "2026-09-24 08:20", .manifestArrived: "2026-09-24 11:00",
        ])
        try town.expect(
            "decision",
            [
                "2026-09-24 12:00": nil, "2026-10-05 23:59": nil, "2026-10-06 00:00": .soon,
                "2026-10-09 23:59": .soon, "2026-10-10 00:00": .late,
            ]
        )
        let duty = try town.duty("decision", at: "2026-10-10 00:00")
        #expect(try duty.due == .day(#require(CivilDay("2026-10-09"))))
        #expect(duty.party.description == Town.disposer)
        #expect(duty.partyName?.description == "示例再生资源有限公司")
        #expect(duty.region?.description == "500114")
        #expect(duty.subject == Subject(.manifest, id))
        #expect(duty.name == "20265001000001")
        #expect(duty.awaited == .manifestReceived)
        #expect(duty.command == "liandan manifest receive 20265001000001 --as-released")
        #expect(duty.advice.zh == "接受之日起 5 个工作日内接收核实并出具意见")
        #expect(try duty.since == moment("2026-09-24 11:00"))
    }

    @Test func `the time for a decision runs from the arrival, though reception lags`() throws {
        let town = try Town.settled()
        let id = try town.bring([
            .manifestReleased: "2026-09-07 08:00", .manifestLoaded: "2026-09-07 08:10",
            .manifestDeparted: "2026-09-07 08:20", .manifestArrived: "2026-09-07 11:00",
            .manifestReceived: "2026-09-10 09:00",
        ])
        try town.expect("decision", ["2026-09-14 23:59": .soon, "2026-09-15 00:00": .late])
        let late = try town.duty("decision", at: "2026-09-15 00:00")
        #expect(late.awaited == .manifestDecided)
        try town.step(.manifestDecided, id, town.firstCode, at: "2026-09-15 09:00")
        #expect(try town.duties("decision", at: "2026-09-20 00:00").isEmpty)
    }

    @Test(arguments: [("2026-09-07 23:59", "2026-09-14"), ("2026-09-08 00:00", "2026-09-15")])
    func `the day of arrival is the legal day of UTC+8`(arrival: String, due: String) throws {
        let town = try Town.settled()
        _ = try town.bring([
            .manifestReleased: "2026-09-07 08:00", .manifestLoaded: "2026-09-07 08:10",
            .manifestDeparted: "2026-09-07 08:20", .manifestArrived: arrival,
        ])
        let duty = try town.duty("decision", at: "2026-09-20 00:00")
        #expect(try duty.due == .day(#require(CivilDay(due))))
    }

    @Test func `where the calendar of a year is missing a deadline is unknown, and told so`()
        throws
    {
        let town = try Town.settled()
        _ = try town.bring([
            .manifestReleased: "2026-12-28 08:00", .manifestLoaded: "2026-12-28 08:10",
            .manifestDeparted: "2026-12-28 08:20", .manifestArrived: "2026-12-28 11:00",
        ])
        let duty = try town.duty("decision", at: "2026-12-28 12:00")
        #expect(duty.due == .unknownCalendar(year: 2027))
        #expect(duty.state == .open)
    }

    @Test(arguments: [EventKind.manifestReleased, .manifestLoaded])
    func `a half of a hand-over is answered within a day`(half: EventKind) throws {
        let town = try Town.settled()
        let isReleased = half == .manifestReleased
        let id = try town.bring([half: "2026-09-02 08:00"])
        try town.expect(
            "handover",
            [
                "2026-09-02 19:59": nil, "2026-09-02 20:00": .soon, "2026-09-03 07:59": .soon,
                "2026-09-03 08:00": .late,
            ]
        )
        let duty = try town.duty("handover", at: "2026-09-03 08:00")
        #expect(duty.party.description == (isReleased ? Town.carrier : Town.generator))
        #expect(duty.awaited == (isReleased ? .manifestLoaded : .manifestReleased))
        let other: EventKind = isReleased ? .manifestLoaded : .manifestReleased
        try town.step(other, id, town.firstCode, at: "2026-09-03 09:00")
        #expect(try town.duties("handover", at: "2026-09-09 00:00").isEmpty)
    }

    @Test func `halves that speak of different packages are owed by both sides`() throws {
        let town = try Town.settled()
        try town.set("2026-09-01 10:00")
        let (id, codes) = try town.issue(2)
        try town.state(at: "2026-09-02 08:00", Town.generator) {
            town.released(id, [town.load(codes)])
        }
        try town.state(at: "2026-09-02 09:00", Town.carrier) {
            town.loaded(id, [town.load([codes[0]])])
        }
        let owed = try town.duties("handover", at: "2026-09-04 00:00").map(\.party.description)
        #expect(owed == [Town.carrier, Town.generator])
    }

    @Test func `a load arrives within two days of departure, or of loading`() throws {
        let town = try Town.settled()
        let id = try town.bring([
            .manifestReleased: "2026-09-02 08:00", .manifestLoaded: "2026-09-02 09:00",
        ])
        try town.expect(
            "arrival",
            [
                "2026-09-03 20:59": nil, "2026-09-03 21:00": .soon, "2026-09-04 08:59": .soon,
                "2026-09-04 09:00": .late,
            ]
        )
        #expect(try town.duty("arrival", at: "2026-09-04 09:00").awaited == .manifestDeparted)
        try town.step(.manifestDeparted, id, town.firstCode, at: "2026-09-04 10:00")
        try town.expect("arrival", ["2026-09-05 21:59": nil, "2026-09-06 10:00": .late])
        let duty = try town.duty("arrival", at: "2026-09-06 10:00")
        #expect(duty.party.description == Town.carrier)
        #expect(duty.facts["vehicle"] == "渝H12345")
        try town.step(.manifestArrived, id, town.firstCode, at: "2026-09-06 11:00")
        #expect(try town.duties("arrival", at: "2026-09-30 00:00").isEmpty)
    }

    @Test func `an operator keeps what it accepted for a year at most`() throws {
        let town = try Town.settled()
        let id = try town.brought(at: "2026-09-02 12:00")
        try town.expect(
            "storage.operator",
            [
                "2027-08-02 23:59": nil, "2027-08-03 00:00": .soon, "2027-09-02 23:59": .soon,
                "2027-09-03 00:00": .late,
            ]
        )
        let duty = try town.duty("storage.operator", at: "2027-09-03 00:00")
        #expect(duty.party.description == Town.disposer)
        #expect(duty.facts["mass"] == "100")
        #expect(duty.command == "liandan treat record 20265001000001 --all")
        #expect(try town.duties("storage.collector", at: "2027-09-03 00:00").isEmpty)
        try town.step(.treatmentRecorded, id, town.firstCode, at: "2026-09-05 09:00")
        #expect(try town.duties("storage.operator", at: "2027-09-03 00:00").isEmpty)
    }

    /// Ninety working days after 2 September 2026 lie in January 2027, whose calendar is missing.
    @Test func `a collector hands on within ninety working days`() throws {
        let town = try Town.settled()
        let other = OtherWaste(code: "900-214-08", hazards: ["T", "I"], method: "S2")
        _ = try town.bring(other, licensed: "collection", at: "2026-09-02 12:00")
        let unknown = try town.duty("storage.collector", at: "2026-09-03 00:00")
        #expect(unknown.due == .unknownCalendar(year: 2027))

        let early = try Town.settled()
        let quicker = RegulationTables.builtIn.with("collection.handoverWorkingDays", "9")
        try early.adopt(quicker)
        let id = try early.bring(other, licensed: "collection", at: "2026-09-17 12:00")
        // 18, 20 (made up), 21 to 24, 28, 29 and 30 September.
        try early.expect(
            "storage.collector",
            ["2026-09-30 23:59": .soon, "2026-10-01 00:00": .late]
        )
        let duty = try early.duty("storage.collector", at: "2026-10-01 00:00")
        #expect(duty.subject == Subject(.manifest, id))
        #expect(duty.party.description == Town.disposer)
    }

    @Test(arguments: [("841-001-01", true), ("841-004-01", false)])
    func `infectious waste is treated within a day, chemical waste of hospitals as any other`(
        code: String,
        isByTheHour: Bool
    ) throws {
        let town = try Town.settled()
        let other = OtherWaste(
            code: code,
            hazards: isByTheHour ? ["In"] : ["T", "C", "I", "R"],
            method: "Y10"
        )
        _ = try town.bring(other, licensed: "comprehensive", at: "2026-09-02 12:00")
        try town.expect(
            "storage.medical.disposer",
            [
                "2026-09-02 23:59": nil, "2026-09-03 00:00": isByTheHour ? .soon : nil,
                "2026-09-03 11:59": isByTheHour ? .soon : nil,
                "2026-09-03 12:00": isByTheHour ? .late : nil,
            ]
        )
        let year = try town.duties("storage.operator", at: "2027-09-03 00:00")
        #expect(year.isEmpty == isByTheHour)
    }
}

extension Town {
    /// A manifest decided on at a moment of the day it arrived.
    fileprivate func brought(at text: String) throws -> UniqueID {
        let day = String(text.prefix(10))
        return try bring([
            .manifestReleased: day + " 08:00", .manifestLoaded: day + " 08:10",
            .manifestDeparted: day + " 08:20", .manifestArrived: text,
            .manifestReceived: day + " 13:00", .manifestDecided: day + " 14:00",
        ])
    }

    /// A package of another waste, decided on at the disposer on the day it left.
    fileprivate func bring(
        _ other: OtherWaste,
        licensed type: String,
        at text: String
    ) throws -> UniqueID {
        let category = "HW" + other.code.suffix(2)
        var terms = disposalTerms(type: type)
        terms["activities"] = ["collect", "store", "use", "dispose"].json
        terms["methods"] = [["method": other.method] as JSONObject].json
        terms["wastes"] = [["category": category] as JSONObject].json
        var plan = plan("P-2")
        plan["lines"] =
            [
                ["code": other.code, "consignees": [Self.disposer], "mass": 10_000_000]
                    as JSONObject
            ].json
        let day = String(text.prefix(10))
        try set(day + " 06:00")
        let amended: JSONObject = [
            "licence": "5001140001", "party": Self.disposer, "reason": "换证", "terms": terms,
        ]
        try submit(Self.authority, [event(.licenceAmended, amended), plan])
        let codes = try pack(other)
        let id = uuid()
        var line = other.label(line(packages: 1, mass: 100_000))
        line["code"] = other.code.json
        line["method"] = other.method.json
        try state(at: day + " 07:00", Self.generator) {
            manifest(id, lines: [line]) { $0["plan"] = "P-2".json }
        }
        for (kind, time) in [
            (EventKind.manifestReleased, day + " 08:00"), (.manifestLoaded, day + " 08:10"),
            (.manifestDeparted, day + " 08:20"), (.manifestArrived, text),
            (.manifestReceived, day + " 13:00"),
        ] {
            try step(kind, id, codes, at: time)
        }
        try state(at: day + " 14:00", Self.disposer) {
            decided(id, ["method": other.method], accepted: 100_000)
        }
        return id
    }
}
