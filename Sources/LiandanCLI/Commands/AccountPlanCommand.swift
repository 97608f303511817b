import Accounts
import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Plans of a year beside what came of them 管理计划执行情况.
struct AccountPlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: say(
            "管理计划与实际: 产生、入库、移出、自行利用处置、期末库存",
            "The yearly plan beside what was generated, stored, shipped, treated and is left"
        )
    )

    @Option(help: ArgumentHelp(say("年度；默认今年", "The year; this one by default")))
    var year: Int?

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
        let year = try year ?? RehearsalClock.current().now().legalYear
        guard let period = ReportPeriod(String(year)) else {
            throw CommandError(.usage, "\(year) 不是年度", "\(year) is no year")
        }
        let items = try ledger.planComparisons(scope, in: period.year, ledger.regulation())
        let json: JSONObject = ["items": items, "v": 1, "year": year]
        common.printer.show(json, ReportText.plans(items))
    }
}
