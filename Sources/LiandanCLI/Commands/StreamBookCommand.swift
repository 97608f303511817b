import Accounts
import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Lists the rows of the books of other wastes 其他固废台账.
struct StreamBookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "book",
        abstract: say(
            "列出台账；--csv 写成表格，可再由 record --file 读入",
            "List the books; --csv as a table that record --file reads"
        )
    )

    @Option(help: ArgumentHelp(say("只看某事项", "Only this act")))
    var act: String?

    @Flag(help: ArgumentHelp(say("输出 CSV", "Print CSV")))
    var csv = false

    @OptionGroup var rows: StreamOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let profiles = try rows.profiles(ledger.regulation().streams)
        var found: [(profile: StreamProfile, row: StreamRow)] = []
        for profile in profiles {
            var question = try rows.question(profile)
            if let act { question.acts = Set([Word(act)].compactMap(\.self)) }
            try ledger.query { (reader) throws(LogError) in
                try reader.forEachRow(question) { found.append((profile, $0)) }
            }
        }
        found.sort { ($0.row.movement.day, $0.row.id) < ($1.row.movement.day, $1.row.id) }
        guard !csv else {
            let form = StatementForm.stream(profiles)
            Terminal.print(
                CSVText.lines(
                    [form.columns.map { say($0.heading, $0.name) }]
                        + found.map { form.cells(of: $0.row.movement.object) }
                )
            )
            return
        }
        let json: JSONObject = ["items": found.map(\.row), "v": 1]
        common.printer.show(json, table(found))
    }

    private func table(_ found: [(profile: StreamProfile, row: StreamRow)]) -> String {
        let head = [
            say("类别", "stream"), say("日期", "day"), say("编号", "number"), say("点位", "point"),
            say("层级", "level"), say("事项", "act"), say("代码", "code"), "kg",
            say("件", "pieces"), "L", say("对方", "counterparty"), say("单号", "document"),
            say("其他", "other"), say("记录", "entry"),
        ]
        let lines = found.map { profile, row in
            let movement = row.movement
            let fields = movement.fields.sorted { $0.key < $1.key }
                .map { "\($0.key)=\($0.value.shown)" }
            return [
                profile.id.description, movement.day.description, movement.number.description,
                movement.point.description,
                movement.level.map { profile.title(of: $0)?.text ?? $0.description } ?? "",
                profile.title(of: movement.act)?.text ?? movement.act.description,
                movement.code.description, movement.mass?.kilograms ?? "",
                movement.count.map(String.init) ?? "", movement.volume.map(String.init) ?? "",
                movement.counterparty?.description ?? "", movement.document?.description ?? "",
                fields.joined(separator: " "), row.note.event.description,
            ]
        }
        return TextTable(head, lines).text
    }
}
