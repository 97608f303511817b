import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    @RuleCases static var numbers: [RuleCase] {
        RuleCase(
            "LD-NUM-001",
            "a manifest after the last number of its segment",
            .manifestIssued,
            ["/consignor/site": "002", "/manifest": Town.second, "/plan": "P-002"],
            given: { try $0.openSecondSite(numbers: 1, issuing: 1) },
            finds: [.refused("/number", ["segment": "5002", "year": "2026"])]
        )
        RuleCase(
            "LD-NUM-001",
            "a manifest with the last number of its segment",
            .manifestIssued,
            ["/consignor/site": "002", "/manifest": Town.second, "/plan": "P-002"],
            given: { try $0.openSecondSite(numbers: 2, issuing: 1) }
        )
        RuleCase(
            "LD-NUM-001",
            "a manifest that brings its number",
            .manifestIssued,
            [
                "/consignor/site": "002", "/manifest": Town.second, "/number": "20265002000007",
                "/plan": "P-002",
            ],
            given: { try $0.openSecondSite(numbers: 1, issuing: 1) }
        )
        RuleCase("LD-NUM-002", "1,001 manifests at once", finds: [.refused("")]) { town in
            try town.issue(manifests: 1001)
        }
        RuleCase("LD-NUM-002", "1,000 manifests at once") { town in
            try town.issue(manifests: 1000)
        }
    }
}

extension Town {
    /// Another site of the generator in a county with its own segment, and manifests from there.
    fileprivate func openSecondSite(numbers: Int, issuing count: Int) throws {
        let site = site(Self.generator, region: "500229", segment: "5002").adding(["site": "002"])
        let granted: JSONObject = ["from": 1, "segment": "5002", "to": numbers, "year": 2026]
        try record(
            Self.authority,
            [
                site, plan("P-002").adding(["site": "002"]), event(.numbersGranted, granted),
            ]
        )
        let issued = try statement(.manifestIssued)
            .changing(["/consignor/site": "002", "/plan": "P-002"])
        try record(Self.generator, (0..<count).map { _ in issued })
    }

    /// Many manifests in one submission.
    fileprivate func issue(manifests count: Int) throws -> SubmissionOutcome {
        try take([.numbersGranted])
        let issued = try statement(.manifestIssued)
        return try submit(
            Self.generator,
            (0..<count).map { _ in issued.adding(["manifest": uuid()]) }
        )
    }
}
