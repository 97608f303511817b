import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// What befalls a package 破损、丢失、找回.
struct ItemReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: say("报告破损、丢失、找回", "Report packages damaged, lost or found"),
        subcommands: [Damaged.self, Lost.self, Found.self]
    )

    struct Damaged: PackagesCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "破损、渗漏；移出前须套入新包装 (item overpack)；--file 可导入 CSV",
                "Damaged or leaking; to be overpacked before it leaves; --file imports CSV"
            )
        )
        static let form = StatementForm.damaging

        @OptionGroup var codes: ItemCommand.Codes

        @Option(help: ArgumentHelp(say("怎样破损", "What is wrong with it")))
        var reason: String?

        @OptionGroup var handling: HandlingOptions
        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] { ["reason": reason, "handler": handling.handler] }
    }

    struct Lost: PackagesCommand {
        static let configuration = CommandConfiguration(
            abstract: say("找不到了；--file 可导入 CSV", "Cannot be found; --file imports CSV")
        )
        static let form = StatementForm.losing

        @OptionGroup var codes: ItemCommand.Codes

        @Option(help: ArgumentHelp(say("已知的情况", "What is known of it")))
        var reason: String?

        @OptionGroup var handling: HandlingOptions
        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] { ["reason": reason, "handler": handling.handler] }
    }

    struct Found: PackagesCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "丢失或缺失的又找到了；--file 可导入 CSV",
                "What was lost or missing has turned up; --file imports CSV"
            )
        )
        static let form = StatementForm.finding

        @OptionGroup var codes: ItemCommand.Codes

        @Option(help: ArgumentHelp(say("在何处找到", "Where it was found")))
        var place: String?

        @OptionGroup var handling: HandlingOptions
        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] { ["place": place, "handler": handling.handler] }
    }
}

/// Puts a label on anew 补贴标签; the code stays.
struct ItemRelabelCommand: PackagesCommand {
    static let configuration = CommandConfiguration(
        commandName: "relabel",
        abstract: say(
            "标签损坏，重新张贴，编码不变；--file 可导入 CSV",
            "Put a label on anew, the code stays; --file imports CSV"
        ),
        discussion: say(
            "例: liandan item relabel 编码 --reason 雨淋模糊 --old-label 旧标签.jpg",
            "For example: liandan item relabel CODE --reason \"rain\" --old-label old.jpg"
        )
    )
    static let form = StatementForm.relabelling

    @OptionGroup var codes: ItemCommand.Codes

    @Option(help: ArgumentHelp(say("事由", "Reason")))
    var reason: String?

    @Option(
        help: ArgumentHelp(
            say(
                "原标签的照片，或其摘要 (base64)；只有摘要入账",
                "A photograph of the old label, or its digest (base64); only the digest is recorded"
            )
        )
    )
    var oldLabel: String?

    @OptionGroup var handling: HandlingOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    var cells: [String: String?] {
        ["reason": reason, "oldLabel": oldLabel, "handler": handling.handler]
    }

    func complete(_ draft: inout StatementDraft, at desk: Desk) throws {
        guard let label = draft.members["oldLabel"]?.string, Digest(label) == nil else { return }
        draft.members["oldLabel"] = try desk.digest(of: label).json
    }
}
