import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

struct RegistryReducerTests {
    private static let creations: [(EventKind, [String: [String]])] = [
        (.partyRegistered, ["party": ["new"]]),
        (.siteRegistered, ["party": ["sites"], "site": ["new"]]),
        (.keyEnrolled, ["key": ["new"]]),
        (.ledgerKeyRotated, ["ledgerKey": ["new"]]),
        (.planFiled, ["plan": ["new"]]),
        (.contractRecorded, ["contract": ["new"]]),
        (.numbersGranted, ["numbers": ["new"]]),
        (.delegationGranted, ["delegation": ["new"]]),
        (.approvalGranted, ["approval": ["new"]]),
        (.exemptionGranted, ["exemption": ["new"]]),
        (.emergencyDeclared, ["emergency": ["new"], "emergencyArea": ["new"]]),
        (.tripOpened, ["trip": ["new"]]),
    ]

    @Test func `what is registered is there once, and known to its party`() throws {
        var stage = Stage()
        for (kind, changes) in Self.creations {
            #expect(try stage.apply(Examples.event(kind), by: Town.authority) == changes)
            #expect(try stage.apply(Examples.event(kind), by: Town.authority) == [:])
        }
        let disposer = Examples.event(.partyRegistered, ["party": Town.disposer])
        try stage.apply(disposer, by: Town.authority)
        for (kind, changes) in [
            (EventKind.licenceGranted, ["licence": ["new"], "party": ["licences"]]),
            (.insuranceRecorded, ["insurance": ["new"], "party": ["insurances"]]),
        ] {
            #expect(try stage.apply(Examples.event(kind), by: Town.authority) == changes)
            #expect(try stage.apply(Examples.event(kind), by: Town.authority) == [:])
        }
    }

    @Test(arguments: [
        EventKind.partyAmended, .partyRetired, .keyRevoked, .licenceAmended, .licenceSuspended,
        .licenceRevoked, .emergencyEnded, .planAmended, .delegationRevoked, .tripStopped,
        .tripClosed,
    ])
    func `nothing changes that was never registered`(kind: EventKind) throws {
        var stage = Stage()
        #expect(try stage.apply(Examples.event(kind), by: Town.authority) == [:])
    }

