import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    private static func plan(_ number: String) -> [String: String] {
        ["plan": number, "site": "\(Town.generator)/001", "year": "2026"]
    }

    @RuleCases private static var plans: [RuleCase] {
        RuleCase(
            "HW-MAN-011",
            "a plan nobody filed",
            .manifestIssued,
            ["/plan": "P-9"],
            finds: [.refused("/plan", plan("P-9"))]
        )
        RuleCase(
            "HW-MAN-011",
            "the plan of another year",
            .manifestIssued,
            ["/plan": "P-2027"],
            given: { try $0.take([.planFiled]) },
            finds: [.refused("/plan", plan("P-2027"))]
        )
        RuleCase(
            "HW-MAN-011",
            "the plan of another site",
            .manifestIssued,
            ["/plan": "P-002"],
            given: { town in
                let site = town.site(Town.generator).adding(["site": "002"])
                let plan = town.plan("P-002").adding(["site": "002"])
                try town.record(Town.authority, [site, plan])
            },
            finds: [.refused("/plan", plan("P-002"))]
        )
        RuleCase(
            "HW-MAN-011",
            "last year's plan until the end of March",
            .manifestIssued,
            ["/contract": "C-1-2027", "/transportContract": "T-1-2027"],
            given: { try $0.enter2027(at: "2027-03-31T15:00:00.000Z") },
            finds: [.warned("/plan", plan("P-2026").merging(["year": "2027"]) { $1 })]
        )
        RuleCase(
            "HW-MAN-011",
            "last year's plan in April",
            .manifestIssued,
            ["/contract": "C-1-2027", "/transportContract": "T-1-2027"],
            given: { try $0.enter2027(at: "2027-03-31T16:00:00.000Z") },
            finds: [.refused("/plan", plan("P-2026").merging(["year": "2027"]) { $1 })]
        )
        RuleCase("HW-MAN-011", "this year's plan", .manifestIssued)
        RuleCase(
            "HW-MAN-012",
            "a waste that is not in the plan",
            .manifestIssued,
            ["/lines/0/code": "900-249-08"],
            finds: [
                .refused("/lines/0/code", ["code": "900-249-08", "consignee": Town.disposer])
            ]
        )
        RuleCase(
            "HW-MAN-012",
            "a consignee that is not in the plan",
            .manifestIssued,
            given: { town in
                let plan = town.amendedPlan(10_000_000, to: Town.carrier)
                try town.record(Town.generator, [plan])
            },
            finds: [
                .refused("/lines/0/code", ["code": "900-214-08", "consignee": Town.disposer])
            ]
        )
        RuleCase(
            "HW-MAN-012",
            "a waste the plan was amended by",
            .manifestIssued,
            ["/lines/0/code": "900-249-08"],
            given: { town in
                let plan = town.amendedPlan(10_000_000, codes: ["900-249-08"])
                try town.record(Town.generator, [plan])
            }
        )
        RuleCase(
            "HW-MAN-013",
            "a gram more than planned",
            .manifestIssued,
            ["/lines/0/mass": 10_000_001],
            finds: [
                .warned(
                    "/lines",
                    ["code": "900-214-08", "planned": "10000", "sum": "10000.001"]
                )
            ]
        )
        RuleCase(
            "HW-MAN-013",
            "a gram more than planned, with what has left before",
            .manifestIssued,
            ["/lines/0/mass": 9_800_001, "/manifest": Town.second],
            after: .manifestLoaded,
            finds: [
                .warned(
                    "/lines",
                    ["code": "900-214-08", "planned": "10000", "sum": "10000.001"]
                )
            ]
        )
        RuleCase(
            "HW-MAN-013",
            "an odd plan, to the gram",
            .manifestIssued,
            ["/lines/0/mass": 200_050],
            given: { try $0.record(Town.generator, [$0.amendedPlan(200_050)]) }
        )
    }

    @RuleCases private static var formFields: [RuleCase] {
        RuleCase(
            "HW-MAN-018",
            "a line without a UN number",
            .manifestIssued,
            ["/lines/0/un": nil],
            finds: [.refused("/lines/0/un", ["line": "1"])]
        )
        RuleCase("HW-MAN-018", "a line with another", .manifestIssued, ["/lines/0/un": "UN3077"])
        RuleCase(
            "HW-MAN-020",
            "a manifest to oneself, with all that is wrong with it",
            .manifestIssued,
            ["/consignee/party": Town.generator],
            finds: [
                .refused(
                    "/consignee",
                    ["party": Town.generator, "role": "disposer/collector"],
                    by: "LD-PTY-002"
                ),
                .refused(
                    "/contract",
                    why("C-1", "contractor \(Town.disposer)"),
                    by: "HW-MAN-010"
                ),
                .refused(
                    "/lines/0/code",
                    ["code": "900-214-08", "consignee": Town.generator],
                    by: "HW-MAN-012"
                ),
                .refused("/consignee", ["site": "\(Town.generator)/001"]),
                .refused(
                    "/consignee",
                    ["day": "2026-09-01", "party": Town.generator],
                    by: "HW-LIC-001"
                ),
                .warned(
                    "/consignee",
                    ["day": "2026-09-01", "party": Town.generator],
                    by: "HW-LIC-026"
                ),
            ]
        )
        RuleCase("HW-MAN-020", "a manifest to another", .manifestIssued)
    }

    static var issue: [RuleCase] { contracts + plans + formFields }
}

extension Town {
    /// Goes to a moment in 2027, with everything in order but the plan.
    fileprivate func enter2027(at time: String) throws {
        moveClock(to: time)
        let year: JSONObject = ["from": "2027-01-01", "until": "2027-12-31"]
        let contracts = [("C-1", Self.disposer, "disposal"), ("T-1", Self.carrier, "transport")]
        try record(
            Self.authority,
            [
                event(.numbersGranted, ["from": 1, "segment": "5001", "to": 9, "year": 2027]),
                insurance(Self.carrier).adding(year).adding(["policy": "I-2"]),
                insurance(Self.disposer).adding(year).adding(["policy": "I-2"]),
            ]
        )
        try record(
            Self.generator,
            contracts.map { number, party, purpose in
                contract(number + "-2027", with: party, purpose).adding(year)
            }
        )
    }
}
