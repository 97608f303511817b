import Accounts
import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// The figures sites declare for a period 申报 (HJ 1259-2022 tables C.1 to C.3).
struct AccountDeclareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "declare",
        abstract: say(
            "申报数据 (月报、季报、年报) 和申报期限",
            "The figures to declare for a month, a quarter or a year, and until when"
        ),
        discussion: say(
            "管理类别由主管部门确定 (site classify)，没有确定的由账本推断: 持证或自行利用处置为重点监管单位，"
                + "近三年最大年产生量 100 t、10 t 为界。account file 签署申报。",
            "The class is the one an authority set (site classify), else it is told from the ledger: licence "
                + "holders and those who treat waste themselves are key units; else by the most of a "
                + "year of the last three, 100 t and 10 t. `account file` signs the declaration."
        )
    )

    @Option(
        help: ArgumentHelp(
            say("申报期: 2026-10、2026-Q3 或 2026", "The period: 2026-10, 2026-Q3 or 2026")
        )
    )
    var period: ReportPeriod

    @Option(
        name: .customLong("class"),
        help: ArgumentHelp(
            say(
                "假定的管理类别: key、simplified 或 registered",
                "A class to suppose: key, simplified or registered"
            )
        )
    )
    var managementClass: ManagementClass?

    @Option(help: ArgumentHelp(say("只看某单位的", "Only those of this party")))
    var party: String?

    @Option(
        help: ArgumentHelp(
            say("只看某场所的: 代码/场所编号，或 --party 的场所编号", "Only this site: CODE/SITE, or SITE of --party")
        )
    )
    var site: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let scope = try BookScope(party: party, site: site, ledger)
        let items = try ledger.declarations(
            scope,
            period,
            as: managementClass,
            ledger.regulation()
        )
        let json: JSONObject = ["items": items, "period": period.description, "v": 1]
        common.printer.show(json, items.map(ReportText.declaration).joined(separator: "\n\n"))
    }
}

extension ReportPeriod: ExpressibleByArgument {}
extension ManagementClass: ExpressibleByArgument {}
