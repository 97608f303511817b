import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    @RuleCases private static var decisions: [RuleCase] {
        RuleCase(
            "HW-RCP-001",
            "acceptance of what came without weight",
            .manifestDecided,
            after: .manifestArrived,
            meanwhile: { try $0.receive(["/lines/0/mass": 0]) },
            finds: [.refused("/lines/0/accepted", ["line": "1"])]
        )
        RuleCase("HW-RCP-001", "acceptance of what was weighed", .manifestDecided)
        RuleCase(
            "HW-RCP-002",
            "acceptance without a method",
            .manifestDecided,
            ["/lines/0/method": nil],
            finds: [.refused("/lines/0/method", ["line": "1"])]
        )
        RuleCase(
            "HW-RCP-002",
            "refusal without a method",
            .manifestDecided,
            ["/lines/0/accepted": 0, "/lines/0/method": nil, "/lines/0/refused": 200_000]
        )
        RuleCase(
            "HW-RCP-007",
            "a gram that is not accounted for",
            .manifestDecided,
            ["/lines/0/accepted": 199_999],
            finds: [
                .refused("/lines/0", ["line": "1", "released": "200000", "sum": "199999"])
            ]
        )
        RuleCase(
            "HW-RCP-007",
            "a gram too many",
            .manifestDecided,
            ["/lines/0/refused": 1],
            finds: [
                .refused("/lines/0", ["line": "1", "released": "200000", "sum": "200001"])
            ]
        )
        RuleCase(
            "HW-RCP-007",
            "four parts that add up",
            .manifestDecided,
            [
                "/lines/0/accepted": 150_000, "/lines/0/difference": -100,
                "/lines/0/missing": 40_000, "/lines/0/refused": 10_100,
            ]
        )
        RuleCase(
            "LD-RCP-002",
            "packages that were never released, named as refused and missing",
            .manifestDecided,
            [
                "/lines/0/missingItems": [Town.stranger],
                "/lines/0/refusedItems": [Town.packages[0], Town.code("004")],
            ],
            finds: [
                .refused("/lines/0/missingItems/0", ["code": Town.stranger, "line": "1"]),
                .refused("/lines/0/refusedItems/1", ["code": Town.code("004"), "line": "1"]),
            ]
        )
        RuleCase(
            "LD-RCP-002",
            "a package of the line, named as refused",
            .manifestDecided,
            [
                "/lines/0/accepted": 100_000, "/lines/0/refused": 100_000,
                "/lines/0/refusedItems": [Town.packages[0]],
            ]
        )
        RuleCase(
            "HW-RCP-012",
            "a package nobody speaks of any more",
            .manifestDecided,
            ["/lines/0/accepted": 100_000, "/lines/0/missing": 100_000],
            after: .manifestArrived,
            meanwhile: { try $0.receiveOne() },
            finds: [.recorded("/lines", ["code": Town.packages[1]])]
        )
        RuleCase(
            "HW-RCP-012",
            "a package named as missing",
            .manifestDecided,
            [
                "/lines/0/accepted": 100_000, "/lines/0/missing": 100_000,
                "/lines/0/missingItems": [Town.packages[1]],
            ],
            after: .manifestArrived,
            meanwhile: { try $0.receiveOne() }
        )
    }

    private static let difference = ["line": "1", "received": "179.999", "released": "200"]

    @RuleCases private static var receipts: [RuleCase] {
        RuleCase(
            "HW-RCP-003",
            "a difference beyond tolerance that nobody declares",
            .manifestReceived,
            ["/lines/0/mass": 179_999],
            finds: [
                .recorded("/lines/0/differences", ["difference": "20.001", "line": "1"]),
                .warned("/lines/0/mass", difference, by: "HW-BAL-005"),
            ]
        )
        RuleCase(
            "HW-RCP-003",
            "the same difference, declared",
            .manifestReceived,
            ["/lines/0/differences": ["quantity"], "/lines/0/mass": 179_999],
            finds: [.warned("/lines/0/mass", difference, by: "HW-BAL-005")]
        )
        RuleCase(
            "HW-RCP-013",
            "a package that is not on the manifest",
            .manifestReceived,
            ["/lines/0/items/1": ["code": Town.stranger] as JSONObject],
            finds: [.recorded("/lines/0/items/1", ["code": Town.stranger])]
        )
        RuleCase("HW-RCP-013", "the packages that left", .manifestReceived)
        RuleCase(
            "HW-RCP-008",
            "a receipt by the carrier",
            .manifestReceived,
            by: Town.carrier,
            finds: [.refused("", ["consignee": Town.disposer])]
        )
        RuleCase(
            "HW-RCP-008",
            "a decision by the consignor",
            .manifestDecided,
            by: Town.generator,
            finds: [.refused("", ["consignee": Town.disposer])]
        )
        RuleCase(
            "HW-RCP-008",
            "a treatment by the authority",
            .treatmentRecorded,
            by: Town.authority,
            finds: [.refused("", ["consignee": Town.disposer])]
        )
        RuleCase("HW-RCP-008", "a receipt by the consignee", .manifestReceived)
    }

    @RuleCases private static var treatments: [RuleCase] {
        RuleCase(
            "HW-RCP-011",
            "a gram more treated than accepted",
            .treatmentRecorded,
            ["/mass": 200_001],
            finds: [
                .refused("/mass", ["accepted": "200", "line": "1", "sum": "200.001"])
            ]
        )
        RuleCase(
            "HW-RCP-011",
            "a gram more treated than accepted, in two parts",
            .treatmentRecorded,
            ["/items": [Town.packages[1]], "/mass": 100_001],
            meanwhile: { try $0.treatOne() },
            finds: [
                .refused("/mass", ["accepted": "200", "line": "1", "sum": "200.001"])
            ]
        )
        RuleCase(
            "HW-RCP-011",
            "all that was accepted, in two parts",
            .treatmentRecorded,
            ["/items": [Town.packages[1]], "/mass": 100_000],
            meanwhile: { try $0.treatOne() }
        )
        RuleCase(
            "LD-RCP-001",
            "treatment of a package that did not come",
            .treatmentRecorded,
            ["/items/1": Town.stranger],
            finds: [.refused("/items/1", ["code": Town.stranger])]
        )
        RuleCase(
            "LD-RCP-001",
            "treatment of a package that was refused",
            .treatmentRecorded,
            ["/mass": 100_000],
            after: .manifestReceived,
            meanwhile: { town in
                let decided = try town.statement(.manifestDecided)
                    .changing([
                        "/lines/0/accepted": 100_000, "/lines/0/refused": 100_000,
                        "/lines/0/refusedItems": [Town.packages[1]],
                    ])
                try town.record(Town.disposer, [decided])
            },
            finds: [.refused("/items/1", ["code": Town.packages[1]])]
        )
        RuleCase("LD-RCP-001", "treatment of what was accepted", .treatmentRecorded)
    }

    static var receipt: [RuleCase] { decisions + receipts + treatments }
}

extension Town {
    fileprivate func receive(_ changes: Changes) throws {
        let received = try statement(.manifestReceived).changing(changes)
        try record(Self.disposer, [received])
    }

    /// Only the first of the two packages comes.
    fileprivate func receiveOne() throws {
        try receive([
            "/lines/0/differences": ["quantity"],
            "/lines/0/items": [["code": Self.packages[0]] as JSONObject],
            "/lines/0/mass": 100_000, "/lines/0/packages": 1,
        ])
    }

    /// Only the first of the two packages is treated.
    fileprivate func treatOne() throws {
        let treated = try statement(.treatmentRecorded)
            .changing(["/items": [Self.packages[0]], "/mass": 100_000])
        try record(Self.disposer, [treated])
    }
}
