import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// A command that gives a package another code 换码: one parent, one child.
protocol ReplacingCommand: FormCommand {}

extension ReplacingCommand {
    func run() throws {
        let desk = try Desk(common, signing)
        let giver = try CodeGiver(desk)
        var drafts = try FormInput.drafts(Self.form, cells, file: input.file)
        for index in drafts.indices { try Self.complete(&drafts[index].members, giver) }
        try giver.state(drafts)
    }

    /// The child's code and label, where they are not said.
    private static func complete(_ members: inout JSONObject, _ giver: CodeGiver) throws {
        let parent = try CodeArgument.item(members["parent"]?.string)
        let (waste, date) = (members["waste"]?.string, members["date"]?.string)
        for name in StatementForm.makingColumns { members[name] = nil }
        let stated = try members["code"]?.string.map { try CodeArgument.item($0) }
        let named = try waste.map { try CodeArgument.waste($0) }
        let code = stated?.waste ?? named ?? parent.waste
        try giver.describe(&members, of: code, like: parent)
        guard stated == nil else { return }
        let day = try giver.day(date, of: parent)
        let site = members["site"]?.string ?? ""
        members["code"] = try giver.next(code, day, site: site).json
    }
}

/// Gives a sealed package another code because its own, or the day in it, is wrong 换码.
struct ItemRecodeCommand: ReplacingCommand {
    static let configuration = CommandConfiguration(
        commandName: "recode",
        abstract: say(
            "编码或日期有误的包装换码；--file 可导入 CSV",
            "Give a package with a wrong code or day another; --file imports CSV"
        ),
        discussion: say(
            """
            标签内容、净重、库位和时限都随新编码走；原编码从此不能再用。打印在标准输出的是新编码。
            例: liandan item recode 编码 --date 2026-03-01 --reason 日期写错
                liandan item recode 编码 --waste 900-249-08 --reason 类别判错
            """,
            """
            Content, weight, place and clocks go on with the new code; the old one is never used again. The new code is \
            what stands on standard output.
            For example: liandan item recode CODE --date 2026-03-01 --reason "wrong day"
                liandan item recode CODE --waste 900-249-08 --reason "wrong waste"
            """
        )
    )
    static let form = StatementForm.recoding

    @Argument(help: ArgumentHelp(say("原编码，37位", "The old code, 37 characters")))
    var old: String?

    @Option(help: ArgumentHelp(say("事由", "Reason")))
    var reason: String?

    @Option(help: ArgumentHelp(say("新编码；默认按顺序新编", "The new code; the next free one by default")))
    var code: String?

    @Option(help: ArgumentHelp(say("新编码的日期；默认同原编码", "Its day; that of the old code by default")))
    var date: String?

    @Option(
        help: ArgumentHelp(say("新编码的废物代码；默认同原编码", "Its waste; that of the old code by default"))
    )
    var waste: String?

    @Option(help: ArgumentHelp(say("场所编号；默认同原包装", "Site; that of the package by default")))
    var site: String?

    @OptionGroup var content: ContentOptions
    @OptionGroup var handling: HandlingOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    var cells: [String: String?] {
        content.cells.merging([
            "parent": old?.asCode, "code": code?.asCode, "date": date, "waste": waste,
            "reason": reason, "site": site, "handler": handling.handler,
        ]) { $1 }
    }
}

/// Puts a burst or leaking package into another, wherever it is 重新包装.
struct ItemOverpackCommand: ReplacingCommand {
    static let configuration = CommandConfiguration(
        commandName: "overpack",
        abstract: say(
            "破损、渗漏的包装套入新包装；--file 可导入 CSV",
            "Put a burst or leaking package into another; --file imports CSV"
        ),
        discussion: say(
            """
            在库、在途、接收后都可以；新包装接替原包装在联单上的位置和时限。
            例: liandan item overpack 编码 --reason 袋子破裂 --disinfection 已喷洒次氯酸钠 --packaging drum
            """,
            """
            In store, on the way or once received; the new package takes the old one's place on its manifest and its clocks.
            For example: liandan item overpack CODE --reason "bag burst" --disinfection "sprayed" --packaging drum
            """
        )
    )
    static let form = StatementForm.overpacking

    @Argument(help: ArgumentHelp(say("原编码，37位", "The old code, 37 characters")))
    var old: String?

    @Option(help: ArgumentHelp(say("事由", "Reason")))
    var reason: String?

    @Option(help: ArgumentHelp(say("现场消毒、清理的记录", "How the spot was cleaned or disinfected")))
    var disinfection: String?

    @Option(help: ArgumentHelp(say("新编码；默认按顺序新编", "The new code; the next free one by default")))
    var code: String?

    @Option(
        help: ArgumentHelp(
            say(
                "新编码的日期；默认同原编码，他单位的编码为今天",
                "Its day; that of the old code by default, today if that is of another unit"
            )
        )
    )
    var date: String?

    @Option(help: ArgumentHelp(say("场所编号；默认同原包装", "Site; that of the package by default")))
    var site: String?

    @OptionGroup var content: ContentOptions
    @OptionGroup var handling: HandlingOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    var cells: [String: String?] {
        content.cells.merging([
            "parent": old?.asCode, "code": code?.asCode, "date": date, "reason": reason,
            "site": site, "disinfection": disinfection, "handler": handling.handler,
        ]) { $1 }
    }
}
