import CanonicalJSON
import LiandanTesting
import Testing
import Tracing
import WasteDomain

/// Loads that are not the same at every hand-over between the consignor and the consignee.
struct OnTheWayTests {
    /// What is handed on, taken over and found at last, by serials; 1, 2 and 3 were released.
    struct Relay: Sendable, CustomTestStringConvertible {
        /// One pair of halves for each carrier after the first.
        let legs: [(given: String, taken: String)]
        let received: String
        let differences: [String]

        init(_ legs: (String, String)..., received: String, _ differences: String...) {
            self.legs = legs
            self.received = received
            self.differences = differences
        }

        var testDescription: String {
            (legs.map { "\($0.given)/\($0.taken)" } + [received]).joined(separator: " ")
        }
    }

    private static let light = "offWeight line on 1 300000→200000±20000"

    static let relays = [
        Relay(("123", "123"), received: "123"),
        Relay(("123", "12"), received: "12", light, "missing 003 on 1 not at relayTaken,received"),
        Relay(
            ("12", "12"),
            received: "12",
            light,
            "missing 003 on 1 not at relayGiven,relayTaken,received"
        ),
        Relay(("123", "12"), received: "123", "missing 003 on 1 not at relayTaken"),
        Relay(
            ("123", "1234"),
            received: "1234",
            "offWeight line on 1 300000→400000±20000",
            "extra 004 on 1 at relayTaken,received"
        ),
        Relay(
            ("123", "124"),
            received: "124",
            "missing 003 on 1 not at relayTaken,received",
            "extra 004 on 1 at relayTaken,received"
        ),
        Relay(
            ("123", "123"),
            ("12", "12"),
            received: "13",
            light,
            "missing 002 on 1 not at received",
            "missing 003 on 1 not at relayGiven,relayTaken"
        ),
    ]

    @Test(arguments: relays)
    func `what carriers hand on and take over is compared leg by leg`(relay: Relay) throws {
        let small = try TraceTown()
        let carriers = [Town.carrier] + (try small.registerCarriers(2))
        let codes = small.town.codes(4)
        try small.record(Town.generator, small.town.itemEvents(codes))
        let id = try small.send(Array(codes.prefix(3)), packages: 3, mass: 300_000) {
            $0["carriers"] = carriers.json
        }
        func picked(_ serials: String) -> [String] {
            serials.compactMap(\.wholeNumberValue).map { codes[$0 - 1] }
        }
        for (index, leg) in relay.legs.enumerated() {
            let (from, to) = (carriers[index], carriers[index + 1])
            let given = small.town.load(picked(leg.given))
            try small.state(
                from,
                .manifestRelayReleased,
                ["lines": [given], "manifest": id, "place": "一号服务区", "to": to]
            )
            let taken = small.town.load(picked(leg.taken))
            try small.state(
                to,
                .manifestRelayTaken,
                [
                    "consignor": Town.generator, "from": from, "lines": [taken], "manifest": id,
                    "place": "一号服务区", "vehicle": TraceTown.plate(of: index + 1),
                ]
            )
        }
        try small.record(Town.disposer, [small.town.arrived(id)])
        try small.record(Town.disposer, [small.town.received(id, picked(relay.received))])
        let found = try small.reconcile(id)
        let legs = relay.legs.flatMap { _ in [LoadStage.Kind.relayGiven, .relayTaken] }
        #expect(found.stages.map(\.kind) == [.released, .loaded] + legs + [.received])
        let moved = relay.legs.flatMap { [$0.given.count, $0.taken.count] }
        #expect(found.stages.map(\.packages) == [3, 3] + moved + [relay.received.count])
        #expect(found.lines == relay.differences)
        #expect(found.agrees == relay.differences.isEmpty)
    }

    @Test(arguments: [
        ("123", "123", []), ("", "123", []),
        ("12", "12", [light, "missing 003 on 1 not at movedOver,received"]),
        ("12", "123", ["missing 003 on 1 not at movedOver"]),
    ])
    func `what is moved over to another vehicle is compared, if it was scanned`(
        moved: String,
        received: String,
        differences: [String]
    ) throws {
        let (small, id, codes) = try TraceTown.sent(3)
        try small.record(Town.authority, [small.town.vehicle("渝H88888")])
        func picked(_ serials: String) -> [String] {
            serials.compactMap(\.wholeNumberValue).map { codes[$0 - 1] }
        }
        let lines = moved.isEmpty ? nil : [small.town.load(picked(moved))]
        try small.state(
            Town.carrier,
            .manifestVehicleChanged,
            [
                "lines": lines, "manifest": id, "place": "国道", "reason": "故障",
                "vehicle": "渝H88888",
            ]
        )
        try small.record(Town.carrier, [small.town.arrived(id)])
        try small.record(Town.disposer, [small.town.received(id, picked(received))])
        let found = try small.reconcile(id)
        #expect(found.stages.contains { $0.kind == .movedOver } == !moved.isEmpty)
        #expect(found.lines == differences)
    }

