import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// Licences 许可证.
struct LicenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "licence",
        abstract: say("登记和查看许可证", "Register and look at licences"),
        subcommands: [Grant.self, Amend.self, Suspend.self, Revoke.self, List.self]
    )

    /// The flags of a licence's content.
    struct Terms: ParsableArguments {
        @Option(help: ArgumentHelp(say("持证单位", "Holder")))
        var party: String?

        @Option(help: ArgumentHelp(say("许可证编号", "Number")))
        var licence: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "类型: comprehensive 综合; collection 收集; pilotCollection 小微收集试点; batteryCollection 铅蓄电池; transport 道路危险货物运输; discharge 排污许可; stream 其他固废的许可、备案、名录",
                    "Type: comprehensive, collection, pilotCollection, batteryCollection, transport, discharge, stream"
                )
            )
        )
        var type: String?

        @Option(help: ArgumentHelp(say("发证机关", "Issuer")))
        var issuer: String?

        @Option(help: ArgumentHelp(say("有效期起，如 2025-01-01", "First day, such as 2025-01-01")))
        var from: String?

        @Option(help: ArgumentHelp(say("有效期止", "Last day")))
        var until: String?

        @Option(
            help: ArgumentHelp(
                say("经营方式: collect;store;use;dispose", "Activities: collect;store;use;dispose")
            )
        )
        var activities: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "类别和代码: HW08;HW49:900-041-49+900-039-49;HW12!900-250-12",
                    "Wastes: HW08;HW49:900-041-49+900-039-49;HW12!900-250-12"
                )
            )
        )
        var wastes: String?

        @Option(
            help: ArgumentHelp(
                say("方式及年规模: R9=5000t;D10", "Methods and yearly scale: R9=5000t;D10")
            )
        )
        var methods: String?

        @Option(help: ArgumentHelp(say("年经营规模，如 5000t", "Scale of a year, such as 5000t")))
        var scale: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "其他固废: 类别:文件=代码@去向，如 construction:treatmentPlan=SW70+SW72@CODE",
                    "Other streams: STREAM:PAPER=CODES@TO, such as construction:treatmentPlan=SW70+SW72@CODE"
                )
            )
        )
        var streams: String?

        var cells: [String: String?] {
            [
                "party": party, "licence": licence, "type": type, "issuer": issuer, "from": from,
                "until": until, "activities": activities, "wastes": wastes, "methods": methods,
                "scale": scale, "streams": streams,
            ]
        }
    }

    struct Grant: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say("登记许可证；--file 可导入 CSV", "Register licences; --file imports CSV")
        )
        static let form = StatementForm.licence

        @OptionGroup var terms: Terms
        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] { terms.cells }
    }

    struct Amend: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say("变更许可证的全部内容", "Replace the content of a licence")
        )
        static let form = StatementForm.licenceAmendment

        @OptionGroup var terms: Terms

        @Option(help: ArgumentHelp(say("事由", "Reason")))
        var reason: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] { terms.cells.merging(["reason": reason]) { $1 } }
    }

    /// Which licence, and why.
    struct Target: ParsableArguments {
        @Option(help: ArgumentHelp(say("持证单位", "Holder")))
        var party: String

        @Option(help: ArgumentHelp(say("许可证编号", "Number")))
        var licence: String

        @Option(help: ArgumentHelp(say("起始日", "First day")))
        var from: String

        @Option(help: ArgumentHelp(say("事由", "Reason")))
        var reason: String
    }

    struct Suspend: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("暂停许可证", "Suspend a licence")
        )

        @OptionGroup var target: Target

        @Option(help: ArgumentHelp(say("截止日；默认不定", "Last day; open by default")))
        var until: String?

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            try Desk(common, signing).state([
                StatementDraft(
                    .licenceSuspended,
                    [
                        "from": target.from, "licence": target.licence, "party": target.party,
                        "reason": target.reason, "until": until,
                    ]
                )
            ])
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("吊销或注销许可证", "Revoke a licence")
        )

        @OptionGroup var target: Target
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            try Desk(common, signing).state([
                StatementDraft(
                    .licenceRevoked,
                    [
                        "from": target.from, "licence": target.licence, "party": target.party,
                        "reason": target.reason,
                    ]
                )
            ])
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(abstract: say("列出许可证", "List licences"))
        static let head = [
            say("单位", "holder"), say("编号", "number"), say("类型", "type"), say("有效期", "valid"),
            say("规模 t/年", "scale t/year"), say("状态", "state"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0)" } ?? "licence" }

        func row(_ licence: Licence) -> [String] {
            let state =
                if let from = licence.revokedFrom {
                    say("\(from) 起吊销", "revoked from \(from)")
                } else if let last = licence.suspensions.last {
                    say("\(last.from) 起暂停", "suspended from \(last.from)")
                } else {
                    say("有效", "in force")
                }
            let days = licence.content.days
            return [
                licence.party.description, licence.licence.description,
                licence.content.type.title.text, "\(days.from)–\(days.until)",
                licence.content.scale?.tonnes ?? "—", state,
            ]
        }
    }
}
