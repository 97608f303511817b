import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    private static let unlicensed = ["day": "2026-09-01", "party": Town.disposer]

    @RuleCases private static var inForce: [RuleCase] {
        RuleCase(
            "HW-LIC-001",
            "a licence revoked from today on",
            .manifestIssued,
            given: { try $0.take([.licenceRevoked]) },
            finds: [.refused("/consignee", unlicensed)]
        )
        RuleCase(
            "HW-LIC-001",
            "a licence revoked from tomorrow on",
            .manifestIssued,
            given: { try $0.endLicence(.licenceRevoked, ["/from": "2026-09-02"]) }
        )
        RuleCase(
            "HW-LIC-001",
            "a licence suspended until today",
            .manifestIssued,
            given: {
                try $0.endLicence(
                    .licenceSuspended,
                    ["/from": "2026-08-01", "/until": "2026-09-01"]
                )
            },
            finds: [.refused("/consignee", unlicensed)]
        )
        RuleCase(
            "HW-LIC-001",
            "a licence suspended until yesterday",
            .manifestIssued,
            given: {
                try $0.endLicence(
                    .licenceSuspended,
                    ["/from": "2026-08-01", "/until": "2026-08-31"]
                )
            }
        )
        RuleCase(
            "HW-LIC-001",
            "a licence that expired yesterday",
            .manifestIssued,
            given: { try $0.amendLicence(["/until": "2026-08-31"]) },
            finds: [.refused("/consignee", unlicensed)]
        )
        RuleCase(
            "HW-LIC-001",
            "a licence that begins tomorrow",
            .manifestIssued,
            given: { try $0.amendLicence(["/from": "2026-09-02"]) },
            finds: [.refused("/consignee", unlicensed)]
        )
        RuleCase(
            "HW-LIC-001",
            "a licence for transport only",
            .manifestIssued,
            given: { try $0.amendLicence(["/type": "transport"]) },
            finds: [.refused("/consignee", unlicensed)]
        )
        RuleCase(
            "HW-LIC-001",
            "a licence lost on the road: the receipt is a fact",
            .manifestReceived,
            meanwhile: { try $0.take([.licenceRevoked]) },
            finds: [.recorded("", unlicensed)]
        )
        RuleCase(
            "HW-LIC-006",
            "a licence that ends in 29 working days",
            .manifestIssued,
            given: { try $0.amendLicence(["/until": "2026-10-16"]) },
            finds: [
                .warned(
                    "/consignee",
                    ["days": "30", "licence": "5001140001", "until": "2026-10-16"]
                )
            ]
        )
        RuleCase(
            "HW-LIC-006",
            "a licence that ends in 30 working days",
            .manifestIssued,
            given: { try $0.amendLicence(["/until": "2026-10-19"]) }
        )
    }

    private static let uncovered = ["code": "900-214-08", "party": Town.disposer]

    @RuleCases private static var scope: [RuleCase] {
        RuleCase(
            "HW-LIC-002",
            "a licence for another category",
            .manifestIssued,
            given: { try $0.amendLicence(["/wastes/0/category": "HW09"]) },
            finds: [.refused("/lines/0/code", uncovered)]
        )
        RuleCase(
            "HW-LIC-002",
            "a licence for other codes of the category",
            .manifestIssued,
            given: { try $0.amendLicence(["/wastes/0/codes": ["900-249-08"]]) },
            finds: [.refused("/lines/0/code", uncovered)]
        )
        RuleCase(
            "HW-LIC-002",
            "a licence for all of the category but this code",
            .manifestIssued,
            given: { try $0.amendLicence(["/wastes/0/except": ["900-214-08"]]) },
            finds: [.refused("/lines/0/code", uncovered)]
        )
        RuleCase(
            "HW-LIC-002",
            "a licence for this code",
            .manifestIssued,
            given: { try $0.amendLicence(["/wastes/0/codes": ["900-214-08"]]) }
        )
        RuleCase(
            "HW-LIC-003",
            "a method the licence does not name",
            .manifestIssued,
            ["/lines/0/method": "R1"],
            finds: [.refused("/lines/0/method", method("R1"))]
        )
        RuleCase(
            "HW-LIC-003",
            "disposal under a licence for use, at the decision",
            .manifestDecided,
            ["/lines/0/method": "D10"],
            finds: [.refused("/lines/0/method", method("D10"))]
        )
        RuleCase(
            "HW-LIC-003",
            "the same once it is done: a fact",
            .treatmentRecorded,
            ["/method": "D10"],
            finds: [.recorded("/method", method("D10"))]
        )
        RuleCase(
            "HW-LIC-003",
            "any use, under a licence that names no methods",
            .manifestIssued,
            ["/lines/0/method": "R1"],
            given: { try $0.amendLicence(["/methods": nil]) }
        )
        RuleCase(
            "HW-LIC-007",
            "use under a licence to collect",
            .manifestIssued,
            given: { try $0.amendLicence(["/type": "collection"]) },
            finds: [
                .refused("/lines/0/method", ["licence": "5001140001", "method": "R9"])
            ]
        )
        RuleCase(
            "HW-LIC-007",
            "the same once it is done: a fact",
            .treatmentRecorded,
            meanwhile: { try $0.amendLicence(["/type": "collection"]) },
            finds: [.recorded("/method", ["licence": "5001140001", "method": "R9"])]
        )
        RuleCase(
            "HW-LIC-007",
            "storage under a licence to collect",
            .manifestIssued,
            ["/lines/0/method": "S2"],
            given: { try $0.amendLicence(["/methods": nil, "/type": "collection"]) }
        )
        RuleCase(
            "HW-LIC-007",
            "use under a second licence that names the method",
            .manifestIssued,
            given: { town in
                try town.amendLicence(["/methods": nil, "/type": "collection"])
                let second = town.licence(Town.disposer, "5001140009", town.disposalTerms())
                try town.submit(Town.authority, [second])
            }
        )
    }

    private static func method(_ method: String) -> [String: String] {
        ["code": "900-214-08", "licence": "5001140001", "method": method]
    }

    private static func scale(_ sum: String, of scale: String) -> [String: String] {
        ["licence": "5001140001", "scale": scale, "sum": sum]
    }

    @RuleCases private static var scales: [RuleCase] {
        RuleCase(
            "HW-LIC-004",
            "a gram above the scale",
            .manifestIssued,
            given: { try $0.amendLicence(["/scale": 199_999]) },
            finds: [.warned("/lines", scale("0.2", of: "0.199999"))]
        )
        RuleCase(
            "HW-LIC-004",
            "exactly the scale",
            .manifestIssued,
            given: { try $0.amendLicence(["/scale": 200_000]) }
        )
        RuleCase(
            "HW-LIC-004",
            "a gram above the scale with what was accepted before",
            .manifestIssued,
            ["/lines/0/mass": 40_000, "/manifest": Town.second],
            after: .manifestDecided,
            given: { try $0.amendLicence(["/scale": 239_999]) },
            finds: [.warned("/lines", scale("0.24", of: "0.239999"))]
        )
        RuleCase(
            "HW-LIC-004",
            "acceptance above the scale: a fact",
            .manifestDecided,
            meanwhile: { try $0.amendLicence(["/scale": 199_999]) },
            finds: [.warned("/lines", scale("0.2", of: "0.199999"))]
        )
        RuleCase(
            "HW-LIC-005",
            "20 % above the scale",
            .manifestIssued,
            ["/lines/0/mass": 40_000, "/manifest": Town.second],
            after: .manifestDecided,
            given: { try $0.amendLicence(["/scale": 200_000]) },
            finds: [.recorded("/lines", scale("0.24", of: "0.2"))]
        )
        RuleCase(
            "HW-LIC-005",
            "a gram less than 20 % above an odd scale",
            .manifestIssued,
            ["/lines/0/mass": 200_099],
            given: { try $0.amendLicence(["/scale": 166_750]) },
            finds: [.warned("/lines", scale("0.200099", of: "0.16675"), by: "HW-LIC-004")]
        )
        RuleCase(
            "HW-LIC-005",
            "a licence without a scale",
            .manifestIssued,
            given: { try $0.amendLicence(["/scale": nil]) }
        )
    }

    static var licence: [RuleCase] { inForce + scope + scales }
}

extension Town {
    /// Changes the terms of the disposer's licence.
    fileprivate func amendLicence(_ changes: Changes) throws {
        try record(Self.authority, [amendedLicence(disposalTerms(), changes)])
    }

    fileprivate func endLicence(_ kind: EventKind, _ changes: Changes) throws {
        try record(Self.authority, [statement(kind).changing(changes)])
    }
}
