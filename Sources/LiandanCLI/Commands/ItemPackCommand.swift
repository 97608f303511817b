import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// Puts packages into a box or onto a pallet 装箱、码托.
struct ItemPackCommand: FormCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: say(
            "装箱、码托；--new 同时为箱赋码，--file 可导入 CSV",
            "Put packages into a box, onto a pallet; --new gives it its code, --file imports CSV"
        ),
        discussion: say(
            """
            箱、托盘本身也有编码，先赋码或用 --new；箱内还可以有箱。
            仓管员的密钥不能赋码: 用经办人事先赋好的箱码 (item issue --packaging box)，不用 --new。
            例: liandan item pack --new @编码文件 --packaging box --vessel ZZX-07
            """,
            """
            The box has a code of its own, issued before or by --new; a box can stand in another.
            A storekeeper's key issues no codes: it names a box that a handler issued before (item issue --packaging box).
            For example: liandan item pack --new @codes --packaging box --vessel ZZX-07
            """
        )
    )
    static let form = StatementForm.packing

    @Argument(
        help: ArgumentHelp(
            say(
                "箱的编码（--new 时省去），然后是装入的编码；@文件 或 - 逐行读取",
                "The code of the box, not with --new, then what goes in; @file or - reads line by line"
            )
        )
    )
    var codes: [String] = []

    @Flag(help: ArgumentHelp(say("为箱新编一个编码", "Give the box a new code")))
    var new = false

    @Option(help: ArgumentHelp(say("周转箱、托盘自身的编号", "The vessel's own number")))
    var vessel: String?

    @Option(
        help: ArgumentHelp(
            say("--new: 箱的包装方式；默认 box", "--new: packaging of the box; box by default")
        )
    )
    var packaging: String?

    @Option(
        help: ArgumentHelp(say("--new: 编码的日期；默认今天", "--new: the day in its code; today by default"))
    )
    var date: String?

    @Option(
        help: ArgumentHelp(
            say("--new: 场所编号；默认同装入的包装", "--new: site; that of the packages by default")
        )
    )
    var site: String?

    @OptionGroup var handling: HandlingOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    var cells: [String: String?] { ["vessel": vessel, "handler": handling.handler] }

    func validate() throws {
        guard !new || input.file == nil else {
            throw ValidationError(
                say("--new 与 --file 不能同用", "--new and --file cannot be used together")
            )
        }
    }

    func run() throws {
        let desk = try Desk(common, signing)
        if input.file != nil {
            try desk.state(FormInput.drafts(Self.form, cells, file: input.file))
            return
        }
        let named = try CodeList.distinct(codes, atLeast: new ? 1 : 2)
        let given = Self.form.members(cells.compactMapValues(\.self))
        guard new else {
            let members: JSONObject = ["code": named.first, "items": Array(named.dropFirst())]
            try desk.state([StatementDraft(.itemPacked, given.adding(members))])
            return
        }
        let giver = try CodeGiver(desk)
        let first = try CodeArgument.item(named.first)
        var label: JSONObject = ["packaging": packaging ?? "box", "site": site]
        try giver.describe(&label, of: first.waste, like: first)
        let place = label["site"]?.string ?? ""
        let unit = try giver.next(first.waste, CodeDay.of(date, desk), site: place)
        try giver.state([
            StatementDraft(.itemIssued, label.adding(["code": unit])),
            StatementDraft(.itemPacked, given.adding(["code": unit, "items": named])),
        ])
    }
}

/// Opens a box 拆箱.
struct ItemUnpackCommand: FormCommand {
    static let configuration = CommandConfiguration(
        commandName: "unpack",
        abstract: say(
            "拆箱: 全部取出，或只取出所列编码；--file 可导入 CSV",
            "Open a box and take out everything, or what is named; --file imports CSV"
        ),
        discussion: say(
            """
            在途拆箱也要陈述，取出的留在同一联单上；箱内少了一件的，全部取出后报那件丢失 (item report lost)。
            例: liandan item unpack 箱编码 --reason 查验
            """,
            """
            An opening on the way is stated too; what is taken out stays on the manifest. Where a package lacks, \
            take out everything, then report that package lost (item report lost).
            For example: liandan item unpack BOX --reason inspection
            """
        )
    )
    static let form = StatementForm.unpacking

    @Argument(
        help: ArgumentHelp(
            say(
                "箱的编码，然后是取出的编码；不写则全部取出",
                "The code of the box, then what is taken out; everything if nothing is named"
            )
        )
    )
    var codes: [String] = []

    @Option(help: ArgumentHelp(say("事由", "Reason")))
    var reason: String?

    @OptionGroup var handling: HandlingOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    var cells: [String: String?] { ["reason": reason, "handler": handling.handler] }

    func run() throws {
        let desk = try Desk(common, signing)
        var drafts = try input.file.map { try FormInput.drafts(Self.form, cells, file: $0) } ?? []
        let named = try CodeList.distinct(codes, atLeast: input.file == nil ? 1 : 0)
        if input.file == nil || !named.isEmpty {
            let given = Self.form.members(cells.compactMapValues(\.self))
            let taken = named.dropFirst()
            let members: JSONObject = [
                "code": named.first, "items": taken.isEmpty ? nil : Array(taken),
            ]
            drafts.append(StatementDraft(.itemUnpacked, given.adding(members)))
        }
        try desk.state(drafts)
    }
}
