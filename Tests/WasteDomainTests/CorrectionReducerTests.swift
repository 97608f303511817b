import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// Corrections: by proposal and consent, all changes of one or none.
struct CorrectionReducerTests {
    private static func change(
        _ event: String,
        _ path: String,
        _ old: (any CanonicalEncodable)?,
        _ new: (any CanonicalEncodable)?
    ) -> JSONObject {
        ["event": event, "new": new, "old": old, "path": path]
    }

    private static func proposed(_ changes: [JSONObject]) -> JSONObject {
        Examples.event(.correctionProposed, ["changes": changes])
    }

    private static let agreed = Examples.event(.correctionAgreed, ["standsInFor": nil])

    private static func correction(_ stage: Stage) throws -> Correction {
        try #require(stage.slice[Correction.self, Examples.correction])
    }

    /// The reception was recorded as event 20.0, and its mass is to be corrected.
    private static func open(
        _ more: [JSONObject] = []
    ) throws -> (stage: Stage, proposed: [String: [String]]) {
        var stage = try Stage.at(.arrived)
        let place = stage.next
        try stage.apply(Steps.received(), by: Town.disposer)
        let change = change(place, "/lines/0/mass", 198_000, 189_000)
        let proposed = try stage.apply(proposed([change] + more), by: Town.disposer)
        return (stage, proposed)
    }

