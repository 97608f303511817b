import ArgumentParser
import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Lists what need not be kept any more 保存期限届满.
struct SealDueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: say(
            "保存期限已满、可以删除的封存信息；有则退出码 1",
            "Sealed fields whose retention has ended; exit status 1 if there are any"
        ),
        discussion: say(
            "保存期限是法规数据 (regulation show 的 retention.*)，依据和可信度见该表。",
            "How long is data of the regulation (retention.* in its parameters), with basis and confidence."
        )
    )

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let today = try RehearsalClock.current().now().legalDay
        let due = try SealsDue.find(in: ledger, on: today)
        let items = due.map { item -> JSONObject in
            [
                "event": item.stated.place, "parties": item.stated.concerned,
                "paths": item.paths, "until": item.until,
            ]
        }
        let json: JSONObject = ["items": items, "v": 1]
        let rows = due.map { item in
            [
                item.stated.place.description,
                item.paths.map(\.description).joined(separator: " "),
                item.until.description, item.stated.by.description,
            ]
        }
        common.printer.show(
            json,
            TextTable(
                [
                    say("事件", "event"), say("字段", "fields"), say("保存至", "kept until"),
                    say("陈述单位", "stated by"),
                ],
                rows
            ).text
        )
        if !due.isEmpty { throw Ended(status: .refused) }
    }
}

/// Sealed fields that may go 保存期限届满.
struct SealsDue {
    let stated: StatedEvent
    let paths: [JSONPath]
    /// The last day they had to be kept.
    let until: CivilDay

    /// In the order of the log.
    static func find(in ledger: Ledger, on today: CivilDay) throws -> [SealsDue] {
        let regulation = try ledger.regulation()
        return try ledger.query { (reader) throws(LogError) in
            var due: [SealsDue] = []
            try reader.forEachSealed { (stated, paths) throws(LogError) in
                let region = try reader.record(Party.self, stated.by)?.region
                if let until = stated.retention(regulation, in: region), until < today {
                    due.append(SealsDue(stated: stated, paths: paths, until: until))
                }
                return true
            }
            return due
        }
    }
}
