import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// Packages are used or disposed of by the one who filled them, also of what came 自行利用处置.
struct ItemTreatCommand: TogetherCommand {
    static let configuration = CommandConfiguration(
        commandName: "treat",
        abstract: say(
            "自行利用处置；--file 可导入 CSV",
            "Use or dispose of one's own packages; --file imports CSV"
        ),
        discussion: say(
            """
            收来的包装用 liandan treat record；由其合并、拆分、装箱而来的计入各自的联单。
            例: liandan item treat 编码 编码 --method R9 --facility LY001
            """,
            """
            Packages as they were received are for liandan treat record; what they were merged, split or
            packed into counts for the manifests it came by.
            For example: liandan item treat CODE CODE --method R9 --facility LY001
            """
        )
    )
    static let form = StatementForm.treating

    @OptionGroup var codes: ItemCommand.Codes

    @Option(help: ArgumentHelp(say("方式代码，如 R9、D10", "Method, such as R9 or D10")))
    var method: String?

    @Option(help: ArgumentHelp(say("利用处置设施编码", "The facility")))
    var facility: String?

    @Option(
        help: ArgumentHelp(
            say(
                "利用处置批次编码；剩余的次生废物用 item fill --residue-of 指明它",
                "The batch; what is left over names it with item fill --residue-of"
            )
        )
    )
    var batch: String?

    @OptionGroup var handling: HandlingOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    var cells: [String: String?] {
        ["method": method, "facility": facility, "batch": batch, "handler": handling.handler]
    }
}

/// Somebody saw packages 清点、查验.
struct ItemSightCommand: TogetherCommand {
    static let configuration = CommandConfiguration(
        commandName: "sight",
        abstract: say(
            "盘点、查验: 陈述在何处看到哪些编码；--file 可导入 CSV",
            "Stock-take, inspection: which codes were seen where; --file imports CSV"
        ),
        discussion: say(
            "不改变物品状态；不该在那里的编码成为发现。例: liandan item sight - --place 1号库 < 扫描.txt",
            """
            Changes nothing; a code that cannot be there is a finding.
            For example: liandan item sight - --place "store 1" < scanned.txt
            """
        )
    )
    static let form = StatementForm.sighting

    @OptionGroup var codes: ItemCommand.Codes

    @Option(help: ArgumentHelp(say("地点", "Place")))
    var place: String?

    @Option(
        help: ArgumentHelp(
            say("出示的联单: 编号或 UUID", "The manifest that was shown: its number or UUID")
        )
    )
    var manifest: String?

    @Option(
        help: ArgumentHelp(
            say("纬度,经度，如 29.5312,108.7701", "LATITUDE,LONGITUDE, such as 29.5312,108.7701")
        )
    )
    var position: String?

    @OptionGroup var handling: HandlingOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    var cells: [String: String?] {
        [
            "place": place, "manifest": manifest, "position": position,
            "handler": handling.handler,
        ]
    }

    func complete(_ draft: inout StatementDraft, at desk: Desk) throws {
        if let manifest = draft.members["manifest"]?.string {
            draft.members["manifest"] = try ManifestReference.resolve(manifest, desk).json
        }
        if let position = draft.members["position"]?.string {
            draft.members["position"] = try PointArgument.point(position).json
        }
    }
}
