import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// States rows of the books of other solid wastes 其他固废台账记录.
struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: say(
            "登记其他固废台账的一条或多条 (--file 导入 CSV)；各类别填什么见 stream show",
            "State rows of the books of other wastes (--file imports CSV); stream show says what each asks for"
        ),
        discussion: say(
            """
            例: liandan record --stream film --act collected --level village --code 010-001-S80 --mass 35kg --field payment=70元
                liandan record --stream sludge --file june.csv    # 列: act, day, code, mass, moisture, …，也可用中文列名
            --file - 从标准输入读。标志对文件的每一行都有效，除非该行另有所写。
            """,
            """
            For example: liandan record --stream film --act collected --level village --code 010-001-S80 --mass 35kg --field payment=7000
                liandan record --stream sludge --file june.csv    # columns act, day, code, mass, moisture, …
            --file - reads standard input. Flags hold for every row that says nothing itself.
            """
        )
    )

    @Option(help: ArgumentHelp(say("固废类别，如 sludge", "The stream, such as sludge")))
    var stream: String?

    @Option(help: ArgumentHelp(say("事项，如 collected", "The act, such as collected")))
    var act: String?

    @Option(
        help: ArgumentHelp(
            say(
                "点位: 代码、代码/场所编号或本单位场所编号；默认本单位",
                "The point: CODE, CODE/SITE, or a SITE of one's own; one's own by default"
            )
        )
    )
    var point: String?

    @Option(help: ArgumentHelp(say("网点层级，如 village", "The level of the point, such as village")))
    var level: String?

    @Option(
        help: ArgumentHelp(say("记录编号；默认按事项和日期顺序编", "The row's number; the day's next by default"))
    )
    var number: String?

    @Option(help: ArgumentHelp(say("算在哪一天；默认今天", "The day it counts for; today by default")))
    var day: String?

    @Option(help: ArgumentHelp(say("固废代码，如 900-001-S61", "The waste's code, such as 900-001-S61")))
    var code: String?

    @Option(help: ArgumentHelp(say("质量，如 3.5t", "Mass, such as 3.5t")))
    var mass: String?

    @Option(help: ArgumentHelp(say("件数", "Pieces")))
    var count: String?

    @Option(help: ArgumentHelp(say("体积，如 12m3 或 12方", "Volume, such as 12m3")))
    var volume: String?

    @Option(
        help: ArgumentHelp(
            say("对方 (来源或去向): 代码或代码/场所编号", "Origin or destination: CODE or CODE/SITE")
        )
    )
    var counterparty: String?

    @Option(
        help: ArgumentHelp(say("联单或运输单号，双方相同", "The document's number, the same on both sides"))
    )
    var document: String?

    @Option(help: ArgumentHelp(say("合同或协议编号", "The contract's number")))
    var contract: String?

    @Option(
        help: ArgumentHelp(
            say(
                "类别自有的字段，如 moisture=80.5%；可重复",
                "A field of the stream, such as moisture=80.5%; repeatable"
            ),
            valueName: "name=value"
        )
    )
    var field: [String] = []

    @Option(help: ArgumentHelp(say("重新陈述某编号的事由", "Why a number is stated anew")))
    var reason: String?

    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        var rows = try StreamRows(desk)
        var drafts = try FormInput.drafts(rows.form, cells(rows.form), file: input.file)
        for index in drafts.indices { try rows.complete(&drafts[index]) }
        try desk.state(drafts)
    }

    private func cells(_ form: StatementForm) throws -> [String: String?] {
        var cells: [String: String?] = [
            "stream": stream, "act": act, "point": point, "level": level, "number": number,
            "day": day, "code": code, "mass": mass, "count": count, "volume": volume,
            "counterparty": counterparty, "document": document, "contract": contract,
            "reason": reason,
        ]
        for pair in field {
            let sides = pair.split(separator: "=", maxSplits: 1).map { $0.trimmed }
            guard sides.count == 2, form.columns.contains(where: { $0.name == sides[0] }) else {
                throw CommandError(
                    .usage,
                    "\"\(pair)\" 应为 字段=值；字段见 liandan stream show",
                    "\"\(pair)\" should be field=value; liandan stream show has the fields"
                )
            }
            cells[sides[0]] = sides[1]
        }
        return cells
    }
}
