import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// In whose name somebody else signs 受托签署.
struct BehalfOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say("受托代哪个单位陈述", "The party this is stated for, under its delegation"),
            valueName: "party"
        )
    )
    var onBehalfOf: String?

    @Option(
        help: ArgumentHelp(
            say("所依据的委托；默认从账本查", "The delegation; looked up in the ledger by default"),
            valueName: "uuid"
        )
    )
    var delegation: String?

    /// The party stated for, if it is not the signer.
    func party() throws -> PartyID? {
        guard let text = onBehalfOf else { return nil }
        guard let party = PartyID(text.asCode) else {
            throw CommandError(
                .usage,
                "\(text) 不是单位代码",
                "\(text) is no party's code"
            )
        }
        return party
    }

    /// What a statement claims to be made under.
    ///
    /// - Throws: `notAllowed` if the ledger knows no delegation that would do.
    func claim(
        for draft: StatementDraft,
        on day: CivilDay,
        _ desk: Desk
    ) throws -> JSONObject? {
        guard let party = try party() else { return nil }
        if let delegation { return ["delegation": delegation.lowercased(), "party": party] }
        guard let ledger = try desk.ledgerIfAny() else {
            throw CommandError(
                .usage,
                "这里没有账本: 用 --delegation 写明委托",
                "there is no ledger here: name the delegation with --delegation"
            )
        }
        let manifest = draft.members["manifest"]?.string
        let found = try ledger.query { (reader) throws(LogError) in
            try reader.records(Delegation.self, term: "party:\(party)")
        }
        .filter { delegation in
            delegation.party == party && delegation.to == desk.signer
                && delegation.statement == draft.kind && delegation.revoked == nil
                && delegation.days.contains(day)
                && (delegation.manifest == nil || delegation.manifest?.description == manifest)
        }
        guard let best = found.first(where: { $0.manifest != nil }) ?? found.first else {
            throw CommandError(
                .notAllowed,
                "\(party) 没有委托 \(desk.signer) 作出陈述: \(draft.kind.title.zh)",
                "\(party) has not delegated to \(desk.signer): \(draft.kind.title.en)"
            )
        }
        return ["delegation": best.delegation, "party": party]
    }
}
