import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    @RuleCases private static var masses: [RuleCase] {
        RuleCase(
            "LD-RCP-003",
            "a gram more accepted than weighed",
            .manifestDecided,
            ["/lines/0/accepted": 199_001, "/lines/0/difference": 999],
            after: .manifestArrived,
            meanwhile: { try $0.weigh(199_000) },
            finds: [
                .refused(
                    "/lines/0/accepted",
                    ["accepted": "199.001", "line": "1", "received": "199"]
                )
            ]
        )
        RuleCase(
            "LD-RCP-003",
            "as much accepted as weighed",
            .manifestDecided,
            ["/lines/0/accepted": 199_000, "/lines/0/difference": 1_000],
            after: .manifestArrived,
            meanwhile: { try $0.weigh(199_000) }
        )
        RuleCase(
            "LD-RCP-004",
            "a package that came, named as missing",
            .manifestDecided,
            lacking(Town.packages[1], 100_000),
            finds: [
                .refused("/lines/0/missingItems/0", ["code": Town.packages[1], "line": "1"])
            ]
        )
        RuleCase(
            "LD-RCP-004",
            "a package that did not come, named as missing",
            .manifestDecided,
            lacking(Town.packages[1], 100_000),
            after: .manifestArrived,
            meanwhile: { try $0.receiveFirst() }
        )
        RuleCase(
            "LD-RCP-005",
            "a missing package that weighs a gram more than is missing",
            .manifestDecided,
            lacking(Town.packages[1], 99_999),
            after: .manifestArrived,
            meanwhile: { try $0.receiveFirst() },
            finds: [
                .recorded(
                    "/lines/0/missing",
                    ["line": "1", "stated": "99.999", "sum": "100", "what": "missing"]
                )
            ]
        )
        RuleCase(
            "LD-RCP-005",
            "a refused package that weighs more than is refused, beyond tolerance",
            .manifestDecided,
            refusing(79_999),
            finds: [
                .recorded(
                    "/lines/0/refused",
                    ["line": "1", "stated": "79.999", "sum": "100", "what": "refused"]
                )
            ]
        )
        RuleCase(
            "LD-RCP-005",
            "a refused package that weighs more than is refused, within tolerance",
            .manifestDecided,
            refusing(80_000)
        )
    }

    private static func lacking(_ code: String, _ mass: Int) -> Changes {
        [
            "/lines/0/accepted": 100_000, "/lines/0/difference": 100_000 - mass,
            "/lines/0/missing": mass, "/lines/0/missingItems": [code],
        ]
    }

    private static func refusing(_ mass: Int) -> Changes {
        [
            "/lines/0/accepted": 100_000, "/lines/0/difference": 100_000 - mass,
            "/lines/0/refused": mass, "/lines/0/refusedItems": [Town.packages[1]],
        ]
    }

    @RuleCases private static var counts: [RuleCase] {
        RuleCase(
            "LD-RCP-006",
            "a package more than left, and nobody says so",
            .manifestReceived,
            ["/lines/0/packages": 3],
            finds: [
                .recorded(
                    "/lines/0/packages",
                    ["line": "1", "received": "3", "released": "2"]
                )
            ]
        )
        RuleCase(
            "LD-RCP-006",
            "a package more than left, declared",
            .manifestReceived,
            ["/lines/0/differences": ["packaging"], "/lines/0/packages": 3]
        )
        RuleCase("LD-RCP-006", "the packages that left", .manifestReceived)
    }

    @RuleCases private static var times: [RuleCase] {
        RuleCase(
            "HW-HND-012",
            "a load that arrives on the third day",
            .manifestArrived,
            meanwhile: { $0.clock.advance(minutes: 48 * 60) },
            finds: [.warned("", ["hours": "49", "limit": "48"])]
        )
        RuleCase(
            "HW-HND-012",
            "a load that arrives within two days",
            .manifestArrived,
            meanwhile: { $0.clock.advance(minutes: 48 * 60 - 1) }
        )
        RuleCase(
            "HW-HND-012",
            "a driver who confirms late what the consignee said in time",
            .manifestArrived,
            meanwhile: { town in
                try town.record(Town.disposer, [town.statement(.manifestArrived)])
                town.clock.advance(minutes: 72 * 60)
            }
        )
        RuleCase(
            "HW-RCP-010",
            "a treatment told 31 days later",
            .treatmentRecorded,
            ["/occurredAt": "2026-09-01T02:00:00.000Z"],
            meanwhile: { $0.moveClock(to: "2026-10-02T01:00:00.000Z") },
            finds: [.warned("/occurredAt", ["days": "31", "limit": "30"])]
        )
        RuleCase(
            "HW-RCP-010",
            "a treatment told 30 days later",
            .treatmentRecorded,
            ["/occurredAt": "2026-09-01T02:00:00.000Z"],
            meanwhile: { $0.moveClock(to: "2026-10-01T01:00:00.000Z") }
        )
    }

    static var receiptMore: [RuleCase] { masses + counts + times }
}

extension Town {
    fileprivate func weigh(_ mass: Int) throws {
        let received = try statement(.manifestReceived).changing(["/lines/0/mass": mass])
        try record(Self.disposer, [received])
    }

    /// Only the first of the two packages comes.
    fileprivate func receiveFirst() throws {
        let received = try statement(.manifestReceived).changing([
            "/lines/0/differences": ["quantity"],
            "/lines/0/items": [["code": Self.packages[0]] as JSONObject],
            "/lines/0/mass": 100_000, "/lines/0/packages": 1,
        ])
        try record(Self.disposer, [received])
    }
}
