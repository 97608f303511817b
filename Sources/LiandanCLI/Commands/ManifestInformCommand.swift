import ArgumentParser
import CanonicalJSON
import WasteDomain

/// Somebody is told of what came of a load, or confirms that he was 告知.
struct ManifestInformCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inform",
        abstract: say(
            "接受人告知移出人或主管部门；被告知的单位确认收到",
            "The consignee tells consignor or authority; who was told confirms it"
        ),
        discussion: say(
            "被告知的单位不写 --about 时，确认尚未确认的全部告知。",
            "Whoever was told and says no --about confirms all it has not confirmed yet."
        )
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String

    @Option(
        help: ArgumentHelp(
            say(
                "事项: discrepancy 差异; refusal 拒收; receipt 接收; treatment 利用处置; incident 突发事件；可多次",
                "Of what: discrepancy, refusal, receipt, treatment, incident; repeatable"
            )
        )
    )
    var about: [String] = []

    @Option(
        help: ArgumentHelp(
            say("告知谁；默认移出人；可多次", "Whom; the consignor by default; repeatable")
        )
    )
    var party: [String] = []

    @Option(help: ArgumentHelp(say("告知内容", "What they are told")))
    var text: String?

    @Option(help: ArgumentHelp(say("送达凭证编号", "Number of the proof of delivery")))
    var delivery: String?

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let id = try ManifestReference.resolve(manifest, desk)
        let record = try desk.ledgerIfAny().map { try ManifestReference.find(manifest, $0) }
        guard about.isEmpty else {
            let told = party.isEmpty ? try [usual(desk, record)] : party.map(\.asCode)
            try desk.state(
                told.flatMap { party in about.map { draft(id, party, $0) } }
            )
            return
        }
        let open = (record?.notices ?? []).filter {
            $0.party == desk.party && $0.acknowledged == nil
        }
        guard !open.isEmpty else {
            throw CommandError(
                .usage,
                "用 --about 写明告知什么",
                "say with --about what they are told of"
            )
        }
        try desk.state(open.map { draft(id, $0.party.description, $0.about.rawValue) })
    }

    /// Whoever is told if nobody is named: the consignor by the consignee, else oneself.
    private func usual(_ desk: Desk, _ manifest: Manifest?) throws -> String {
        guard let manifest else {
            throw CommandError(
                .usage,
                "这里没有账本: 用 --party 写明告知谁",
                "there is no ledger here: say with --party who is told"
            )
        }
        let isConsignee = desk.party == manifest.form.consignee.party
        return (isConsignee ? manifest.form.consignor.party : desk.party).description
    }

    private func draft(_ id: UniqueID, _ party: String, _ about: String) -> StatementDraft {
        StatementDraft(
            .partyInformed,
            ["about": about, "delivery": delivery, "manifest": id, "party": party, "text": text]
        )
    }
}