    /// A manifest of two lines with two packages each.
    private func twoLines() throws -> (TraceTown, UniqueID, [String]) {
        let small = try TraceTown()
        let town = small.town
        let codes = town.codes(4)
        try small.record(Town.generator, town.itemEvents(codes))
        let id = town.uuid()
        let lines = [1, 2].map { town.line($0, packages: 2, mass: 200_000) }
        try small.record(Town.generator, [town.manifest(id, lines: lines)])
        try small.record(Town.generator, [town.released(id, Self.loads(town, codes))])
        return (small, id, codes)
    }

    /// The first two packages on line 1, the others on line 2.
    private static func loads(_ town: Town, _ codes: [String]) -> [JSONObject] {
        [town.load(Array(codes.prefix(2))), town.load(Array(codes.suffix(2)), line: 2)]
    }

    private static func received(_ town: Town, _ id: UniqueID, _ codes: [String]) -> JSONObject {
        let lines = loads(town, codes).map { line in
            let items = (line["items"]?.array ?? []).map { JSONValue.object(["code": $0]) }
            return line.adding(["items": JSONValue.array(items)])
        }
        return town.event(.manifestReceived, ["lines": lines, "manifest": id])
    }

    @Test func `packages of two lines put on each other's line are swapped`() throws {
        let (small, id, codes) = try twoLines()
        let swapped = [codes[0], codes[2], codes[1], codes[3]]
        let loaded = small.town.loaded(id, Self.loads(small.town, swapped))
        let outcome = try small.town.submit(Town.carrier, [loaded])
        #expect(outcome.verdict == ["LD-HND-001 record"], "custody does not move")
        let differences = ["swapped 003 on 1 from 2", "swapped 002 on 2 from 1"]
        #expect(try small.reconcile(id).lines == differences)
        // Loaded as released, and found the other way round by the consignee alone.
        try small.record(
            Town.carrier,
            [small.town.loaded(id, Self.loads(small.town, codes)), small.town.departed(id)]
        )
        #expect(try small.reconcile(id).agrees)
        try small.record(Town.carrier, [small.town.arrived(id)])
        try small.record(Town.disposer, [Self.received(small.town, id, swapped)])
        let found = try small.reconcile(id)
        #expect(found.lines == differences)
        #expect(found.differences.map(\.status) == [.received, .received])
    }

    /// A pallet with two boxes of two bags each, on its way.
    private func pallet() throws -> (TraceTown, UniqueID, bags: [String], units: [String]) {
        let small = try TraceTown()
        let (bags, units) = (small.town.codes(4), small.town.codes(3, from: 5))
        try small.record(Town.generator, small.town.itemEvents(bags))
        let contents = [bags.prefix(2), bags.suffix(2), units.prefix(2)].map(Array.init)
        for (unit, items) in zip(units, contents) {
            let label = small.town.content(["code": unit, "site": "001"])
            try small.record(
                Town.generator,
                [
                    small.town.event(.itemIssued, label),
                    small.town.event(.itemPacked, ["code": unit, "items": items]),
                ]
            )
        }
        return (small, try small.send([units[2]], packages: 1, mass: 400_000), bags, units)
    }

    @Test func `a pallet opened on the way, and a bag of it that burst, are the same packages`()
        throws
    {
        let (small, id, bags, units) = try pallet()
        try small.record(Town.authority, [small.town.site(Town.carrier)])
        try small.state(Town.carrier, .itemUnpacked, ["code": units[2], "items": [units[0]]])
        try small.state(Town.carrier, .itemUnpacked, ["code": units[0]])
        #expect(try small.reconcile(id, scanned: [bags[0], bags[1], units[1]]).agrees)
        try small.state(Town.carrier, .itemDamaged, ["code": bags[1], "reason": "破损渗漏"])
        let child = Town.carrier + small.town.codes(1, from: 9)[0].dropFirst(18)
        let overpack = small.town.content([
            "code": child, "parent": bags[1], "reason": "破损渗漏", "site": "001",
        ])
        try small.state(Town.carrier, .itemOverpacked, overpack)
        try small.record(Town.carrier, [small.town.arrived(id)])
        let there = [bags[0], child, units[1]]
        try small.record(Town.disposer, [small.town.received(id, there, mass: 400_000)])
        let found = try small.reconcile(id)
        #expect(found.lines == ["damaged 002 on 1"])
        #expect(found.stages.map(\.packages) == [4, 4, 4])
    }

    @Test func `a pallet that nobody said was opened counts for the bags that came of it`() throws {
        let (small, id, bags, units) = try pallet()
        try small.record(Town.carrier, [small.town.arrived(id)])
        let there = [bags[0], units[1]]
        let outcome = try small.town.submit(
            Town.disposer,
            [small.town.received(id, there, mass: 300_000)]
        )
        #expect(outcome.isAccepted)
        #expect(outcome.verdict.filter { $0.hasPrefix("LD-ITM-003") }.count == 2)
        let found = try small.reconcile(id)
        #expect(
            found.lines == [
                "offWeight line on 1 400000→300000±20000", "missing 002 on 1 not at received",
            ]
        )
        // What is left of the pallet still holds the box with the bag that nobody has seen.
        #expect(
            try small.manifest(id).released?.items.map(\.description)
                == [units[1], units[0], bags[0]]
        )
    }
}
