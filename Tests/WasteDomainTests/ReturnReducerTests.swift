import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// What becomes of a load that was not accepted whole, and who is told.
struct ReturnReducerTests {
    /// Package 1 accepted and treated, package 2 refused.
    private static func refused() throws -> Stage {
        var stage = try Stage.at(.received)
        let decided = Steps.decided([
            "accepted": 99_000, "refused": 99_000, "refusedItems": [Examples.item(2)],
        ])
        try stage.apply(decided, by: Town.disposer)
        try stage.apply(Steps.treated([1]), by: Town.disposer)
        try #require(try stage.manifest.progress(1)?.status == .refused)
        return stage
    }

    private static let halves = [
        (Steps.returned(.manifestReturnDeparted, [2], mass: 99_000), Town.carrier),
        (Steps.returned(.manifestReturnReceived, [2], mass: 98_900), Town.generator),
    ]

    @Test(arguments: [true, false])
    func `a refused load is back when carrier and consignor say so, in either order`(
        isCarrierFirst: Bool
    ) throws {
        var stage = try Self.refused()
        let order = isCarrierFirst ? Self.halves : Self.halves.reversed()
        let first = try stage.apply(order[0].0, by: order[0].1)
        let ofCarrier = ["latest", "lines", "returnDeparted"]
        #expect(first == ["manifest": isCarrierFirst ? ofCarrier : ["latest", "returnReceived"]])
        #expect(
            try stage.manifest.progress(1)?.status == (isCarrierFirst ? .returning : .refused)
        )
        let pending = isCarrierFirst ? "returnDeparted" : "returnReceived"
        #expect(
            try stage.apply(order[1].0, by: order[1].1) == [
                "item 002": ["custodian", "line", "manifest", "status"],
                "manifest": ["latest", "lines", pending, "status"],
            ]
        )
        let line = try #require(try stage.manifest.progress(1))
        #expect(line.returned.grams == 99_000 && line.returning == .zero)
        #expect(try stage.manifest.status == .closed)
        #expect(try stage.item(2).status == .withdrawn)
        #expect(try stage.item(2).custodian.description == Town.generator)
    }

    @Test(arguments: [
        (Steps.returned(.manifestReturnReceived, [1], mass: 99_000), Town.generator),
        (Steps.returned(.manifestReturnReceived, [2], mass: 99_000), Town.carrier),
    ])
    func `nothing is back while the halves differ or come from one key`(
        received: JSONObject,
        key: String
    ) throws {
        var stage = try Self.refused()
        try stage.apply(Self.halves[0].0, by: Town.carrier)
        let changes = try stage.apply(received, by: Town.generator, key: key)
        #expect(changes == ["manifest": ["latest", "returnReceived"]])
        #expect(try stage.item(2).custodian.description == Town.disposer)
        #expect(try stage.manifest.status == .decided)
    }

    @Test func `a part goes home, a part elsewhere, and then all is done`() throws {
        var stage = try Self.refused()
        for kind: EventKind in [.manifestReturnDeparted, .manifestReturnReceived] {
            let party = kind == .manifestReturnDeparted ? Town.carrier : Town.generator
            try stage.apply(Steps.returned(kind, [], mass: 40_000), by: party)
        }
        #expect(try stage.manifest.progress(1)?.refusedLeft.grams == 59_000)
        #expect(try stage.manifest.status == .decided)
        let redirected = Steps.returned(.manifestRedirected, [2], mass: 59_000)
        #expect(
            try stage.apply(redirected, by: Town.generator) == [
                "manifest": ["latest", "lines", "redirectedTo", "status"]
            ]
        )
        #expect(try stage.manifest.redirectedTo.map(\.description) == [Examples.other])
        #expect(try stage.manifest.status == .closed)
        #expect(try stage.item(2).status == .refused)
        #expect(try stage.item(2).manifest?.description == Examples.manifest)
    }

    @Test func `what is missing keeps a manifest open until an incident is reported`() throws {
        let missing = Steps.decided(["accepted": 0, "missing": 198_000])
        let incident = Examples.event(.incidentReported)
        var stage = try Stage.at(.received)
        try stage.apply(missing, by: Town.disposer)
        #expect(try stage.manifest.status == .decided)
        #expect(
            try stage.apply(incident, by: Town.carrier) == [
                "manifest": ["incidents", "latest", "status"]
            ]
        )
        #expect(try stage.manifest.status == .closed)

        var other = try Stage.at(.received)
        try other.apply(incident, by: Town.carrier)
        try other.apply(missing, by: Town.disposer)
        #expect(try other.manifest.status == .closed)
    }

    @Test func `a difference is reported as often as one is found`() throws {
        var stage = try Stage.at(.received)
        let report = Examples.event(.manifestDiscrepancyReported)
        for members in [["discrepancies", "lines"], ["discrepancies"]] {
            let changes = try stage.apply(report, by: Town.disposer)
            #expect(changes == ["manifest": members])
        }
        #expect(try stage.manifest.discrepancies.map(\.differences[0].axis) == [.form, .form])
        #expect(try stage.manifest.progress(1)?.differences == [.form])
    }

    /// Who says it, with a proof of delivery or without.
    private static let told = (party: Town.disposer, delivery: nil as String?)
    private static let delivered = (party: Town.disposer, delivery: "DX-1" as String?)
    private static let acknowledged = (party: Town.generator, delivery: nil as String?)

    @Test(arguments: [
        ([told], [false]), ([told, told], [false]), ([told, delivered], [true]),
        ([told, acknowledged], [true]), ([acknowledged, told], [true]),
        ([delivered, acknowledged], [true]), ([delivered, acknowledged, told], [true, false]),
    ])
    func `a notice counts once delivered or acknowledged, and the next is another`(
        steps: [(party: String, delivery: String?)],
        counts: [Bool]
    ) throws {
        var stage = try Stage.at(.received)
        for step in steps {
            let event = Examples.event(.partyInformed, ["delivery": step.delivery])
            try stage.apply(event, by: step.party)
        }
        #expect(try stage.manifest.notices.map(\.counts) == counts)
        #expect(try stage.manifest.notices[0].party.description == Town.generator)
    }
}
