import ArgumentParser
import Interchange

/// Registers parties 单位登记, small generators with all they need at once.
struct PartyRegisterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: say("登记单位；--file 可导入 CSV", "Register parties; --file imports CSV"),
        discussion: say(
            """
            --small 一次登记小微产废单位: 单位、001 场所、登记管理类别，写明 --contractor 的还有收集合同；表格每行一家。没有统一社会信用代码的，自动编本地编号。
            例: liandan party register --small --name 老王汽修 --region 500114 --address 城东路8号 --contractor 收集单位代码
            """,
            """
            --small registers a small generator at once: the party, its site 001, its class and, with --contractor, the contract with its collector; a table has one a line. Without a credit code it gets a local id.
            For example: liandan party register --small --name "Wang's garage" --region 500114 --address "8 East Road" --contractor COLLECTOR
            """
        )
    )

    @OptionGroup var particulars: PartyCommand.Particulars

    @Flag(
        help: ArgumentHelp(
            say("小微产废单位: 连同场所、类别和合同", "A small generator: with site, class and contract")
        )
    )
    var small = false

    @OptionGroup var papers: SmallGeneratorOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard small || papers.cells.values.allSatisfy({ $0 == nil }) else {
            throw ValidationError(
                say("合同和号段只与 --small 同用", "contract and segment are said with --small only")
            )
        }
    }

    func run() throws {
        let desk = try Desk(common, signing)
        guard small else {
            try desk.state(FormInput.drafts(.party, particulars.cells, file: input.file))
            return
        }
        let cells = particulars.cells.merging(papers.cells) { $1 }
        var register = try SmallRegister(desk)
        var drafts: [StatementDraft] = []
        for row in try FormInput.drafts(.small, cells, file: input.file) {
            drafts += try register.drafts(of: row)
        }
        try desk.state(drafts)
    }
}
