import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    @RuleCases static var balance: [RuleCase] {
        RuleCase(
            "HW-MAN-015",
            "packages released before they were weighed",
            finds: unweighed("HW-ITM-009", ["why": "status filled"])
                + unweighed("HW-MAN-015", [:])
        ) { town in
            try town.take(Town.steps(through: .itemFilled) + [.manifestIssued])
            return try town.state(.manifestReleased)
        }
        RuleCase("HW-MAN-015", "packages released after they were weighed", .manifestReleased)
        RuleCase(
            "LD-BAL-001",
            "a ticket that does not add up",
            .itemWeighed,
            ["/gross": 110_000, "/tare": 9_999],
            finds: [
                .refused("/net", ["gross": "110000", "net": "100000", "tare": "9999"])
            ]
        )
        RuleCase(
            "LD-BAL-001",
            "a ticket that adds up",
            .itemWeighed,
            ["/gross": 110_000, "/tare": 10_000]
        )
        RuleCase(
            "HW-BAL-005",
            "more received than released, beyond tolerance",
            .manifestReceived,
            ["/lines/0/differences": ["quantity"], "/lines/0/mass": 220_001],
            finds: [
                .warned(
                    "/lines/0/mass",
                    ["line": "1", "received": "220.001", "released": "200"]
                )
            ]
        )
        RuleCase(
            "HW-BAL-005",
            "20 kg less than released, which is within tolerance",
            .manifestReceived,
            ["/lines/0/mass": 180_000]
        )
        RuleCase(
            "HW-BAL-005",
            "a gram beyond 1 % of a bulk load",
            finds: [
                .recorded(
                    "/lines/0/differences",
                    ["difference": "25.01", "line": "1"],
                    by: "HW-RCP-003"
                ),
                .warned(
                    "/lines/0/mass",
                    ["line": "1", "received": "2475.989", "released": "2500.999"]
                ),
            ]
        ) { try $0.receiveBulk(of: 2_500_999, as: 2_475_989) }
        RuleCase("HW-BAL-005", "1 % of a bulk load") {
            try $0.receiveBulk(of: 2_500_999, as: 2_475_990)
        }
        RuleCase(
            "HW-BAL-008",
            "a gram more released than weighed",
            .manifestReleased,
            ["/lines/0/mass": 200_001],
            finds: [
                .recorded(
                    "/lines/0/mass",
                    ["line": "1", "released": "200001", "sum": "200000"]
                )
            ]
        )
        RuleCase("HW-BAL-008", "as much released as weighed", .manifestReleased)
    }

    private static func unweighed(_ rule: String, _ facts: [String: String]) -> [Expected] {
        Town.packages.enumerated().map { index, code in
            .refused(
                "/lines/0/items/\(index)",
                facts.merging(["code": code]) { $1 },
                by: RuleID(rule)
            )
        }
    }
}

extension Town {
    /// A load without packages, from its release to its receipt.
    fileprivate func receiveBulk(of released: Int, as received: Int) throws -> SubmissionOutcome {
        let line: JSONObject = ["items": [String](), "line": 1, "mass": released, "packages": 0]
        let came = line.adding(["mass": received])
        let issued = manifest(Self.first, lines: [self.line(packages: 0, mass: released)])
        try record(Self.generator, [issued])
        try record(Self.generator, [self.released(Self.first, [line])])
        try record(Self.carrier, [loaded(Self.first, [line])])
        try take([.manifestDeparted, .manifestArrived])
        return try state(.manifestReceived, ["/lines": [came]])
    }
}
