import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// Puts what a package holds into several 拆分.
struct ItemSplitCommand: FormCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: say(
            "把一件拆成几件，各有编码；--file 可导入 CSV",
            "Put one package into several with codes of their own; --file imports CSV"
        ),
        discussion: say(
            """
            子包装的内容和时限同原包装；各件净重之和须与原净重相符；在库的拆分后逐件重新入库。
            例: liandan item split 编码 --child 100kg --child 80kg
            """,
            """
            The parts have the content and the clocks of the whole; their weights must add up to its own, and each is stored anew.
            For example: liandan item split CODE --child 100kg --child 80kg
            """
        )
    )
    static let form = StatementForm.splitting

    @Argument(help: ArgumentHelp(say("原编码，37位", "The code of the whole, 37 characters")))
    var whole: String?

    @Option(
        help: ArgumentHelp(
            say(
                "一件子包装: 净重，如 100kg，或 编码=100kg；可多次",
                "One part: its net weight, such as 100kg, or CODE=100kg; repeatable"
            )
        )
    )
    var child: [String] = []

    @Option(
        help: ArgumentHelp(
            say("子包装的包装方式；默认同原包装", "Packaging of the parts; as the whole by default")
        )
    )
    var packaging: String?

    @Option(
        help: ArgumentHelp(
            say(
                "子编码的日期；默认同原编码，他单位的编码为今天",
                "The day in their codes; that of the whole by default, today if it is of another unit"
            )
        )
    )
    var date: String?

    @Option(help: ArgumentHelp(say("场所编号；默认同原包装", "Site; that of the package by default")))
    var site: String?

    @OptionGroup var handling: HandlingOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    var cells: [String: String?] {
        [
            "code": whole?.asCode, "site": site, "date": date, "handler": handling.handler,
            "children": child.isEmpty ? nil : child.joined(separator: ";"),
        ]
    }

    func run() throws {
        let desk = try Desk(common, signing)
        let giver = try CodeGiver(desk)
        var drafts = try FormInput.drafts(Self.form, cells, file: input.file)
        for index in drafts.indices {
            try complete(&drafts[index].members, giver, of: desk.party)
        }
        try giver.state(drafts)
    }

    /// The parts' codes, and the site they are of.
    private func complete(
        _ members: inout JSONObject,
        _ giver: CodeGiver,
        of party: PartyID
    ) throws {
        let whole = try CodeArgument.item(members["code"]?.string)
        let day = try giver.day(members["date"]?.string, of: whole)
        members["date"] = nil
        if members["site"] == nil {
            let own = whole.unit == party ? try giver.label(of: whole)?["site"] : nil
            members["site"] = own ?? .string("001")
        }
        let site = members["site"]?.string ?? ""
        let children = members["children"]?.array?.compactMap(\.object) ?? []
        let missing = children.count { $0["code"] == nil }
        var codes = try giver.give(missing, whole.waste, day, site: site)[...]
        members["children"] =
            children.map { child in
                var child = child
                if child["code"] == nil { child["code"] = codes.popFirst()?.json }
                if child["packaging"] == nil { child["packaging"] = packaging?.json }
                return child
            }.json
    }
}
