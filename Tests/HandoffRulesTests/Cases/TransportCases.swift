import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    private static func lacks(_ subject: String) -> [String: String] {
        ["day": "2026-09-01", "subject": subject]
    }

    @RuleCases static var transport: [RuleCase] {
        RuleCase(
            "HW-LIC-014",
            "a carrier whose permit was revoked",
            .manifestIssued,
            given: { try $0.revokeTransport() },
            finds: [.refused("/carriers/0", lacks(Town.carrier))]
        )
        RuleCase(
            "HW-LIC-014",
            "a carrier whose permit was revoked before it loads",
            .manifestLoaded,
            meanwhile: { try $0.revokeTransport() },
            finds: [.refused("", lacks(Town.carrier))]
        )
        RuleCase(
            "HW-LIC-014",
            "a vehicle and a trailer nobody registered",
            .manifestLoaded,
            ["/trailer": "渝H9999挂", "/vehicle": "渝H99999"],
            finds: [
                .refused("/trailer", lacks("渝H9999挂")), .refused("/vehicle", lacks("渝H99999")),
            ]
        )
        RuleCase(
            "HW-LIC-014",
            "a vehicle whose certificate ended yesterday",
            .manifestLoaded,
            given: { try $0.record(Town.authority, [$0.vehicle(Town.plate, until: "2026-08-31")]) },
            finds: [.refused("/vehicle", lacks(Town.plate))]
        )
        RuleCase(
            "HW-LIC-014",
            "another carrier's vehicle",
            .manifestLoaded,
            given: { town in
                try town.openSecondCarrier()
                try town.record(Town.authority, [town.vehicle(Town.plate, of: Town.newcomer)])
            },
            finds: [.refused("/vehicle", lacks(Town.plate))]
        )
        RuleCase(
            "HW-LIC-014",
            "a vehicle whose certificate ends today",
            .manifestLoaded,
            given: { try $0.record(Town.authority, [$0.vehicle(Town.plate, until: "2026-09-01")]) }
        )
        RuleCase(
            "HW-LIC-021",
            "waste that leaves its province",
            .manifestIssued,
            ["/consignee/site": "002"],
            given: { try $0.openSiteInGanzhou() },
            finds: [.refused("/approval", ["from": "500114", "to": "360702"])]
        )
        RuleCase(
            "HW-LIC-021",
            "waste that leaves its province with an approval",
            .manifestIssued,
            ["/approval": "渝环函2026-1", "/consignee/site": "002"],
            given: { try $0.openSiteInGanzhou() }
        )
        RuleCase(
            "HW-LIC-026",
            "a carrier nobody insures",
            .manifestIssued,
            ["/carriers": [Town.newcomer], "/transportContract": "T-2"],
            given: { try $0.openSecondCarrier() },
            finds: [.warned("/carriers/0", ["day": "2026-09-01", "party": Town.newcomer])]
        )
        RuleCase(
            "HW-LIC-026",
            "the same carrier, insured",
            .manifestIssued,
            ["/carriers": [Town.newcomer], "/transportContract": "T-2"],
            given: { town in
                try town.openSecondCarrier()
                try town.record(Town.authority, [town.insurance(Town.newcomer)])
            }
        )
    }
}

extension Town {
    fileprivate func revokeTransport() throws {
        let members: JSONObject = [
            "from": "2026-09-01", "licence": "500114000001", "party": Self.carrier, "reason": "违法",
        ]
        try record(Self.authority, [event(.licenceRevoked, members)])
    }

    /// Another carrier, with everything but insurance.
    fileprivate func openSecondCarrier() throws {
        try record(
            Self.authority,
            [
                party(Self.newcomer, "示例快运", ["carrier"]),
                licence(Self.newcomer, "500114000002", transportTerms()),
                contract("T-2", with: Self.newcomer, "transport"),
            ]
        )
    }

    /// A site of the disposer in another province.
    fileprivate func openSiteInGanzhou() throws {
        let site = site(Self.disposer, region: "360702", segment: "3607").adding(["site": "002"])
        try record(Self.authority, [site])
    }
}
