import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
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

    @Option(help: ArgumentHelp(say("场所编号", "Site")))
    var site = "001"

    @Option(help: ArgumentHelp(say("废物名称", "Name")))
    var name: String?

    @Option(help: ArgumentHelp(say("形态", "Form")))
    var form: String?

    @Option(help: ArgumentHelp(say("包装", "Packaging")))
    var packaging: String?

    @OptionGroup var handling: HandlingOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let parents = try codes.expanded()
        let content = try content(of: parents, desk)
        let groups = each ? parents.map { [$0] } : [parents]
        let children = try code.map { [$0.asCode] } ?? fresh(groups, desk)
        guard children.count == groups.count else {
            throw CommandError(
                .usage,
                "--code 只给一件: 与 --each 不能同用",
                "--code names one package: it cannot go with --each"
            )
        }
        desk.output.isBeside = true
        try desk.state(
            zip(groups, children).map { parents, child in
                StatementDraft(
                    .itemMerged,
                    content.adding([
                        "code": child, "handler": handling.handler, "parents": parents,
                        "site": site,
                    ])
                )
            }
        )
        for code in children.compactMap({ ItemCode($0) }) where code.unit == desk.party {
            try SerialBook(desk.key.path).use(code.waste, code.day, upTo: code.serial)
        }
        if desk.output.format == .text { children.forEach { Terminal.print($0) } }
    }

    /// What the first package holds, where nothing else is said.
    private func content(of parents: [String], _ desk: Desk) throws -> JSONObject {
        let stated: JSONObject = ["form": form, "name": name, "packaging": packaging]
        guard let ledger = try desk.ledgerIfAny(), let first = parents.first else { return stated }
        let items = try ledger.query { (reader) throws(LogError) in
            try ItemLookup.find([first], reader)
        }
        return stated.completed(by: items.first?.content.json.object ?? [:])
    }

    /// New codes of this party, of the waste of what goes into each package.
    private func fresh(_ groups: [[String]], _ desk: Desk) throws -> [String] {
        let day = try CodeDay.of(date, desk)
        var used: [WasteCode: Int] = [:]
        return try groups.map { parents in
            guard let waste = parents.first.flatMap({ ItemCode($0)?.waste }) else {
                throw CommandError(.usage, "没有要合并的物品编码", "there are no item codes to merge")
            }
            let last = used[waste] ?? 0
            let serial = try SerialBook(desk.key.path).next(waste, day, after: last, desk)
            used[waste] = serial
            guard
                let code = ItemCode(unit: desk.party, waste: waste, day: day, serial: serial)
            else {
                throw CommandError(
                    .refused,
                    "\(desk.party) 不能再编 \(waste) \(day) 的编码",
                    "\(desk.party) can make no more codes of \(waste) on \(day)"
                )
            }
            return code.description
        }
    }
}
