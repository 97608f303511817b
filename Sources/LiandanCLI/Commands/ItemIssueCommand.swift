import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// Gives codes to packages 赋码.
struct ItemIssueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: say("为包装赋码；--file 可导入 CSV", "Give codes to packages; --file imports CSV"),
        discussion: say(
            """
            只有编码打印在标准输出，可以接给下一个命令。同样的包装再次赋码，用 --like 指明一个已有的编码即可。
            例: liandan item issue --waste 900-214-08 --count 3 --form liquid --packaging drum
                liandan item issue --like 编码 --count 3
            """,
            """
            Only the codes stand on standard output, to be piped on. For more of the same, --like and an earlier code are enough.
            For example: liandan item issue --waste 900-214-08 --count 3 --form liquid --packaging drum
                liandan item issue --like CODE --count 3
            """
        )
    )

    @Option(help: ArgumentHelp(say("废物代码，如 900-214-08", "Waste code, such as 900-214-08")))
    var waste: String?

    @Option(
        help: ArgumentHelp(
            say("标签内容同这个编码的包装", "An earlier code: what its label says is said again")
        )
    )
    var like: String?

    @Option(help: ArgumentHelp(say("件数", "How many")))
    var count = 1

    @Option(
        help: ArgumentHelp(say("产生或收集日期；默认今天", "Day of generation or collection; today by default"))
    )
    var date: String?

    @Option(help: ArgumentHelp(say("起始序号；默认接着用", "First serial; the next free one by default")))
    var serial: Int?

    @Option(
        help: ArgumentHelp(
            say(
                "本机专用的序号段，如 101-150；记在密钥旁，以后都按它；1-999 为不限",
                "Serials this device keeps to, such as 101-150; kept beside the key from now on; 1-999 lifts it"
            )
        )
    )
    var serials: Runs?

    @Option(help: ArgumentHelp(say("场所编号；默认 001", "Site; 001 by default")))
    var site: String?

    @OptionGroup var content: ContentOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard count >= 1, serial.map(ItemCode.serials.contains) ?? true else {
            throw ValidationError(
                say("件数至少为1，序号为1至999", "the count is at least 1, the serial from 1 to 999")
            )
        }
    }

    func run() throws {
        let desk = try Desk(common, signing)
        let giver = try CodeGiver(desk, device: serials)
        let rows = try FormInput.drafts(.item, cells, file: input.file)
        try giver.state(rows.flatMap { try drafts(of: $0, giver, desk) })
    }

    private var cells: [String: String?] {
        content.cells.merging([
            "site": site, "waste": waste, "date": date, "count": String(count), "like": like,
        ]) { $1 }
    }

    /// One statement for a row that has a code, as many as it says for one that has none.
    private func drafts(
        of row: StatementDraft,
        _ giver: CodeGiver,
        _ desk: Desk
    ) throws -> [StatementDraft] {
        var members = row.members
        for name in StatementForm.makingColumns { members[name] = nil }
        let like = try row.members["like"]?.string.map { try CodeArgument.item($0) }
        if let code = members["code"]?.string {
            // One that is none is for the domain to refuse.
            if let waste = ItemCode(code)?.waste {
                try giver.describe(&members, of: waste, like: like)
            }
            return [StatementDraft(.itemIssued, members, lines: row.lines)]
        }
        let named = row.members["waste"]?.string
        let waste = named == nil ? like?.waste : nil
        let code = try waste ?? CodeArgument.waste(named)
        let day = try CodeDay.of(row.members["date"]?.string, desk)
        try giver.describe(&members, of: code, like: like)
        let codes = try giver.give(
            Self.count(row.members["count"]),
            code,
            day,
            site: members["site"]?.string ?? "",
            from: input.file == nil ? serial : nil
        )
        return codes.map {
            StatementDraft(.itemIssued, members.adding(["code": $0]), lines: row.lines)
        }
    }

    /// How many a row asks for.
    private static func count(_ cell: JSONValue?) throws -> Int {
        guard let cell else { return 1 }
        guard let count = cell.integer, count >= 1, let count = Int(exactly: count) else {
            let text = cell.string ?? String(cell.integer ?? 0)
            throw CommandError(.usage, "件数应至少为1: \(text)", "the count is at least 1: \(text)")
        }
        return count
    }
}
