import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

struct RecordTests {
    /// A run that has everything a manifest can have, and every registry event beside it.
    private static let stage = Result { try run() }

    private static func run() throws -> Stage {
        var stage = try Stage.settled()
        let late: Set<EventKind> = [
            .itemMerged, .itemVoided, .itemRecoded, .itemOverpacked, .itemSplit, .itemPacked,
            .itemUnpacked, .itemLost, .itemFound, .itemTreated, .licenceRevoked,
            .delegationRevoked,
        ]
        for kind in EventKind.allCases
        where !(kind.bodyType is any ManifestStatement.Type) && !late.contains(kind) {
            try stage.apply(Examples.event(kind), by: Town.authority)
        }
        for kind: EventKind in [.itemIssued, .itemFilled, .itemWeighed] {
            try stage.apply(
                Examples.event(kind, ["code": Examples.item(2)]),
                by: Town.generator
            )
        }
        let row = Examples.event(
            .manifestIssued,
            [
                "manifest": "\(Examples.manifest.dropLast(2))99", "number": nil,
                "sheet": "2026-09",
            ]
        )
        try stage.apply(row, by: Town.generator)
        try stage.apply(Examples.event(.manifestAmended), by: Town.generator)
        try stage.apply(
            Examples.event(.manifestReleased),
            by: Town.generator,
            actor: Town.carrier
        )
        try stage.apply(Examples.event(.manifestConfirmed), by: Town.generator)
        try stage.apply(
            Examples.event(.manifestLoaded),
            by: Town.carrier,
            actor: Town.authority
        )
        try stage.apply(Examples.event(.manifestUnloaded), by: Town.carrier)
        let taken = Examples.event(.manifestTakenBack)
        try stage.apply(taken, by: Town.generator, key: Town.carrier)
        for (kind, party) in [
            (EventKind.manifestDeparted, Town.carrier), (.transitObserved, Town.carrier),
            (.manifestVehicleChanged, Town.carrier), (.manifestRelayReleased, Town.carrier),
            (.manifestRelayTaken, Examples.nextCarrier), (.incidentReported, Town.carrier),
            (.manifestArrived, Town.disposer), (.manifestArrived, Town.carrier),
            (.manifestReceived, Town.disposer), (.manifestDiscrepancyReported, Town.disposer),
            (.partyInformed, Town.disposer), (.partyInformed, Town.generator),
            (.manifestDecided, Town.disposer), (.manifestFrozen, Town.authority),
            (.correctionProposed, Town.carrier), (.correctionAgreed, Town.authority),
            (.manifestReturnDeparted, Town.carrier), (.manifestRedirected, Town.generator),
        ] {
            try stage.apply(Examples.event(kind), by: party)
        }
        for (event, party) in [
            (Steps.returned(.manifestReturnReceived, [2]), Town.generator),
            (Steps.relayReleased([2]), Town.carrier),
            (Steps.relayTaken([1]), Examples.nextCarrier),
            (Examples.event(.itemMerged, ["parents": [Examples.item(2)]]), Town.generator),
        ] {
            try stage.apply(event, by: party)
        }
        return stage
    }

    private static let ids: [Subject.Kind: String] = [
        .party: Town.generator, .site: "\(Town.generator)/001", .key: Examples.digest.description,
        .licence: "\(Town.disposer)/5001140001", .vehicle: "渝H12345",
        .plan: "\(Town.generator)/P-2026", .contract: "\(Town.generator)/C-1",
        .insurance: "\(Town.disposer)/I-1", .numbers: "5001/2026", .regulation: "current",
        .item: Examples.code, .manifest: Examples.manifest, .number: Examples.number,
        .delegation: Examples.delegation, .approval: "\(Town.generator)/渝环跨〔2026〕1号",
        .exemption: "\(Town.generator)/G-1", .trip: Examples.trip,
        .account: "\(Town.generator)/001|\(Town.disposer)/001|900-214-08|2026-09",
        .correction: Examples.correction, .event: "12.0",
        .facility: "\(Town.generator)/001|TS001", .serials: Town.generator,
        .stock: "\(Town.generator)/001|900-214-08|2026",
        .batch: "\(Town.generator)/001|HWCS20260901009",
        .declaration: "\(Town.generator)/001|2026-08", .erasure: "12.0",
        .emergency: Examples.emergency, .emergencyArea: "500114",
        .institution: "\(Town.generator)/001", .roll: Examples.roll,
        .bin: "\(Town.disposer)/ZZX-001",
        .figure: "socialSources|500114|2026",
        .streamRow: "household_hazardous|\(Town.generator)|ZW20260901001",
        .streamStock: "sludge|\(Town.generator)/001|462-001-S90|plant",
        .streamLoad: "sludge|\(Town.generator)|WN20260901007",
        .ledgerKey: "history",
        .sheet: "\(Town.generator)/001|\(Town.disposer)/001|2026-09",
    ]

