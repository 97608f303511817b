import CanonicalJSON
import HandoffRules
import LedgerCrypto
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    private static let generatorsKey: @Sendable (Town) -> [String: String] = {
        ["key": $0.keyID(of: Town.generator)]
    }

    @RuleCases private static var validity: [RuleCase] {
        RuleCase(
            "LD-KEY-001",
            "a key nobody enrolled",
            .itemIssued,
            given: { try $0.makeKey(for: Town.generator) },
            finds: [.refused("", ["party": Town.generator], also: generatorsKey)]
        )
        RuleCase(
            "LD-KEY-001",
            "another party's key",
            .itemIssued,
            given: { town in
                if let key = town.keys[Town.carrier] { town.useKey(key, for: Town.generator) }
            },
            finds: [.refused("", ["party": Town.generator], also: generatorsKey)]
        )
        RuleCase(
            "LD-KEY-001",
            "a party that revokes another's key as its own",
            .keyRevoked,
            ["/party": Town.carrier],
            by: Town.carrier,
            finds: [.refused("/key", ["party": Town.carrier], also: generatorsKey)]
        )
        RuleCase("LD-KEY-001", "a party that revokes its own key", .keyRevoked, by: Town.generator)
        RuleCase(
            "LD-KEY-002",
            "a key after its revocation",
            .itemIssued,
            given: { try $0.take([.keyRevoked]) },
            finds: [.refused("", ["entry": "2.0"], also: generatorsKey)]
        )
        RuleCase(
            "LD-KEY-002",
            "a key that revokes itself and speaks on in the same breath"
        ) { town in
            let events = try [town.statement(.keyRevoked), town.statement(.itemIssued)]
            return try town.submit(Town.generator, events)
        }
        RuleCase(
            "LD-KEY-003",
            "a key that was valid until yesterday",
            .itemIssued,
            given: { try $0.enrolGenerator(until: "2026-08-31") },
            finds: [.refused("", ["until": "2026-08-31"], also: generatorsKey)]
        )
        RuleCase(
            "LD-KEY-003",
            "a key that is valid until today",
            .itemIssued,
            given: { try $0.enrolGenerator(until: "2026-09-01") }
        )
        RuleCase(
            "LD-KEY-005",
            "a key with another's proof",
            finds: [.refused("/proof")]
        ) { town in
            let theirs = try town.enrolment(of: .generate(.ed25519), for: Town.generator)
            let proof = theirs["proof"]
            return try town.state(.keyEnrolled, [("/proof", proof)])
        }
        RuleCase(
            "LD-KEY-005",
            "a key proved for another party",
            .keyEnrolled,
            ["/party": Town.carrier],
            finds: [.refused("/proof")]
        )
        RuleCase("LD-KEY-005", "a key with its own proof", .keyEnrolled)
    }

    @RuleCases private static var speakers: [RuleCase] {
        RuleCase(
            "LD-KEY-004",
            "a driver who issues a code",
            .itemIssued,
            given: { try $0.enrolGenerator(role: "driver") },
            finds: [.refused("", ["kind": "item.issued", "role": "driver"])]
        )
        RuleCase(
            "LD-KEY-004",
            "a handler who files the plan",
            .planFiled,
            given: { try $0.enrolGenerator(role: "handler") },
            finds: [.refused("", ["kind": "plan.filed", "role": "handler"])]
        )
        RuleCase(
            "LD-KEY-004",
            "a storekeeper who releases",
            .manifestReleased,
            meanwhile: { try $0.enrolGenerator(role: "storekeeper") },
            finds: [.refused("", ["kind": "manifest.released", "role": "storekeeper"])]
        )
        RuleCase(
            "LD-KEY-004",
            "a storekeeper who weighs",
            .itemWeighed,
            meanwhile: { try $0.enrolGenerator(role: "storekeeper") }
        )
        RuleCase(
            "LD-ACT-001",
            "a release by the carrier",
            .manifestReleased,
            by: Town.carrier,
            finds: [.refused("", ["party": Town.carrier, "speakers": Town.generator])]
        )
        RuleCase(
            "LD-ACT-001",
            "a loading by the consignee, which has a licence of its own",
            .manifestLoaded,
            by: Town.disposer,
            finds: [.refused("", ["party": Town.disposer, "speakers": Town.carrier])]
        )
        RuleCase(
            "LD-ACT-001",
            "a weighing by who does not have the package",
            .itemWeighed,
            by: Town.disposer,
            finds: [.refused("", ["party": Town.disposer, "speakers": Town.generator])]
        )
        RuleCase(
            "LD-ACT-001",
            "a licence a party grants itself",
            .licenceGranted,
            by: Town.disposer,
            finds: [.refused("", ["party": Town.disposer, "speakers": "authority"])]
        )
        RuleCase(
            "LD-ACT-001",
            "a contract of others",
            .contractRecorded,
            by: Town.carrier,
            finds: [
                .refused(
                    "",
                    [
                        "party": Town.carrier,
                        "speakers": "authority, \(Town.generator), \(Town.disposer)",
                    ]
                )
            ]
        )
        RuleCase("LD-ACT-001", "a contract by the contractor", .contractRecorded, by: Town.disposer)
        RuleCase("LD-ACT-001", "an arrival by the consignee", .manifestArrived, by: Town.disposer)
    }

    static var keys: [RuleCase] { validity + speakers }
}

extension Town {
    /// Gives the generator another key.
    fileprivate func enrolGenerator(role: String = "manager", until: String? = nil) throws {
        let key = try makeKey(for: Self.generator)
        let enrolled = try enrolment(of: key, for: Self.generator, role: role, until: until)
        try record(Self.authority, [enrolled])
    }
}
