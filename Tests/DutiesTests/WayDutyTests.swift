import CanonicalJSON
import Duties
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Relays, loads that are put down again, statements on paper, corrections, rounds, accounts.
struct WayDutyTests {
    @Test func `a relay awaits its other half for a day, and the way begins anew with it`() throws {
        let town = try Town.settled()
        try town.registerNextCarrier()
        try town.set("2026-09-01 10:00")
        let codes = town.codes(1)
        try town.submit(Town.generator, town.itemEvents(codes))
        let id = town.uuid()
        try town.state(at: "2026-09-01 11:00", Town.generator) {
            town.manifest(id, lines: [town.line(packages: 1, mass: 100_000)]) {
                $0["carriers"] = [Town.carrier, Town.nextCarrier].json
            }
        }
        try town.step(.manifestReleased, id, codes, at: "2026-09-02 08:00")
        try town.step(.manifestLoaded, id, codes, at: "2026-09-02 08:10")
        try town.step(.manifestDeparted, id, codes, at: "2026-09-02 08:20")
        try town.state(at: "2026-09-02 12:00", Town.carrier) {
            town.event(
                .manifestRelayReleased,
                [
                    "lines": [town.load(codes)], "manifest": id, "place": "物流园",
                    "to": Town.nextCarrier,
                ]
            )
        }
        try town.expect(
            "handover",
            ["2026-09-02 23:59": nil, "2026-09-03 00:00": .soon, "2026-09-03 12:00": .late]
        )
        // It is told where the load left, not where the carrier is at home.
        for (region, count) in [("50", 1), ("36", 0)] {
            let filter = DutyFilter(region: region)
            #expect(try town.duties("handover", at: "2026-09-03 12:00", filter).count == count)
        }
        let half = try #require(try town.inbox(Town.nextCarrier, at: "2026-09-03 12:00").first)
        #expect(half.awaited.kind == .manifestRelayTaken)
        #expect(half.awaited.isOtherHalf)
        #expect(half.duty?.check.kind == "handover")
        #expect(try town.awaited(Town.carrier, at: "2026-09-03 12:00").isEmpty)
        // Who lets the load wait is told once, not for the arrival as well.
        try town.expect("arrival", ["2026-09-09 00:00": nil])
        try town.state(at: "2026-09-03 12:00", Town.nextCarrier) {
            town.event(
                .manifestRelayTaken,
                [
                    "consignor": Town.generator, "from": Town.carrier,
                    "lines": [town.load(codes)], "manifest": id, "place": "物流园",
                    "vehicle": "渝H67890",
                ]
            )
        }
        try town.expect("handover", ["2026-09-09 00:00": nil])
        // Two days of its own from the relay on, not from the first departure.
        try town.expect(
            "arrival",
            ["2026-09-04 23:59": nil, "2026-09-05 00:00": .soon, "2026-09-05 12:00": .late]
        )
        let duty = try town.duty("arrival", at: "2026-09-05 12:00")
        #expect(duty.party.description == Town.nextCarrier)
        #expect(duty.facts["vehicle"] == "渝H67890")
    }

    @Test(arguments: [EventKind.manifestUnloaded, .manifestTakenBack])
    func `a load that one side says is put down again awaits the word of the other`(
        half: EventKind
    ) throws {
        let town = try Town.settled()
        let id = try town.bring([
            .manifestReleased: "2026-09-02 08:00", .manifestLoaded: "2026-09-02 08:10",
        ])
        let isUnloaded = half == .manifestUnloaded
        let (one, other) =
            isUnloaded ? (Town.carrier, Town.generator) : (Town.generator, Town.carrier)
        let answer: EventKind = isUnloaded ? .manifestTakenBack : .manifestUnloaded
        try town.state(at: "2026-09-02 09:00", one) {
            town.event(half, ["manifest": id, "reason": "车辆故障"])
        }
        try town.expect("handover", ["2026-09-02 20:59": nil, "2026-09-03 09:00": .late])
        let duty = try town.duty("handover", at: "2026-09-03 09:00")
        #expect(duty.party.description == other)
        #expect(duty.awaited == answer)
        // It does not arrive anywhere.
        try town.expect("arrival", ["2026-09-09 00:00": nil])
        try town.state(at: "2026-09-03 10:00", other) {
            town.event(answer, ["manifest": id, "reason": "车辆故障"])
        }
        try town.expect("handover", ["2026-09-09 00:00": nil])
    }