    @Test func `what an amendment of a party leaves out stays`() throws {
        var stage = Stage()
        try stage.apply(Examples.event(.partyRegistered), by: Town.authority)
        let phone: JSONObject = ["party": Town.generator, "phone": "110"]
        var event = phone
        for name in ["kind", "occurredAt", "v"] {
            event[name] = Examples.event(.partyAmended)[name]
        }
        #expect(try stage.apply(event, by: Town.authority) == ["party": ["phone"]])
        #expect(
            try stage.apply(Examples.event(.partyAmended), by: Town.authority) == [
                "party": ["address", "name", "phone", "region", "roles"]
            ]
        )
    }

    @Test func `a party is retired once`() throws {
        var stage = Stage()
        try stage.apply(Examples.event(.partyRegistered), by: Town.authority)
        let retired = Examples.event(.partyRetired)
        #expect(try stage.apply(retired, by: Town.authority) == ["party": ["retired"]])
        #expect(try stage.apply(retired, by: Town.authority) == [:])
    }

    @Test func `a key is revoked once; a suspicion may follow, and stands`() throws {
        var stage = Stage()
        try stage.apply(Examples.event(.keyEnrolled), by: Town.authority)
        let plain = Examples.event(.keyRevoked, ["suspectFrom": nil])
        #expect(try stage.apply(plain, by: Town.authority) == ["key": ["revoked"]])
        let suspect = Examples.event(.keyRevoked)
        #expect(try stage.apply(suspect, by: Town.authority) == ["key": ["suspectFrom"]])
        let later = Examples.event(.keyRevoked, ["suspectFrom": "2026-09-01T00:00:00.000Z"])
        #expect(try stage.apply(later, by: Town.authority) == [:])
    }

    @Test func `a licence counts within its days, neither suspended nor revoked`() throws {
        var stage = try Stage.settled()
        let suspended = try stage.apply(Examples.event(.licenceSuspended), by: Town.authority)
        #expect(suspended == ["licence": ["suspensions"]])
        let revoked = try stage.apply(Examples.event(.licenceRevoked), by: Town.authority)
        #expect(revoked == ["licence": ["revokedFrom"]])
        let later = Examples.event(.licenceRevoked, ["from": "2026-12-31"])
        #expect(try stage.apply(later, by: Town.authority) == [:])
        let licence = try #require(stage.slice[Licence.self, "\(Town.disposer)/5001140001"])
        for (text, counts) in [
            ("2024-12-31", false), ("2025-01-01", true), ("2026-09-30", true),
            ("2026-10-01", false), ("2026-10-31", false), ("2026-11-01", true),
            ("2026-11-30", true), ("2026-12-01", false), ("2029-12-31", false),
        ] {
            let day = try #require(CivilDay(text))
            #expect(licence.counts(on: day) == counts, "\(text)")
        }
    }

    @Test(arguments: [
        (["category": "HW08"] as JSONObject, [true, true, false]),
        (["category": "HW08", "codes": ["900-214-08"]] as JSONObject, [true, false, false]),
        (["category": "HW08", "except": ["900-214-08"]] as JSONObject, [false, true, false]),
        (["category": "HW49"] as JSONObject, [false, false, true]),
    ])
    func `a scope is a category, codes of it, or all but some`(
        scope: JSONObject,
        covered: [Bool]
    ) throws {
        var faults: [FieldFault] = []
        let read = try #require(WasteScope.read(scope.json, faults: &faults))
        let codes = ["900-214-08", "900-249-08", "900-041-49"].compactMap { WasteCode($0) }
        #expect(codes.map(read.covers) == covered)
    }

    @Test func `an amended licence or plan has its new content and its old counters`() throws {
        var stage = try Stage.at(.decided)
        let plan = Examples.event(.planAmended, ["lines": [JSONObject]()])
        #expect(try stage.apply(plan, by: Town.generator) == ["plan": ["lines"]])
        let terms: JSONObject = [
            "from": "2026-01-01", "issuer": "局", "type": "collection", "until": "2026-12-31",
        ]
        let licence = Examples.event(.licenceAmended, ["terms": terms])
        #expect(try stage.apply(licence, by: Town.authority) == ["licence": ["content"]])
    }

    @Test func `a vehicle registered again and a regulation adopted again take over`() throws {
        var stage = Stage()
        try stage.apply(Examples.event(.vehicleRegistered), by: Town.authority)
        let vehicle = Examples.event(.vehicleRegistered, ["party": Town.disposer])
        let changes = try stage.apply(vehicle, by: Town.authority)
        #expect(changes == ["vehicle": ["party", "registered"]])
        let adopted = Examples.event(.regulationAdopted)
        #expect(try stage.apply(adopted, by: Town.authority) == ["regulation": ["new"]])
        let other = Digest(words: SIMD4(4, 3, 2, 1))
        let next = Examples.event(.regulationAdopted, ["digest": other])
        let successor = try stage.apply(next, by: Town.authority)
        #expect(successor == ["regulation": ["adopted", "digest"]])
    }

    @Test func `serials are granted once, in any number of ranges`() throws {
        var stage = Stage()
        try stage.apply(Examples.event(.numbersGranted, ["to": 2]), by: Town.authority)
        let overlap = Examples.event(.numbersGranted, ["from": 2, "to": 9])
        #expect(try stage.apply(overlap, by: Town.authority) == [:])
        let more = Examples.event(.numbersGranted, ["from": 5, "to": 5])
        #expect(try stage.apply(more, by: Town.authority) == ["numbers": ["ranges"]])
        let ranges = try #require(stage.slice[NumberRanges.self, "5001/2026"])
        #expect(ranges.left == 3)
        #expect(ranges.overlaps(3...5))
        #expect(!ranges.overlaps(3...4))
    }
}
