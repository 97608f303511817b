import ArgumentParser
import CanonicalJSON
import Duties
import Interchange
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// What is late or about to be 到期事项.
struct DueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: say(
            "到期: 已逾期和将到期的事项，余量不足的计划、许可证和批准",
            "What is late or about to be, and plans, licences and approvals nearly used up"
        ),
        discussion: say(
            "有到期事项时退出码为 1，可用于定时检查。期限和提前量是法规数据中的参数 (liandan regulation show)。",
            "Exits with 1 if something is due, for scheduled checks. "
                + "Limits and leads are figures of the regulation (liandan regulation show)."
        )
    )

    @Option(help: ArgumentHelp(say("只看某单位的", "Only those of this party")))
    var party: String?

    @Option(
        help: ArgumentHelp(
            say(
                "只看某地区的: 行政区划代码或其前几位，如 50",
                "Only those of a region: its code or how it begins, such as 50"
            )
        )
    )
    var region: String?

    @Option(
        help: ArgumentHelp(
            say("把多少天内到期的算作将到期", "How many days ahead to look"),
            valueName: "days"
        )
    )
    var within: Int?

    @Option(
        help: ArgumentHelp(
            say(
                "另存为 CSV 表格 (UTF-8，Excel、WPS 可直接打开)",
                "Write a CSV table as well (UTF-8, for Excel and WPS)"
            ),
            valueName: "file"
        )
    )
    var csv: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let within, !(0...36_500).contains(within) {
            throw ValidationError(
                say("--within 是 0 到 36500 之间的天数", "--within takes 0 to 36500 days")
            )
        }
        if let region, region.isEmpty || region.count > 6 || !region.allSatisfy(\.isASCIIDigit) {
            throw ValidationError(say("--region 是1到6位数字", "--region takes 1 to 6 digits"))
        }
    }

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let filter = DutyFilter(
            party: try party.map { try PartyReference.find($0, ledger) },
            region: region ?? "",
            within: within
        )
        let now = try RehearsalClock.current().now()
        let duties = try ledger.duties(filter, at: now)
        let text = DutyText(now, try ledger.regulation().laws)
        if let csv { try FileAccess.write(CSVText.encode(text.table(duties)), to: csv) }
        let json: JSONObject = ["at": now, "items": duties.map(text.json), "v": 1]
        common.printer.show(json, text.text(duties))
        if !duties.isEmpty { throw Ended(status: .refused) }
    }
}

/// Parties as people name them.
enum PartyReference {
    /// The one that is named, or all that are registered.
    static func all(_ named: PartyID?, _ reader: StateReader) throws(LogError) -> [PartyID] {
        if let named { return [named] }
        return try reader.records(Party.self, term: "party").map(\.party)
    }

    /// A party the ledger knows.
    static func find(_ text: String, _ ledger: Ledger) throws -> PartyID {
        guard let party = PartyID(text.asCode) else {
            throw CommandError(.usage, "\(text) 不是单位代码", "\(text) is no code of a party")
        }
        let record = try ledger.query { (reader) throws(LogError) in
            try reader.record(Party.self, party)
        }
        guard record != nil else {
            throw CommandError(.notFound, "没有单位 \(text)", "there is no party \(text)")
        }
        return party
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
