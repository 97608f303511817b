import Audit
import CanonicalJSON
import HandoffRules
import LiandanTesting
import Testing
import WasteDomain

/// What vehicles do: two trips at once, speed, night.
struct VehiclePatternTests {
    private static let plate = "vehicle:渝H12345"

    /// A load to the collector goes on board before or after the one to the disposer has arrived.
    @Test(arguments: [true, false])
    func `one vehicle on two trips at once is found`(overlaps: Bool) throws {
        let city = try PatternTown()
        try city.join(PatternTown.collector, "collector", sendsTo: Town.disposer)
        try city.contract(Town.generator, with: PatternTown.collector)
        let first = try city.carry(.init(until: overlaps ? .manifestDeparted : .manifestArrived))
        let second = try city.carry(
            .init(to: PatternTown.collector, method: "S1", until: .manifestArrived)
        )
        if overlaps { try city.record(Town.carrier, [city.town.arrived(first)]) }
        let found = try city.found("HW-HND-014")
        guard overlaps else {
            #expect(found == [])
            return
        }
        #expect(found.count == 1)
        #expect(
            found.first?.subjects.map(\.description)
                == [Self.plate, "manifest:\(second)", "manifest:\(first)"]
        )
        let loaded = try city.events(.manifestLoaded)
        let arrived = try city.events(.manifestArrived)
        #expect(found.first?.evidence == (loaded + arrived).sorted())
        #expect(found.first?.facts["vehicle"] == "渝H12345")
    }

    @Test func `loads collected for the same consignee may be one trip`() throws {
        let city = try PatternTown()
        try city.join(PatternTown.neighbour, "generator", sendsTo: Town.disposer)
        let first = try city.carry(.init(until: .manifestDeparted))
        try city.carry(.init(from: PatternTown.neighbour, until: .manifestArrived))
        try city.record(Town.carrier, [city.town.arrived(first)])
        #expect(try city.found("HW-HND-014") == [])
    }

    /// Two rounds, opened one after another or one within the other.
    @Test(arguments: [true, false])
    func `a vehicle on two rounds at once is found`(overlaps: Bool) throws {
        let city = try PatternTown()
        let rounds = [city.town.uuid(), city.town.uuid()]
        let state = { (kind: EventKind, round: Int) throws -> Void in
            var event = city.town.event(kind, ["trip": rounds[round]])
            if kind == .tripOpened {
                event["party"] = .string(Town.carrier)
                event["vehicle"] = .string("渝H12345")
            } else {
                event["place"] = .string("示例路1号")
            }
            try city.record(Town.carrier, [event])
        }
        try state(.tripOpened, 0)
        try state(overlaps ? .tripOpened : .tripClosed, overlaps ? 1 : 0)
        try state(overlaps ? .tripClosed : .tripOpened, overlaps ? 0 : 1)
        try state(.tripClosed, 1)
        #expect(try city.found("HW-HND-014").count == (overlaps ? 1 : 0))
    }

    /// One degree of latitude is 111,195 m, less 1,000 m for the accuracy of points: at 120 km/h
    /// that takes 3,305.85 seconds.
    @Test(arguments: [(3305, true), (3306, false)])
    func `a vehicle faster than the road allows is found`(seconds: Int64, isFound: Bool) throws {
        let city = try PatternTown()
        let load = try city.carry(.init(until: .manifestDeparted))
        let start = city.town.clock.now
        for (latitude, time) in [
            (295_000_000, start), (305_000_000, start.advanced(by: seconds * 1000)),
        ] {
            city.town.clock.set(time)
            let point: JSONObject = ["latitude": latitude, "longitude": 1_088_000_000]
            let event = city.town.event(.transitObserved, ["manifest": load, "point": point])
            try city.record(Town.carrier, [event])
        }
        let found = try city.found("LD-PAT-001")
        guard isFound else {
            #expect(found == [])
            return
        }
        #expect(
            found.map(\.facts)
                == [["metres": "110195", "seconds": "3305", "vehicle": "渝H12345"]]
        )
        #expect(try found.first?.evidence == city.events(.transitObserved))
    }

    /// Night is from 22:00 to 06:00 in China: 14:00 to 22:00 in UTC.
    @Test(
        arguments: zip(
            [
                "2026-09-01T13:59:59.999Z", "2026-09-01T14:00:00.000Z", "2026-09-01T21:59:59.999Z",
                "2026-09-01T22:00:00.000Z",
            ],
            [false, true, true, false]
        )
    )
    func `departures at night are found`(time: String, isFound: Bool) throws {
        let city = try PatternTown()
        let load = try city.carry(.init(until: .manifestLoaded))
        city.town.clock.set(try #require(Timestamp(time)))
        try city.record(Town.carrier, [city.town.departed(load)])
        let found = try city.found("HW-AUD-008")
        #expect(found.count == (isFound ? 1 : 0))
        if isFound {
            #expect(found.first?.facts["nights"] == "1" && found.first?.facts["trips"] == "1")
            #expect(try found.first?.evidence == city.events(.manifestDeparted))
        }
    }
}
