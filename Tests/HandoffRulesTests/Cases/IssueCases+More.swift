import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    @RuleCases private static var kinds: [RuleCase] {
        RuleCase(
            "HW-MAN-032",
            "one waste on two lines",
            finds: [
                .noted("/lines/1", ["code": "900-214-08", "line": "1", "other": "2"])
            ]
        ) { try $0.issueTwoLines([:]) }
        RuleCase("HW-MAN-032", "one waste on two lines, in drums and in cans") {
            try $0.issueTwoLines(["packaging": "can"])
        }
    }

    @RuleCases private static var destinations: [RuleCase] {
        RuleCase(
            "HW-LIC-009",
            "a plan of more than ten tonnes and a collector of a pilot",
            .manifestIssued,
            ["/lines/0/method": "S1"],
            given: { try $0.makePilotCollector(planning: 10_000_001) },
            finds: [
                .warned(
                    "/consignee",
                    ["limit": "10000", "party": Town.disposer, "planned": "10000.001"]
                )
            ]
        )
        RuleCase(
            "HW-LIC-009",
            "a plan of ten tonnes and a collector of a pilot",
            .manifestIssued,
            ["/lines/0/method": "S1"],
            given: { try $0.makePilotCollector(planning: 10_000_000) }
        )
        RuleCase(
            "HW-LIC-009",
            "a plan of more than ten tonnes and a disposer",
            .manifestIssued,
            given: { try $0.record(Town.authority, [$0.amendedPlan(10_000_001)]) }
        )
        RuleCase(
            "HW-LIC-020",
            "disposal two provinces away",
            .manifestIssued,
            abroad,
            given: { try $0.incinerate(in: "360702", "3607") },
            finds: [.noted("/consignee", ["from": "重庆市", "to": "江西省"])]
        )
        RuleCase(
            "HW-LIC-020",
            "disposal in the next province",
            .manifestIssued,
            abroad,
            given: { try $0.incinerate(in: "510100", "5101") }
        )
        RuleCase(
            "HW-LIC-020",
            "use two provinces away",
            .manifestIssued,
            ["/approval": "渝环函2026-1", "/consignee/site": "002"],
            given: { try $0.incinerate(in: "360702", "3607") }
        )
    }

    private static var abroad: Changes {
        ["/approval": "渝环函2026-1", "/consignee/site": "002", "/lines/0/method": "D10"]
    }

    private static func ending(_ day: String) -> [String: String] {
        ["days": "30", "licence": "5001140001", "until": day]
    }

    @RuleCases private static var calendars: [RuleCase] {
        RuleCase(
            "HW-DDL-014",
            "a licence that ends soon in a year without a calendar",
            .manifestIssued,
            given: { try $0.issueInDecember(licensedUntil: "2027-01-20") },
            finds: [.warned("/consignee", ["year": "2027"])]
        )
        RuleCase(
            "HW-DDL-014",
            "a licence that ends three months into a year without a calendar",
            .manifestIssued,
            given: { try $0.issueInDecember(licensedUntil: "2027-03-31") }
        )
        RuleCase(
            "HW-LIC-006",
            "a licence that ends before the year without a calendar",
            .manifestIssued,
            given: { try $0.issueInDecember(licensedUntil: "2026-12-31") },
            finds: [.warned("/consignee", ending("2026-12-31"))]
        )
    }

    static var issueMore: [RuleCase] { kinds + destinations + calendars }
}

extension Town {
    fileprivate func issueTwoLines(_ second: JSONObject) throws -> SubmissionOutcome {
        let lines = [
            line(packages: 1, mass: 100_000), line(2, packages: 1, mass: 100_000).adding(second),
        ]
        return try submit(Self.generator, [manifest(Self.first, lines: lines)])
    }

    /// The disposer's licence becomes that of a collector, and the generator plans some grams.
    fileprivate func makePilotCollector(planning mass: Int) throws {
        let terms = disposalTerms(type: "pilotCollection")
        try record(
            Self.authority,
            [
                amendedLicence(terms, ["/activities": ["collect", "store"], "/methods": nil]),
                amendedPlan(mass),
            ]
        )
    }

    /// Site 002 of the disposer in a region, with a licence to burn.
    fileprivate func incinerate(in region: String, _ segment: String) throws {
        let place = site(Self.disposer, region: region, segment: segment).adding(["site": "002"])
        let methods: [JSONObject] = [["method": "R9"], ["method": "D10"]]
        let changes: Changes = [
            "/activities": ["collect", "store", "use", "dispose"], "/methods": methods,
        ]
        try record(Self.authority, [place, amendedLicence(disposalTerms(), changes)])
    }

    fileprivate func issueInDecember(licensedUntil until: String) throws {
        moveClock(to: "2026-12-21T01:00:00.000Z")
        try record(Self.authority, [amendedLicence(disposalTerms(until: until))])
    }
}
