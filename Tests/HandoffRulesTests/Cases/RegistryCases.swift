import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    @RuleCases private static var subjects: [RuleCase] {
        RuleCase(
            "LD-REF-001",
            "the release of a manifest nobody issued",
            .manifestReleased,
            ["/manifest": Town.second],
            finds: [.refused("/manifest", ["subject": "manifest:\(Town.second)"])]
        )
        RuleCase(
            "LD-REF-001",
            "the treatment of packages under a manifest nobody issued",
            .treatmentRecorded,
            ["/manifest": Town.second],
            finds: [.refused("/manifest", ["subject": "manifest:\(Town.second)"])]
        )
        RuleCase(
            "LD-REF-001",
            "the filling of a package nobody registered",
            .itemFilled,
            ["/code": Town.stranger],
            finds: [.refused("/code", ["subject": "item:\(Town.stranger)"])]
        )
        RuleCase(
            "LD-REF-001",
            "both parties of a contract unknown",
            .contractRecorded,
            ["/contractor": Invented.creditCode(9), "/party": Town.newcomer],
            by: Town.authority,
            finds: [
                .refused("/contractor", ["subject": "party:\(Invented.creditCode(9))"]),
                .refused("/party", ["subject": "party:\(Town.newcomer)"]),
            ]
        )
        RuleCase(
            "LD-REF-001",
            "the suspension of a licence nobody granted",
            .licenceSuspended,
            ["/licence": "X-1"],
            finds: [.refused("/licence", ["subject": "licence:\(Town.disposer)/X-1"])]
        )
        RuleCase("LD-REF-001", "the suspension of one that is known", .licenceSuspended)
        RuleCase(
            "LD-REF-002",
            "a party registered again",
            .partyRegistered,
            ["/party": Town.carrier],
            finds: [.refused("/party", ["subject": "party:\(Town.carrier)"])]
        )
        RuleCase(
            "LD-REF-002",
            "a plan filed again",
            .planFiled,
            ["/plan": "P-2026"],
            finds: [.refused("/plan", ["subject": "plan:\(Town.generator)/P-2026"])]
        )
        RuleCase(
            "LD-REF-002",
            "a manifest issued again",
            .manifestIssued,
            after: .manifestIssued,
            finds: [.refused("/manifest", ["subject": "manifest:\(Town.first)"])]
        )
        RuleCase(
            "LD-REF-002",
            "a vehicle registered again, with a new certificate",
            .vehicleRegistered,
            ["/plate": Town.plate]
        )
    }

    @RuleCases private static var parties: [RuleCase] {
        RuleCase(
            "LD-PTY-001",
            "a consignee that has retired",
            .manifestIssued,
            given: { try $0.take([.partyRetired]) },
            finds: [.refused("/consignee", ["party": Town.disposer])]
        )
        RuleCase(
            "LD-PTY-001",
            "a vehicle for a carrier that has retired",
            .vehicleRegistered,
            given: { town in
                let retired = try town.statement(.partyRetired)
                try town.record(Town.authority, [retired.adding(["party": Town.carrier])])
            },
            finds: [.refused("/party", ["party": Town.carrier])]
        )
        RuleCase(
            "LD-PTY-001",
            "a retired consignee finishes what is under way",
            .manifestReceived,
            meanwhile: { try $0.take([.partyRetired]) }
        )
        RuleCase(
            "LD-PTY-002",
            "a vehicle for a party that carries nothing",
            .vehicleRegistered,
            ["/party": Town.generator],
            finds: [.refused("/party", ["party": Town.generator, "role": "carrier"])]
        )
        RuleCase(
            "LD-PTY-002",
            "a carrier that is none",
            .manifestIssued,
            ["/carriers": [Town.disposer], "/transportContract": nil],
            finds: [
                .refused("/carriers/0", ["party": Town.disposer, "role": "carrier"]),
                .refused(
                    "/carriers/0",
                    ["day": "2026-09-01", "subject": Town.disposer],
                    by: "HW-LIC-014"
                ),
            ]
        )
        RuleCase("LD-PTY-002", "a vehicle for a carrier", .vehicleRegistered)
    }

    static var registry: [RuleCase] { subjects + parties + order + numbers }
}
