import Accounts
import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Signs what a site declares for a period 申报 (HJ 1259-2022 7.2).
struct AccountFileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file",
        abstract: say("签署申报: 台账的月报、季报或年报", "Sign a declaration: what the book says of a period"),
        discussion: say(
            """
            数字取自台账，与 account declare 相同；事后台账有变的，account balance (BAL-10) 指出不同，写明事由重新申报。
            例: liandan account file --period 2026-10
            """,
            """
            The figures are the book's, those of `account declare`; where the book changes afterwards, `account balance` \
            (BAL-10) says so, and the period is declared anew with a reason.
            For example: liandan account file --period 2026-10
            """
        )
    )

    @Option(
        help: ArgumentHelp(
            say("申报期: 2026-10、2026-Q3 或 2026", "The period: 2026-10, 2026-Q3 or 2026")
        )
    )
    var period: ReportPeriod

    @Option(help: ArgumentHelp(say("场所编号；默认 001", "Site; 001 by default")))
    var site: String?

    @Option(help: ArgumentHelp(say("重新申报的事由", "Why a period is declared anew")))
    var reason: String?

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let ledger = try desk.ledger()
        let scope = try BookScope(party: desk.party.description, site: site ?? "001", ledger)
        let found = try ledger.declarations(scope, period, ledger.regulation())
        // A site whose book is empty declares that there was nothing.
        let nothing: JSONObject = [
            "period": period,
            "site": ["party": desk.party, "site": site ?? "001"] as JSONObject,
            "wastes": [JSONObject](),
        ]
        var members = found.first?.statement ?? nothing
        members["reason"] = reason?.json
        try desk.state([StatementDraft(.declarationFiled, members)])
    }
}

/// What was declared 申报记录.
struct AccountFilingsCommand: ListCommand {
    static let configuration = CommandConfiguration(
        commandName: "filings",
        abstract: say("列出已签署的申报", "List the declarations that were signed")
    )
    static let head = [
        say("场所", "site"), say("申报期", "period"), say("期限", "due"), say("申报于", "filed on"),
        say("产生 t", "generated t"), say("自行/委外 t", "own/outsourced t"),
        say("期末 t", "closing t"), say("记录", "entry"),
    ]

    @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
    var party: String?

    @OptionGroup var common: CommonOptions

    var term: String { party.map { "party:\($0.asCode)" } ?? "declaration" }

    func row(_ filing: Filing) -> [String] {
        let own = filing.wastes.flatMap(\.treated).map(\.mass).total
        let out = filing.wastes.flatMap(\.outsourced).map(\.mass).total
        return [
            filing.site.description, filing.period.description,
            filing.period.due?.description ?? "", filing.note.at.legalDay.description,
            filing.wastes.map(\.generated).total.tonnes, "\(own.tonnes)/\(out.tonnes)",
            ReportText.tonnes(Int64(filing.wastes.map(\.closing).reduce(0, +))),
            filing.note.event.description,
        ]
    }
}
