import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// What befalls a package 破损、丢失、找回.
struct ItemReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: say("报告破损、丢失、找回", "Report packages damaged, lost or found"),
        subcommands: [Mishap<Damage>.self, Mishap<Loss>.self, Found.self]
    )

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

/// What befalls a package, as `item report` calls it.
protocol MishapKind {
    static var name: String { get }
    static var abstract: String { get }
    /// What the reason is to tell.
    static var reason: String { get }
    static var form: StatementForm { get }
}

/// 破损、渗漏.
enum Damage: MishapKind {
    static let name = "damaged"
    static let abstract = say(
        "破损、渗漏；移出前须套入新包装 (item overpack)；--file 可导入 CSV",
        "Damaged or leaking; to be overpacked before it leaves; --file imports CSV"
    )
    static let reason = say("怎样破损", "What is wrong with it")
    static let form = StatementForm.damaging
}

/// 丢失.
enum Loss: MishapKind {
    static let name = "lost"
    static let abstract = say("找不到了；--file 可导入 CSV", "Cannot be found; --file imports CSV")
    static let reason = say("已知的情况", "What is known of it")
    static let form = StatementForm.losing
}

/// Says what befell packages.
struct Mishap<Kind: MishapKind>: PackagesCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: Kind.name, abstract: Kind.abstract)
    }
    static var form: StatementForm { Kind.form }

    @OptionGroup var codes: ItemCommand.Codes

    @Option(help: ArgumentHelp(Kind.reason))
    var reason: String?

    @OptionGroup var handling: HandlingOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    var cells: [String: String?] { ["reason": reason, "handler": handling.handler] }
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