    /// Ten working days after Wednesday 2 September.
    @Test func `what was begun on paper is entered within ten working days`() throws {
        let town = try Town.settled()
        let id = try town.bring([:])
        try town.state(at: "2026-09-05 09:00", Town.generator) {
            try town.onPaper(
                town.released(id, [town.load(town.firstCode)]),
                at: "2026-09-02 08:00"
            )
        }
        try town.expect(
            "paper.entry",
            [
                "2026-09-12 23:59": nil, "2026-09-13 00:00": .soon, "2026-09-16 23:59": .soon,
                "2026-09-17 00:00": .late,
            ]
        )
        let duty = try town.duty("paper.entry", at: "2026-09-17 00:00")
        #expect(duty.party.description == Town.carrier)
        #expect(duty.awaited == .manifestLoaded)
        #expect(duty.facts["form"] == "ZZ-1")
        // The hours of a hand-over are no measure for what happened on paper.
        try town.expect("handover", ["2026-09-17 00:00": nil])
        try town.state(at: "2026-09-10 09:00", Town.carrier) {
            try town.onPaper(
                town.loaded(id, [town.load(town.firstCode)]),
                at: "2026-09-03 08:00"
            )
        }
        try town.expect("paper.entry", ["2026-09-17 23:59": .soon, "2026-09-18 00:00": .late])
        try town.expect("arrival", ["2026-09-18 00:00": nil])
        for (kind, hour) in [
            (EventKind.manifestDeparted, 10), (.manifestArrived, 11), (.manifestReceived, 12),
        ] {
            try town.step(kind, id, town.firstCode, at: "2026-09-10 \(hour):00")
        }
        #expect(try town.duty("paper.entry", at: "2026-09-18 00:00").awaited == .manifestDecided)
        try town.step(.manifestDecided, id, town.firstCode, at: "2026-09-10 14:00")
        try town.expect("paper.entry", ["2026-09-30 00:00": nil])
    }

    @Test func `a back-fill that runs into a year without a calendar is unknown`() throws {
        let town = try Town.settled()
        let id = try town.bring([:])
        try town.state(at: "2026-12-29 09:00", Town.generator) {
            try town.onPaper(
                town.released(id, [town.load(town.firstCode)]),
                at: "2026-12-28 08:00"
            )
        }
        let duty = try town.duty("paper.entry", at: "2026-12-29 12:00")
        #expect(duty.due == .unknownCalendar(year: 2027))
        #expect(duty.state == .open)
    }

    @Test func `a correction waits a week for each party that relied on it`() throws {
        let town = try Town.settled()
        let (id, _) = try town.receive(1)
        let place = try town.ledger.query { (reader) throws(LogError) in
            try reader.record(Manifest.self, id)?.issued.event
        }
        let correction = town.uuid()
        try town.state(at: "2026-09-03 09:00", Town.generator) {
            let change: JSONObject = [
                "event": place, "new": "023-79220001", "old": "023-79220000",
                "path": "/emergency/phone",
            ]
            return town.event(
                .correctionProposed,
                [
                    "changes": [change], "correction": correction, "manifest": id,
                    "reason": "填写有误",
                ]
            )
        }
        let owed = { (text: String) in
            try town.duties("correction.open", at: text).map {
                "\($0.party) \($0.state.rawValue)"
            }.sorted()
        }
        let others = [Town.carrier, Town.disposer]
        #expect(try owed("2026-09-06 23:59") == [])
        #expect(try owed("2026-09-07 00:00") == others.map { "\($0) soon" }.sorted())
        #expect(try owed("2026-09-10 23:59") == others.map { "\($0) soon" }.sorted())
        #expect(try owed("2026-09-11 00:00") == others.map { "\($0) late" }.sorted())
        #expect(try town.awaited(Town.generator, at: "2026-09-11 00:00").isEmpty)
        let item = try #require(try town.inbox(Town.carrier, at: "2026-09-11 00:00").first)
        #expect(item.subject == Subject(.correction, correction))
        #expect(item.command == "liandan correct agree \(correction)")
        #expect(item.duty?.check.kind == "correction.open")
        #expect(item.duty?.detail.zh == "联单 20265001000001，\(Town.generator) 提出: 填写有误")
        try town.state(at: "2026-09-11 09:00", Town.carrier) {
            town.event(.correctionAgreed, ["correction": correction, "manifest": id])
        }
        #expect(try owed("2026-09-12 00:00") == ["\(Town.disposer) late"])
        #expect(try town.awaited(Town.carrier, at: "2026-09-12 00:00").isEmpty)
        try town.state(at: "2026-09-12 09:00", Town.disposer) {
            town.event(
                .correctionDeclined,
                ["correction": correction, "manifest": id, "reason": "不是这样"]
            )
        }
        #expect(try owed("2026-09-30 00:00") == [])
        #expect(
            try town.awaited(Town.disposer, at: "2026-09-30 00:00") == [.manifestDecided]
        )
    }

    @Test func `a round is over within a day`() throws {
        let town = try Town.settled()
        let trip = town.uuid()
        try town.state(at: "2026-09-02 08:00", Town.carrier) {
            town.event(
                .tripOpened,
                ["party": Town.carrier, "trip": trip, "vehicle": "渝H12345"]
            )
        }
        try town.expect(
            "trip.open",
            [
                "2026-09-02 19:59": nil, "2026-09-02 20:00": .soon, "2026-09-03 07:59": .soon,
                "2026-09-03 08:00": .late,
            ]
        )
        let duty = try town.duty("trip.open", at: "2026-09-03 08:00")
        #expect(duty.party.description == Town.carrier)
        #expect(duty.name == "渝H12345")
        #expect(duty.command == "liandan trip close \(trip) --place PLACE")
        try town.state(at: "2026-09-03 09:00", Town.carrier) {
            town.event(.tripClosed, ["place": "停车场", "trip": trip])
        }
        try town.expect("trip.open", ["2026-09-30 00:00": nil])
    }
}
