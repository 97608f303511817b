import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import Tracing
import WasteDomain

/// The register of an institution's medical waste 医疗废物登记本.
struct WardBookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "book",
        abstract: say(
            "医疗废物登记本: 来源、种类、重量或数量、交接时间、处置方法、去向，可打印",
            "The register of medical waste: source, kind, weight or count, hand-over, method, destination"
        ),
        discussion: say(
            "由已有的陈述写出（《医疗废物管理条例》第12条，保存三年）；--out 打印为 HTML 或 PDF。\n"
                + "例: liandan ward book --from 2026-10-01 --to 2026-10-31 --out 登记本.pdf",
            "Written from what was stated anyway (Regulations on Medical Waste, article 12; kept three years); --out prints it.\n"
                + "For example: liandan ward book --from 2026-10-01 --to 2026-10-31 --out register.pdf"
        )
    )

    @Option(help: ArgumentHelp(say("单位；默认为密钥所属单位", "The party; that of the key by default")))
    var party: String?

    @Option(help: ArgumentHelp(say("场所编号；默认 001", "Site; 001 by default")))
    var site = "001"

    @Option(help: ArgumentHelp(say("第一天；默认本月一日", "First day; that of this month by default")))
    var from: String?

    @Option(help: ArgumentHelp(say("最后一天；默认今天", "Last day; today by default")))
    var to: String?

    @OptionGroup var keys: KeyOptions
    @OptionGroup var printing: PrintingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let now = try RehearsalClock.current().now()
        let today = now.legalDay
        let last = try to.map(day) ?? today
        let first = try from.map(day) ?? last.firstOfMonth
        guard first <= last, let site = SiteNumber(site) else {
            throw CommandError(
                .usage,
                "期间或场所不对: \(first) – \(last)，\(site)",
                "no such days or site: \(first) – \(last), \(site)"
            )
        }
        let party = try party.map { try PartyReference.find($0, ledger) } ?? owner()
        let book = try ledger.wardBook(
            of: SiteID(party: party, site: site),
            in: first...last,
            withStore: first <= today && today <= last
        )
        let paper = try WardBookPaper(book, first...last, ledger.regulation())
        guard printing.isAsked else {
            common.printer.show(paper.json, paper.text)
            return
        }
        try printing.write(paper.form(of: ledger.description.genesis, at: now), common.printer)
    }

    private func owner() throws -> PartyID {
        let path = try keys.as ?? Configuration().key
        guard let party = try path.flatMap({ try KeyFile($0).party }) else {
            throw CommandError(
                .usage,
                "没有指定单位: 用 --party 或 --as",
                "no party is named: use --party or --as"
            )
        }
        return party
    }

    private func day(_ text: String) throws -> CivilDay {
        guard let day = CivilDay(text) else {
            throw CommandError(
                .usage,
                "\(text) 不是日期；写成 2026-10-08",
                "\(text) is no day; write 2026-10-08"
            )
        }
        return day
    }
}
