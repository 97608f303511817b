import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

struct ReceiptReducerTests {
    @Test func `departure and arrival move the manifest alone`() throws {
        var stage = try Stage.at(.loaded)
        let departed = Examples.event(.manifestDeparted)
        #expect(
            try stage.apply(departed, by: Town.carrier) == [
                "manifest": ["departed", "latest", "status"]
            ]
        )
        let arrived = Examples.event(.manifestArrived)
        #expect(
            try stage.apply(arrived, by: Town.carrier) == [
                "manifest": ["arrivedByCarrier", "latest", "status"]
            ]
        )
        #expect(try stage.apply(arrived, by: Town.carrier) == [:])
    }

    @Test func `the consignee may state the arrival, and the driver departure and arrival late`()
        throws
    {
        var stage = try Stage.at(.loaded)
        let arrived = Examples.event(.manifestArrived)
        let departed = Examples.event(.manifestDeparted)
        #expect(
            try stage.apply(arrived, by: Town.disposer) == [
                "manifest": ["arrivedByConsignee", "latest", "status"]
            ]
        )
        try stage.apply(Steps.received(), by: Town.disposer)
        #expect(try stage.apply(departed, by: Town.carrier) == ["manifest": ["departed"]])
        #expect(try stage.apply(arrived, by: Town.carrier) == ["manifest": ["arrivedByCarrier"]])
        #expect(try stage.apply(departed, by: Town.carrier) == [:])
        #expect(try stage.apply(arrived, by: Town.carrier) == [:])
        #expect(try stage.manifest.status == .received)
        #expect(try stage.manifest.departed?.late == true)
        #expect(try stage.manifest.arrivedByCarrier?.late == true)
        #expect(try stage.manifest.arrivedByConsignee?.late == false)
    }

    @Test func `reception gives the consignee what was released under the manifest`() throws {
        var stage = try Stage.issued(packages: 3)
        try stage.apply(Steps.released(), by: Town.generator)
        try stage.apply(Steps.loaded(), by: Town.carrier)
        try stage.apply(Examples.event(.manifestArrived), by: Town.carrier)
        #expect(
            try stage.apply(Steps.received([1, 3]), by: Town.disposer) == [
                "item 001": ["custodian", "receivedNet", "status"],
                "manifest": ["latest", "lines", "received", "receivedTicket", "status"],
            ]
        )
        #expect(try stage.item(1).receivedNet?.grams == 99_000)
        #expect(try stage.item(2).status == .loaded)
        #expect(try stage.item(3).custodian.description == Town.generator)
        #expect(try stage.manifest.progress(1)?.received?.grams == 198_000)
    }

    @Test func `a decision counts what is accepted against the licence`() throws {
        var stage = try Stage.at(.received)
        #expect(
            try stage.apply(Steps.decided(), by: Town.disposer) == [
                "licence": ["used"],
                "manifest": ["decided", "latest", "lines", "reweighing", "status"],
            ]
        )
        let licence = try #require(stage.slice[Licence.self, "\(Town.disposer)/5001140001"])
        #expect(licence.handled(in: 2026).grams == 198_000)
        #expect(licence.handled(in: 2026, by: MethodCode("R9")).grams == 198_000)
        #expect(licence.handled(in: 2026, by: MethodCode("D10")) == .zero)
        #expect(licence.handled(in: 2025) == .zero)
        #expect(try stage.manifest.progress(1)?.status == .accepted)
    }

    @Test(arguments: [
        ([:] as JSONObject, LineStatus.accepted),
        (["accepted": 99_000, "refused": 99_000] as JSONObject, .accepted),
        (["accepted": 0, "refused": 198_000] as JSONObject, .refused),
        (["accepted": 0, "missing": 198_000] as JSONObject, .missing),
    ])
    func `a line goes the way of its better part`(change: JSONObject, status: LineStatus) throws {
        var stage = try Stage.at(.received)
        try stage.apply(Steps.decided(change), by: Town.disposer)
        #expect(try stage.manifest.progress(1)?.status == status)
        #expect(try stage.manifest.status == .decided)
    }

    @Test func `refused and missing packages are told apart, and stay in the open`() throws {
        var stage = try Stage.at(.received)
        let decided = Steps.decided([
            "accepted": 0, "missing": 99_000, "missingItems": [Examples.item(2)],
            "refused": 99_000, "refusedItems": [Examples.item(1)],
        ])
        let changes = try stage.apply(decided, by: Town.disposer)
        #expect(changes["item 001"] == ["status"])
        #expect(try stage.item(1).status == .refused)
        #expect(try stage.item(2).status == .missing)
        #expect(try stage.manifest.status == .decided)
    }

    @Test func `treatment ends a package, and the last one the manifest`() throws {
        var stage = try Stage.at(.decided)
        #expect(
            try stage.apply(Steps.treated([1]), by: Town.disposer) == [
                "item 001": ["batch", "line", "manifest", "status", "treated"],
                "manifest": ["lines"],
            ]
        )
        #expect(try stage.manifest.progress(1)?.status == .accepted)
        #expect(
            try stage.apply(Steps.treated([2]), by: Town.disposer) == [
                "item 002": ["batch", "line", "manifest", "status", "treated"],
                "manifest": ["latest", "lines", "status"],
            ]
        )
        #expect(try stage.manifest.status == .closed)
        #expect(try stage.manifest.progress(1)?.status == .treated)
        #expect(try stage.item(1).manifest == nil)
        #expect(try stage.item(1).manifests.count == 1)
    }

    @Test func `a manifest with refused waste stays open when the rest is treated`() throws {
        var stage = try Stage.at(.received)
        let decided = Steps.decided([
            "accepted": 99_000, "difference": 1_000, "refused": 100_000,
            "refusedItems": [Examples.item(2)],
        ])
        try stage.apply(decided, by: Town.disposer)
        try stage.apply(Steps.treated([1]), by: Town.disposer)
        #expect(try stage.manifest.progress(1)?.status == .refused)
        #expect(try stage.manifest.status == .decided)
    }

    @Test func `a package is treated once, and only if it was received`() throws {
        var stage = try Stage.at(.decided)
        try stage.apply(Steps.treated([1]), by: Town.disposer)
        let again = try stage.apply(Steps.treated([1]), by: Town.disposer)
        #expect(again["item 001"] == nil)
    }
}
