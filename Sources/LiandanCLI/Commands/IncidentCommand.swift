import ArgumentParser
import CanonicalJSON
import WasteDomain

/// What went wrong with a load 突发环境事件.
struct IncidentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incident",
        abstract: say("报告突发环境事件", "Report that something went wrong with a load"),
        subcommands: [Report.self]
    )

    struct Report: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "报告联单上的突发环境事件，或其后续",
                "Report an incident with a manifest's load, or how it goes on"
            )
        )

        @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
        var manifest: String

        @Option(help: ArgumentHelp(say("地点", "Where")))
        var place: String

        @Option(help: ArgumentHelp(say("情况", "What happened")))
        var text: String

        @Option(help: ArgumentHelp(say("采取的措施", "What was done about it")))
        var measures: String?

        @Option(
            help: ArgumentHelp(
                say("所涉物品编码；@文件；可多次", "The item codes it is about; @file; repeatable")
            )
        )
        var item: [String] = []

        @Option(
            help: ArgumentHelp(
                say("何时向当地主管部门报告", "When the authority of the place was told"),
                valueName: "time"
            )
        )
        var told: String?

        @Flag(help: ArgumentHelp(say("处置结束", "It is over")))
        var ended = false

        @Option(
            help: ArgumentHelp(
                say(
                    "是哪个事件的后续；--ended 默认为尚未结束的那个",
                    "The incident this goes on with; with --ended the open one by default"
                ),
                valueName: "uuid"
            )
        )
        var incident: String?

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            let id = try ManifestReference.resolve(manifest, desk)
            let known = try incident?.lowercased() ?? (ended ? open(id, desk) : nil)
            let items = try CodeList.expand(item)
            try desk.state([
                StatementDraft(
                    .incidentReported,
                    [
                        "authorityToldAt": told.map(LocalTime.member),
                        "ended": ended ? true : nil,
                        "incident": try known ?? desk.newID().description,
                        "items": items.isEmpty ? nil : items, "manifest": id,
                        "measures": measures, "place": place, "text": text,
                    ]
                )
            ])
        }

        /// The one incident that is not over.
        private func open(_ id: UniqueID, _ desk: Desk) throws -> String? {
            guard let ledger = try desk.ledgerIfAny() else { return nil }
            let incidents = try ManifestReference.find(id.description, ledger).incidents
                .filter { $0.ended == nil }
            guard incidents.count < 2 else {
                throw CommandError(
                    .usage,
                    "有 \(incidents.count) 个事件没有结束: 用 --incident 写明哪个",
                    "\(incidents.count) incidents are open: say which with --incident"
                )
            }
            return incidents.first?.incident.description
        }
    }
}
