import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    static func why(_ contract: String, _ why: String) -> [String: String] {
        ["contract": contract, "why": why]
    }

    @RuleCases static var contracts: [RuleCase] {
        RuleCase(
            "HW-MAN-010",
            "a contract nobody recorded",
            .manifestIssued,
            ["/contract": "C-9"],
            finds: [.refused("/contract", why("C-9", "unknown"))]
        )
        RuleCase(
            "HW-MAN-010",
            "a contract for something else",
            .manifestIssued,
            ["/contract": "T-1", "/transportContract": "C-1"],
            finds: [
                .refused("/contract", why("T-1", "purpose transport")),
                .refused("/transportContract", why("C-1", "purpose disposal")),
            ]
        )
        RuleCase(
            "HW-MAN-010",
            "a contract with somebody else",
            .manifestIssued,
            ["/contract": "C-2"],
            given: { town in
                let other = town.contract("C-2", with: Town.carrier, "disposal")
                try town.record(Town.generator, [other])
            },
            finds: [.refused("/contract", why("C-2", "contractor \(Town.carrier)"))]
        )
        RuleCase(
            "HW-MAN-010",
            "a contract that ended yesterday",
            .manifestIssued,
            ["/contract": "C-2"],
            given: { try $0.contractWithDisposer(["/until": "2026-08-31"]) },
            finds: [.refused("/contract", why("C-2", "days 2026-01-01–2026-08-31"))]
        )
        RuleCase(
            "HW-MAN-010",
            "a contract that ends today",
            .manifestIssued,
            ["/contract": "C-2"],
            given: { try $0.contractWithDisposer(["/until": "2026-09-01"]) }
        )
        RuleCase(
            "HW-MAN-010",
            "a contract for another waste",
            .manifestIssued,
            ["/contract": "C-2"],
            given: { try $0.contractWithDisposer(["/codes": ["900-249-08"]]) },
            finds: [.refused("/contract", why("C-2", "notCovered 900-214-08"))]
        )
        RuleCase(
            "HW-MAN-010",
            "a contract for this waste and another",
            .manifestIssued,
            ["/contract": "C-2"],
            given: { try $0.contractWithDisposer(["/codes": ["900-249-08", "900-214-08"]]) }
        )
        RuleCase(
            "HW-MAN-010",
            "a contract that ended, on a manifest stated within a day of it",
            .manifestIssued,
            ["/contract": "C-2", "/occurredAt": "2026-08-31T15:59:00.000Z"],
            given: { try $0.contractWithDisposer(["/until": "2026-08-31"]) }
        )
        RuleCase(
            "HW-MAN-010",
            "the same, stated more than a day later",
            .manifestIssued,
            ["/contract": "C-2", "/occurredAt": "2026-08-31T01:00:00.000Z"],
            given: { try $0.contractWithDisposer(["/until": "2026-08-31"]) },
            finds: [.refused("/contract", why("C-2", "days 2026-01-01–2026-08-31"))]
        )
    }
}

extension Town {
    /// A contract C-2 with the disposer.
    fileprivate func contractWithDisposer(_ changes: Changes) throws {
        try record(Self.generator, [statement(.contractRecorded).changing(changes)])
    }
}
