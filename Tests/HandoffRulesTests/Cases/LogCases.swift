import CanonicalJSON
import HandoffRules
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Regulation
import WasteDomain

extension RuleCase {
    private static func because(_ reason: String) -> Expected {
        .refused("", ["reason": reason])
    }

    @RuleCases private static var forms: [RuleCase] {
        RuleCase(
            "LD-LOG-001",
            "another event than was signed",
            finds: [because("the events are not those the header was signed over")]
        ) { town in
            let other = try town.statement(.itemIssued).adding(["code": Town.stranger])
            return try town.submit(town.signed().with(events: [other.canonicalBytes]))
        }
        RuleCase("LD-LOG-001", "the event that was signed") { try $0.submit($0.signed()) }
        RuleCase(
            "LD-LOG-002",
            "an event of more than 1 MiB",
            finds: [
                because("event 0: not canonical JSON at byte 1048576: more bytes than allowed")
            ]
        ) { try $0.state(.itemIssued, ["/name": String(repeating: "废", count: 400_000)]) }
        RuleCase("LD-LOG-002", "an event of less") { try $0.submit($0.signed()) }
        RuleCase(
            "LD-LOG-003",
            "a submission to another ledger",
            finds: [
                .refused("") { town in
                    let genesis = otherLedger(town).genesis
                    return ["reason": "the submission is meant for ledger \(genesis)"]
                }
            ]
        ) { try $0.submit($0.signed(in: otherLedger($0))) }
        RuleCase("LD-LOG-003", "a submission to this ledger") { try $0.submit($0.signed()) }
        RuleCase(
            "LD-LOG-004",
            "a changed signature",
            finds: [
                .refused("") { ["reason": "key \($0.keyID(of: Town.generator))"] }
            ]
        ) { town in
            let submission = try town.signed()
            var signature = submission.signature
            signature[0] ^= 1
            return try town.submit(submission.with(signature: signature))
        }
        RuleCase("LD-LOG-004", "the signature as it was") { try $0.submit($0.signed()) }
        RuleCase(
            "LD-LOG-007",
            "a sealed name without what opens it",
            finds: [because("event 0 /handler: no matching opening")]
        ) { town in
            let filled = try town.sealedFilling()
            return try town.submit(filled.with(openings: []))
        }
        RuleCase("LD-LOG-007", "a sealed name and what opens it") { town in
            try town.submit(town.sealedFilling())
        }
    }

    /// The same town's description under another name.
    @Sendable private static func otherLedger(_ town: Town) -> LedgerDescription {
        LedgerDescription(
            origin: "example.org/500114/other",
            suite: .sha256,
            ledgerKey: town.description.ledgerKey,
            authority: (Town.authority, town.description.authorityKey),
            createdAt: town.description.createdAt,
            numbers: []
        )
    }

    @RuleCases private static var history: [RuleCase] {
        RuleCase(
            "LD-LOG-005",
            "another content under a name that is taken",
            finds: [.refused("", ["entry": "2"])]
        ) { town in
            let id = town.uuid()
            _ = try town.submit(town.signed(as: id))
            return try town.submit(town.signed(["/code": Town.stranger], as: id))
        }
        RuleCase("LD-LOG-005", "another content under the name of a refused one") { town in
            let id = town.uuid()
            _ = try town.submit(town.signed(["/code": "123"], as: id))
            return try town.submit(town.signed(as: id))
        }
        RuleCase(
            "LD-LOG-006",
            "a head this log never had",
            finds: [because("size 2 had another root")]
        ) { town in
            let foreign = TreeHead(size: 2, root: town.description.genesis)
            return try town.submit(town.signed(seen: foreign))
        }
        RuleCase(
            "LD-LOG-006",
            "a head this log never reached",
            finds: [because("the log has 2 entries, not 3")]
        ) { town in
            let foreign = TreeHead(size: 3, root: town.description.genesis)
            return try town.submit(town.signed(seen: foreign))
        }
        RuleCase("LD-LOG-006", "a head this log had") { town in
            guard case .accepted(let receipt, _) = try town.state(.insuranceRecorded) else {
                throw LogError(.fault, "the insurance was not recorded")
            }
            let head = try receipt.verify(town.description).head
            try town.take([.itemIssued])
            return try town.submit(town.signed(["/code": Town.stranger], seen: head))
        }
    }

    private static let unusable = "the tables cannot be read, or have another digest"

    @RuleCases private static var regulations: [RuleCase] {
        RuleCase(
            "LD-LOG-008",
            "a party registered before any regulation",
            finds: [.refused("")]
        ) { _ in try Town().state(.partyRegistered) }
        RuleCase("LD-LOG-008", "a regulation first", finds: [unmapped]) { _ in
            try Town().adoptRegulation()
        }
        RuleCase(
            "LD-LOG-009",
            "a first regulation without tables",
            finds: [because("the regulation has no table catalogue")]
        ) { _ in try Town().adoptRegulation(RegulationTables([:])) }
        RuleCase(
            "LD-LOG-009",
            "a later regulation without tables",
            finds: [.refused("/tables", ["reason": unusable])]
        ) { town in
            let tables = RegulationTables([:])
            let digest = RegulationLibrary.digest(of: tables, .sha256)
            return try town.state(.regulationAdopted, ["/digest": digest, "/tables": tables])
        }
        RuleCase(
            "LD-LOG-009",
            "a first regulation under another's digest",
            finds: [.refused("/tables", ["reason": unusable])]
        ) { _ in
            let town = try Town()
            return try town.state(.regulationAdopted, ["/digest": town.description.genesis])
        }
        RuleCase("LD-LOG-009", "a later regulation that can be read") { town in
            let tables = RegulationTables.small
            let digest = RegulationLibrary.digest(of: tables, .sha256)
            try town.record(
                Town.authority,
                [
                    town.statement(.regulationAdopted)
                        .adding(["digest": digest, "tables": tables])
                ]
            )
            return try town.state(.itemIssued)
        }
    }

    static var log: [RuleCase] { forms + history + regulations }
}

extension Town {
    /// The generator's first code, signed.
    fileprivate func signed(
        _ changes: Changes = [:],
        as id: UniqueID? = nil,
        in ledger: LedgerDescription? = nil,
        seen: TreeHead? = nil
    ) throws -> Submission {
        try signed([statement(.itemIssued).changing(changes)], as: id, in: ledger, seen: seen)
    }

    private func signed(
        _ events: [JSONObject],
        sealing: [String] = [],
        as id: UniqueID? = nil,
        in ledger: LedgerDescription? = nil,
        seen: TreeHead? = nil
    ) throws -> Submission {
        var draft = SubmissionDraft(id: id ?? uuid())
        for event in events { try draft.append(event, sealing: sealing, .sha256) }
        guard let key = keys[Self.generator] else { throw LogError(.notFound, "no key") }
        return try draft.signed(
            by: key,
            for: Self.generator,
            in: ledger ?? description,
            seen: seen,
            at: clock.now
        )
    }

    /// The filling of the first package, its handler sealed.
    fileprivate func sealedFilling() throws -> Submission {
        try take([.itemIssued])
        let filled = try statement(.itemFilled).adding(["handler": "张三"])
        return try signed([filled], sealing: ["handler"])
    }
}

extension Submission {
    /// The same with another part.
    fileprivate func with(
        events: [[UInt8]]? = nil,
        signature: [UInt8]? = nil,
        openings: [Opening]? = nil
    ) -> Submission {
        Submission(
            header: header,
            signature: signature ?? self.signature,
            events: events ?? self.events,
            openings: openings ?? self.openings
        )
    }
}
