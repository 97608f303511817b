import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// Packages go into another, or get codes of whoever collected them 合并、换码.
struct ItemMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: say(
            "把几件并入一件新编码的包装；--each 逐件换码",
            "Put packages into one with a new code; --each gives every one its own"
        ),
        discussion: say(
            "新包装的名称、特性、形态、包装方式默认与原包装相同。",
            "Name, hazards, form and packaging are those of the packages unless said otherwise."
        )
    )

    @OptionGroup var codes: ItemCommand.Codes

    @Flag(help: ArgumentHelp(say("逐件换码，不合并", "A new code for every package, merging none")))
    var each = false

    @Option(help: ArgumentHelp(say("新编码；默认按顺序新编", "The new code; the next free one by default")))
    var code: String?

    @Option(help: ArgumentHelp(say("新编码的日期；默认今天", "The day in the new code; today by default")))
    var date: String?

    @Option(help: ArgumentHelp(say("场所编号；默认同原包装", "Site; that of the packages by default")))
    var site: String?

    @OptionGroup var content: ContentOptions
    @OptionGroup var handling: HandlingOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let giver = try CodeGiver(desk)
        let parents = try codes.distinct()
        guard !each || code == nil else {
            throw CommandError(
                .usage,
                "--code 只给一件: 与 --each 不能同用",
                "--code names one package: it cannot go with --each"
            )
        }
        let groups = each ? parents.map { [$0] } : [parents]
        try giver.state(groups.map { try draft(of: $0, giver, desk) })
    }

    /// The label is that of the first package, where nothing else is said.
    private func draft(
        of parents: [String],
        _ giver: CodeGiver,
        _ desk: Desk
    ) throws -> StatementDraft {
        let first = try CodeArgument.item(parents.first)
        let stated = try code.map { try CodeArgument.item($0) }
        var members = StatementForm.item.members(content.cells.compactMapValues(\.self))
            .adding(["site": site])
        try giver.describe(&members, of: stated?.waste ?? first.waste, like: first)
        let child =
            try stated
            ?? giver.next(
                first.waste,
                CodeDay.of(date, desk),
                site: members["site"]?.string ?? ""
            )
        return StatementDraft(
            .itemMerged,
            members.adding(["code": child, "handler": handling.handler, "parents": parents])
        )
    }
}
