import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// What happens on the way: vehicles, relays, sightings, incidents.
struct WayReducerTests {
    @Test(arguments: [ManifestStatus.loaded, .inTransit])
    func `another vehicle goes on with the same leg`(status: ManifestStatus) throws {
        var stage = try Stage.at(status)
        let changed = Steps.vehicleChanged()
        #expect(
            try stage.apply(changed, by: Town.carrier) == [
                "manifest": ["latest", "legs", "vehicle"]
            ]
        )
        #expect(try stage.manifest.status == status)
        #expect(try stage.manifest.vehicle?.description == "渝H67890")
        let leg = try #require(try stage.manifest.legs.first)
        #expect(leg.vehicle.description == "渝H67890" && leg.changes == 1)
        #expect(try stage.apply(changed, by: Examples.nextCarrier) == [:])
    }

    private static let relay = [
        ("relayReleased", Steps.relayReleased(), Town.carrier),
        ("relayTaken", Steps.relayTaken(), Examples.nextCarrier),
    ]

    @Test(arguments: [true, false])
    func `a relay moves custody with the second half, whichever it is`(isGivenFirst: Bool) throws {
        var stage = try Stage.at(.inTransit)
        let order = isGivenFirst ? Self.relay : Self.relay.reversed()
        let first = try stage.apply(order[0].1, by: order[0].2)
        #expect(first == ["manifest": ["latest", order[0].0, "status"]])
        #expect(try stage.manifest.status == .relaying)
        #expect(try stage.item(1).custodian.description == Town.carrier)
        #expect(
            try stage.apply(order[1].1, by: order[1].2) == [
                "item 001": ["custodian"], "item 002": ["custodian"],
                "manifest": ["latest", "legs", order[0].0, "status", "vehicle"],
            ]
        )
        #expect(try stage.manifest.status == .inTransit)
        #expect(
            try stage.manifest.legs.map(\.carrier.description) == [
                Town.carrier, Examples.nextCarrier,
            ]
        )
        #expect(try stage.manifest.legs.last?.place?.description == "物流园")
        #expect(try stage.item(1).custodian.description == Examples.nextCarrier)
        #expect(try stage.apply(Steps.vehicleChanged(), by: Town.carrier) == [:])
        let arrived = Examples.event(.manifestArrived)
        #expect(try stage.apply(arrived, by: Town.carrier) == [:])
        try stage.apply(arrived, by: Examples.nextCarrier)
        #expect(try stage.manifest.status == .arrived)
    }

    @Test(arguments: [
        (Steps.relayTaken([1]), Examples.nextCarrier),
        (Examples.event(.manifestRelayTaken, ["from": Examples.nextCarrier]), Examples.nextCarrier),
        (Steps.relayTaken(), Town.carrier),
    ])
    func `custody stays while the halves of a relay differ or come from one key`(
        taken: JSONObject,
        key: String
    ) throws {
        var stage = try Stage.at(.relaying)
        #expect(
            try stage.apply(taken, by: Examples.nextCarrier, key: key) == [
                "manifest": ["latest", "relayTaken"]
            ]
        )
        #expect(try stage.manifest.status == .relaying)
        #expect(try stage.item(1).custodian.description == Town.carrier)
    }

    @Test func `a carrier nobody planned takes over once the present one names it`() throws {
        var stage = try Stage.at(.inTransit)
        #expect(try stage.apply(Steps.relayTaken(), by: Stage.stranger) == [:])
        let given = Examples.event(
            .manifestRelayReleased,
            ["lines": [Steps.load([1, 2])], "to": Stage.stranger]
        )
        try stage.apply(given, by: Town.carrier)
        try stage.apply(Steps.relayTaken(), by: Stage.stranger)
        #expect(try stage.manifest.holder?.description == Stage.stranger)
        #expect(try stage.manifest.terms.contains("party:\(Stage.stranger)"))
    }

    @Test func `a relay stated when the load is there becomes a leg and moves nothing`() throws {
        var stage = try Stage.at(.inTransit)
        try stage.apply(Examples.event(.manifestArrived), by: Town.disposer)
        try stage.apply(Steps.received(), by: Town.disposer)
        let given = try stage.apply(Steps.relayReleased(), by: Town.carrier)
        #expect(given == ["manifest": ["relayReleased"]])
        let taken = try stage.apply(Steps.relayTaken(), by: Examples.nextCarrier)
        #expect(taken == ["manifest": ["legs", "relayReleased", "vehicle"]])
        #expect(try stage.manifest.status == .received)
        #expect(try stage.manifest.legs.map(\.taken.late) == [false, true])
        #expect(try stage.item(1).custodian.description == Town.disposer)
        let changed = try stage.apply(Steps.vehicleChanged(), by: Town.carrier)
        #expect(changed == ["manifest": ["legs"]])
    }

    @Test func `the newest sighting is kept, and says whether it came late`() throws {
        var stage = try Stage.at(.inTransit)
        let seen = Examples.event(.transitObserved)
        #expect(try stage.apply(seen, by: Town.carrier) == ["manifest": ["observed"]])
        let older = Examples.event(.transitObserved, ["occurredAt": "2026-09-01T00:59:59.999Z"])
        #expect(try stage.apply(older, by: Town.carrier) == [:])
        #expect(try stage.manifest.observed?.late == false)
        try stage.apply(Examples.event(.manifestArrived), by: Town.carrier)
        #expect(try stage.apply(seen, by: Town.carrier) == ["manifest": ["observed"]])
        #expect(try stage.manifest.observed?.late == true)
    }

    @Test func `an incident is reported, reported on and over`() throws {
        var stage = try Stage.at(.inTransit)
        let first = Examples.event(.incidentReported, ["authorityToldAt": nil, "ended": nil])
        for party in [Town.carrier, Town.generator] {
            let changes = try stage.apply(first, by: party)
            #expect(changes == (party == Town.carrier ? ["manifest": ["incidents"]] : [:]))
        }
        let over = Examples.event(.incidentReported)
        #expect(try stage.apply(over, by: Town.disposer) == ["manifest": ["incidents"]])
        let incident = try #require(try stage.manifest.incidents.first)
        #expect(try stage.manifest.incidents.count == 1)
        #expect(incident.reported.by.description == Town.carrier)
        #expect(incident.authorityToldAt?.description == Examples.occurredAt)
        #expect(incident.ended?.by.description == Town.disposer)
        #expect(try stage.manifest.status == .inTransit)
    }

    @Test func `a manifest is frozen once and freed`() throws {
        var stage = try Stage.at(.inTransit)
        let frozen = Examples.event(.manifestFrozen)
        #expect(try stage.apply(frozen, by: Town.authority) == ["manifest": ["frozen"]])
        #expect(try stage.manifest.terms.contains("manifest:frozen"))
        #expect(try stage.apply(frozen, by: Town.authority) == [:])
        let freed = Examples.event(.manifestUnfrozen)
        #expect(try stage.apply(freed, by: Town.authority) == ["manifest": ["frozen"]])
        #expect(try stage.manifest.frozen == nil)
    }

    @Test func `what is signed for another is that party's, by the signer's key`() throws {
        var stage = try Stage.issued()
        try stage.apply(Steps.released(), by: Town.generator)
        try stage.apply(Steps.loaded(), by: Town.carrier, actor: Town.generator)
        #expect(try stage.manifest.status == .handingOver)
        #expect(try stage.manifest.loaded?.note.signer?.description == Town.generator)
        try stage.apply(Steps.loaded(), by: Town.carrier)
        let departed = Examples.event(
            .manifestDeparted,
            ["paper": ["form": "ZZ-1", "scan": Examples.digest] as JSONObject]
        )
        try stage.apply(departed, by: Town.carrier, actor: Town.generator)
        let note = try #require(try stage.manifest.departed)
        #expect(note.by.description == Town.carrier)
        #expect(note.signer?.description == Town.generator)
        #expect(note.key == Stage.key(of: Town.generator))
        #expect(note.paper?.description == "ZZ-1")
        #expect(try stage.manifest.loaded?.note.signer == nil)
    }
}