    @Test func `the run leaves out nothing a manifest can have but its end and a release undone`()
        throws
    {
        let json = try #require(try Self.stage.get().manifest.json.object)
        let schema = try Fixture.decoded("Schemas/cli/records.schema.json", as: Schema.self)
        let all = try #require(schema.defs["Manifest"]?.properties).keys
        #expect(Set(all).subtracting(json.members.map(\.name)) == ["cancelled", "held"])
    }

    /// The part of a schema that names the members of records.
    private struct Schema: Decodable {
        struct Record: Decodable { let properties: [String: Member] }
        struct Member: Decodable {}
        let defs: [String: Record]

        enum CodingKeys: String, CodingKey { case defs = "$defs" }
    }

    @Test(arguments: Subject.Kind.allCases)
    func `a record is read from what it is written as`(kind: Subject.Kind) throws {
        let subject = Subject(kind, try #require(Self.ids[kind]))
        let record = try #require(try Self.stage.get().slice[subject])
        #expect(record.subject == subject)
        let bytes = record.json.canonicalBytes
        let read = try kind.recordType.read(bytes, limits: .document)
        #expect(read.json.canonicalBytes == bytes)
        #expect(read.subject == subject)
        #expect(read.terms == record.terms)
        #expect(AnyHashable(read) == AnyHashable(record))
    }

    @Test(arguments: Subject.Kind.allCases)
    func `a record with a member less says which, or is the same without`(kind: Subject.Kind) throws
    {
        let subject = Subject(kind, try #require(Self.ids[kind]))
        let json = try #require(try Self.stage.get().slice[subject]).json
        for (place, _) in json.places() {
            guard case .member = place.steps.last else { continue }
            let less = json.replacing(place, with: nil)
            do {
                let read = try kind.recordType.read(less.canonicalBytes, limits: .document)
                // The written status of a line follows from its figures.
                let isFigure = place.names == "lines/accepted"
                #expect(read.json == less || isFigure, "\(place.path)")
            } catch DocumentError.faulty(let faults) {
                #expect(faults == [FieldFault(path: place.path, problem: .missing)])
            }
        }
    }

    @Test(arguments: Subject.Kind.allCases)
    func `a record with a member more is refused`(kind: Subject.Kind) throws {
        let subject = Subject(kind, try #require(Self.ids[kind]))
        let json = try #require(try Self.stage.get().slice[subject]).json
        for (place, value) in json.places() {
            // An event as it counts is read when it is needed.
            guard case .object = value, !place.names.hasPrefix("event") else { continue }
            let more = json.replacing(place.appending(.member("nobody")), with: .integer(1))
            let fault = FieldFault(path: place.path.appending("nobody"), problem: .unknown)
            #expect(throws: DocumentError.faulty([fault])) {
                try kind.recordType.read(more.canonicalBytes, limits: .document)
            }
        }
    }

    @Test(arguments: [
        ["from": 5, "to": 4, "used": 0] as JSONObject, ["from": 1, "to": 4, "used": 5],
        ["from": 1, "to": 4, "used": -1],
    ])
    func `a range of serials that cannot be is not taken for none`(range: JSONObject) throws {
        let json: JSONObject = ["ranges": [range], "segment": "5001", "year": 2026]
        let fault = FieldFault(
            path: JSONPath("/ranges/0/used"),
            problem: .malformed("SerialRange")
        )
        #expect(throws: DocumentError.faulty([fault])) {
            try NumberRanges.read(json.json.canonicalBytes, limits: .document)
        }
    }

    @Test func `what a record is found by follows its state`() throws {
        let manifest = try Stage.at(.decided).manifest
        #expect(
            manifest.terms == [
                "manifest", "status:decided", "party:\(Town.generator)", "party:\(Town.carrier)",
                "party:\(Examples.nextCarrier)", "party:\(Town.disposer)",
                "emergency:\(Examples.emergency)", "awaits:\(Town.disposer)",
            ]
        )
        let residue = "residue:\(Town.generator)|HWZXCZ20260831001"
        let vessel = try #require(try Stage.at(.issued).item(1).vessel.map { "vessel:\($0)" })
        #expect(try Stage.at(.loaded).item(1).terms == ["holder:\(Town.carrier)", residue, vessel])
        let kept = ["holder:\(Town.generator)", "item:kept", residue, vessel]
        #expect(try Stage.at(.issued).item(1).terms == kept)
        let used = try Stage.at(.closed).item(1)
        #expect(used.vessel != nil && !used.terms.contains(vessel), "its vessel is empty again")
    }

    @Test func `the legal day is that of UTC+8`() throws {
        for (time, day) in [
            ("2026-12-31T15:59:59.999Z", "2026-12-31"), ("2026-12-31T16:00:00.000Z", "2027-01-01"),
            ("2024-02-28T16:00:00.000Z", "2024-02-29"),
        ] {
            let timestamp = try #require(Timestamp(time))
            #expect(timestamp.legalDay.description == day)
            #expect(timestamp.legalYear == timestamp.legalDay.year)
        }
    }
}
