import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    @RuleCases private static var signatures: [RuleCase] {
        RuleCase(
            "HW-HND-001",
            "a loading without a manifest",
            .manifestLoaded,
            ["/manifest": Town.second],
            finds: [
                .refused(
                    "/manifest",
                    ["subject": "manifest:\(Town.second)"],
                    by: "LD-REF-001"
                ),
                .refused("/manifest", ["manifest": Town.second.description]),
            ]
        )
        RuleCase(
            "HW-HND-001",
            "a loading under a cancelled manifest",
            .manifestLoaded,
            after: .manifestCancelled,
            finds: [.refused("/manifest", ["manifest": Town.first.description])]
        )
        RuleCase(
            "HW-HND-001",
            "a departure under a cancelled manifest",
            .manifestDeparted,
            after: .manifestCancelled,
            finds: [.refused("/manifest", ["manifest": Town.first.description])]
        )
        RuleCase("HW-HND-001", "a loading under a manifest", .manifestLoaded)
        RuleCase(
            "HW-HND-002",
            "a departure nobody signed for",
            .manifestDeparted,
            after: .manifestIssued,
            finds: [.refused("/manifest", ["why": "unsigned"])]
        )
        RuleCase(
            "HW-HND-002",
            "a departure the carrier never loaded for",
            .manifestDeparted,
            after: .manifestReleased,
            finds: [.refused("/manifest", ["why": "carrierHalfMissing"])]
        )
        RuleCase(
            "HW-HND-002",
            "a departure the consignor never released",
            .manifestDeparted,
            after: .manifestIssued,
            meanwhile: { town in
                let loaded = try town.statement(.manifestLoaded)
                try town.record(Town.carrier, [loaded])
            },
            finds: [.refused("/manifest", ["why": "consignorHalfMissing"])]
        )
        RuleCase(
            "HW-HND-002",
            "a departure while the halves differ",
            .manifestDeparted,
            after: .manifestReleased,
            meanwhile: { town in
                let loaded = try town.statement(.manifestLoaded).changing(onePackage)
                try town.record(Town.carrier, [loaded])
            },
            finds: [.refused("/manifest", ["why": "halvesDiffer"])]
        )
        RuleCase(
            "HW-HND-002",
            "one key for both halves",
            finds: [.refused("", ["why": "sameKey"])]
        ) { town in
            try town.releaseToItself()
            return try town.state(.manifestLoaded, by: Town.generator)
        }
        RuleCase("HW-HND-002", "one party with a key for each half") { town in
            try town.releaseToItself()
            let key = try town.makeKey(for: Town.newcomer)
            try town.record(
                Town.authority,
                [town.enrolment(of: key, for: Town.generator, role: "driver")]
            )
            town.useKey(key, for: Town.generator)
            return try town.state(.manifestLoaded, by: Town.generator)
        }
    }

    /// The first of the two packages alone.
    static var onePackage: Changes {
        [
            "/lines/0/items": [Town.packages[0]], "/lines/0/mass": 100_000,
            "/lines/0/packages": 1,
        ]
    }

    @RuleCases private static var onTheRoad: [RuleCase] {
        RuleCase(
            "HW-HND-005",
            "another vehicle than was loaded",
            .manifestDeparted,
            ["/vehicle": "渝H54321"],
            finds: [.refused("/vehicle", ["loaded": Town.plate, "vehicle": "渝H54321"])]
        )
        RuleCase("HW-HND-005", "the vehicle that was loaded", .manifestDeparted)
        RuleCase(
            "HW-HND-006",
            "a departure without a waybill",
            .manifestDeparted,
            ["/waybill": nil],
            finds: [.refused("/waybill")]
        )
        RuleCase("HW-HND-006", "a departure with one", .manifestDeparted, ["/waybill": "Y-1"])
        RuleCase(
            "HW-HND-013",
            "a gram too much on the vehicle",
            .manifestLoaded,
            given: { try $0.rate(Town.plate, 199_999) },
            finds: [
                .refused(
                    "/vehicle",
                    ["load": "200", "rated": "199.999", "vehicle": Town.plate]
                )
            ]
        )
        RuleCase(
            "HW-HND-013",
            "a gram too much on the trailer, whatever the tractor takes",
            .manifestLoaded,
            ["/trailer": "渝H1234挂"],
            given: { try $0.rate("渝H1234挂", 199_999) },
            finds: [
                .refused(
                    "/trailer",
                    ["load": "200", "rated": "199.999", "vehicle": "渝H1234挂"]
                )
            ]
        )
        RuleCase(
            "HW-HND-013",
            "a full vehicle",
            .manifestLoaded,
            given: { try $0.rate(Town.plate, 200_000) }
        )
    }

    static var handover: [RuleCase] { signatures + labels + onTheRoad }
}

extension Town {
    /// Registers a vehicle with a rated load.
    fileprivate func rate(_ plate: String, _ load: Int) throws {
        try record(Self.authority, [vehicle(plate, ratedLoad: load)])
    }

    /// A generator that carries its own waste, and has released it.
    fileprivate func releaseToItself() throws {
        let amended: JSONObject = ["party": Self.generator, "roles": ["generator", "carrier"]]
        try record(
            Self.authority,
            [
                event(.partyAmended, amended),
                licence(Self.generator, "500114000009", transportTerms()),
                vehicle(Self.plate, of: Self.generator), insurance(Self.generator),
            ]
        )
        try take(Self.steps(through: .itemWeighed))
        let issued = try statement(.manifestIssued)
            .changing(["/carriers/0": Self.generator, "/transportContract": nil])
        try record(Self.generator, [issued])
        try take([.manifestReleased])
    }
}