    @Test func `the last consent applies a correction`() throws {
        var (stage, proposed) = try Self.open()
        #expect(proposed == ["correction": ["new"], "manifest": ["corrections"]])
        #expect(try stage.manifest.terms.contains("manifest:correcting"))
        #expect(
            try Self.correction(stage).awaits.map(\.description) == [Town.generator, Town.carrier]
        )
        #expect(try stage.apply(Self.agreed, by: Stage.stranger) == [:])
        #expect(
            try stage.apply(Self.agreed, by: Town.generator) == [
                "correction": ["agreed", "awaits"]
            ]
        )
        #expect(try stage.apply(Self.agreed, by: Town.generator) == [:])
        #expect(try stage.manifest.progress(1)?.received?.grams == 198_000)
        #expect(
            try stage.apply(Self.agreed, by: Town.carrier) == [
                "correction": ["agreed", "awaits", "ended", "status"], "event": ["event"],
                "manifest": ["corrections", "lines"],
            ]
        )
        #expect(try Self.correction(stage).status == .applied)
        #expect(try stage.manifest.progress(1)?.received?.grams == 189_000)
        #expect(try stage.manifest.status == .received)
    }

    @Test func `an authority stands in for a party that is gone`() throws {
        var (stage, _) = try Self.open()
        try stage.apply(Self.agreed, by: Town.generator)
        let standsIn = Examples.event(.correctionAgreed, ["standsInFor": Town.carrier])
        try stage.apply(standsIn, by: Town.authority)
        let correction = try Self.correction(stage)
        #expect(correction.status == .applied)
        #expect(correction.agreed.last?.party.description == Town.carrier)
        #expect(correction.agreed.last?.note.by.description == Town.authority)
    }

    @Test(arguments: [
        (EventKind.correctionDeclined, Town.carrier, CorrectionStatus.declined),
        (.correctionWithdrawn, Town.disposer, .withdrawn),
    ])
    func `a refusal or its author ends a correction, nobody else`(
        kind: EventKind,
        party: String,
        status: CorrectionStatus
    ) throws {
        var (stage, _) = try Self.open()
        let ended = Examples.event(kind)
        for other in [Town.generator, Town.carrier, Town.disposer, Stage.stranger]
        where other != party && (kind == .correctionWithdrawn || other != Town.generator) {
            #expect(try stage.apply(ended, by: other) == [:])
        }
        #expect(
            try stage.apply(ended, by: party) == [
                "correction": ["ended", "status"], "manifest": ["corrections"],
            ]
        )
        #expect(try Self.correction(stage).status == status)
        #expect(try stage.apply(Self.agreed, by: Town.generator) == [:])
    }

    @Test func `all changes are applied or none`() throws {
        let wrong = Self.change("0.0", "/name", "不是它", "别的")
        var (stage, _) = try Self.open([wrong])
        try stage.apply(Self.agreed, by: Town.generator)
        #expect(
            try stage.apply(Self.agreed, by: Town.carrier) == ["correction": ["agreed", "awaits"]]
        )
        #expect(try Self.correction(stage).status == .open)
        #expect(try stage.manifest.progress(1)?.received?.grams == 198_000)
    }

    @Test func `what nobody else relied on is corrected at once, with the time it happened`() throws
    {
        var stage = try Stage.settled()
        let place = stage.next
        try stage.apply(Examples.event(.manifestIssued), by: Town.generator)
        try stage.apply(Examples.event(.manifestCancelled), by: Town.generator)
        let time = "2026-09-01T00:30:00.000Z"
        let event = Self.proposed([
            Self.change(place, "/lines/0/mass", 110_000, 120_000),
            Self.change(place, "/occurredAt", Examples.occurredAt, time),
            Self.change(
                place,
                "/paper",
                nil,
                ["form": "ZZ-1", "scan": Examples.digest] as JSONObject
            ),
        ])
        #expect(
            try stage.apply(event, by: Town.generator) == [
                "correction": ["new"], "event": ["event"],
                "manifest": ["form", "issued"],
            ]
        )
        #expect(try stage.manifest.line(1)?.mass.grams == 120_000)
        #expect(try stage.manifest.issued.at.description == time)
        #expect(try stage.manifest.issued.paper?.description == "ZZ-1")
        #expect(try stage.manifest.corrections == [])
    }

    /// A statement of a run to the end, what is corrected in it, and where that shows.
    private static let replacements: [(EventKind, JSONObject, [String: [String]])] = [
        (
            .manifestReleased, change("", "/lines/0/mass", 200_000, 210_000),
            [
                "approval": ["used"], "manifest": ["lines", "released"], "plan": ["moved"],
                "site": ["moved"],
            ]
        ),
        (
            .manifestReleased, change("", "/ticket", "B-1", "B-2"), ["manifest": ["released"]]
        ),
        (
            .manifestLoaded, change("", "/vehicle", "渝H12345", "渝H11111"),
            ["manifest": ["legs", "vehicle"]]
        ),
        (.manifestDeparted, change("", "/waybill", "YD20260901001", "YD2"), [:]),
        (
            .manifestArrived, change("", "/occurredAt", Examples.occurredAt, later),
            ["manifest": ["arrivedByCarrier"]]
        ),
        (
            .manifestReceived, change("", "/lines/0/items/1/net", 99_000, 99_001),
            ["item 002": ["receivedNet"]]
        ),
        (
            .manifestDecided, change("", "/lines/0/accepted", 198_000, 197_000),
            ["licence": ["used"], "manifest": ["lines"]]
        ),
        (
            .treatmentRecorded, change("", "/mass", 198_000, 197_000), ["manifest": ["lines"]]
        ),
        (
            .treatmentRecorded, change("", "/occurredAt", Examples.occurredAt, later),
            [
                "item 001": ["treated"], "item 002": ["treated"], "manifest": ["latest"],
            ]
        ),
    ]

    private static let later = "2026-09-01T02:00:00.000Z"

    @Test(arguments: replacements)
    func `a corrected statement counts as if it had been made so`(
        kind: EventKind,
        change: JSONObject,
        changes: [String: [String]]
    ) throws {
        var (stage, places) = try Self.run()
        let (place, author) = try #require(places[kind])
        try stage.apply(Self.proposed([change.with(["event": place])]), by: author)
        var last: [String: [String]] = [:]
        for party in try Self.correction(stage).awaits {
            last = try stage.apply(Self.agreed, by: party.description)
        }
        #expect(try Self.correction(stage).status == .applied)
        var expected = changes
        expected["correction"] = ["agreed", "awaits", "ended", "status"]
        expected["event"] = ["event"]
        expected["manifest"] = (["corrections"] + (changes["manifest"] ?? [])).sorted()
        #expect(last == expected)
    }

    /// A straight run under an approval, and where its statements stand.
    private static func run() throws -> (Stage, [EventKind: (place: String, author: String)]) {
        var stage = try Stage.settled()
        try stage.apply(Examples.event(.approvalGranted), by: Town.authority)
        for serial in [1, 2] {
            for kind: EventKind in [.itemIssued, .itemFilled, .itemWeighed] {
                let event = Examples.event(kind, ["code": Examples.item(serial)])
                try stage.apply(event, by: Town.generator)
            }
        }
        var places: [EventKind: (place: String, author: String)] = [:]
        for (kind, event, party) in [
            (EventKind.manifestIssued, Examples.event(.manifestIssued), Town.generator),
            (.manifestReleased, Steps.released(), Town.generator),
            (.manifestLoaded, Steps.loaded(), Town.carrier),
            (.manifestDeparted, Examples.event(.manifestDeparted), Town.carrier),
            (.manifestArrived, Examples.event(.manifestArrived), Town.carrier),
            (.manifestReceived, Steps.received(), Town.disposer),
            (.manifestDecided, Steps.decided(), Town.disposer),
            (.treatmentRecorded, Steps.treated(), Town.disposer),
        ] {
            places[kind] = (stage.next, party)
            try stage.apply(event, by: party)
        }
        try #require(try stage.manifest.status == .closed)
        return (stage, places)
    }

    @Test(arguments: [
        ("/manifest", Examples.manifest.json as JSONValue?, CorrectionFault.fixed),
        ("/number", Examples.number.json, .fixed),
        ("/consignee/party", Town.disposer.json, .fixed),
        ("/carriers/0", Town.carrier.json, .fixed),
        ("/lines/0/line", 1.json, .fixed),
        ("/lines/1/mass", nil, .unknownPlace),
        ("/lines/0/mass", 1.json, .otherValue),
    ])
    func `what is fixed, elsewhere or otherwise is not corrected`(
        path: String,
        old: JSONValue?,
        fault: CorrectionFault
    ) throws {
        var stage = try Stage.settled()
        let place = stage.next
        try stage.apply(Examples.event(.manifestIssued), by: Town.generator)
        try stage.apply(Examples.event(.manifestCancelled), by: Town.generator)
        let proposed = Self.proposed([Self.change(place, path, old, "别的")])
        try stage.apply(proposed, by: Town.generator)
        let correction = try Self.correction(stage)
        #expect(correction.status == .open)
        let faults = CorrectedEvents(correction.changes, in: stage.slice).faults.map(\.fault)
        #expect(faults.first == fault)
    }

    @Test func `a correction is not corrected, nor what nobody stated`() throws {
        var (stage, _) = try Self.open()
        let other = "01a20135-ff2e-7001-8203-0405060708ff"
        let place = "\(try Self.correction(stage).proposed.event)"
        for change in [
            Self.change(place, "/reason", "抄错", "别的"), Self.change("999.0", "/reason", "a", "b"),
        ] {
            let event = Self.proposed([change]).with(["correction": other])
            try stage.apply(event, by: Town.disposer)
            for party in [Town.generator, Town.carrier] {
                try stage.apply(Self.agreed.with(["correction": other]), by: party)
            }
            #expect(stage.slice[Correction.self, other]?.status == .open)
        }
    }
}
