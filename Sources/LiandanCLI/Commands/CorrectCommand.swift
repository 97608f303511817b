import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Corrections 更正 of what was stated about a manifest.
struct CorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: say(
            "更正: 提出、同意、拒绝、撤回；原陈述永远保留",
            "Corrections: propose, agree, decline, withdraw; what was stated is kept for ever"
        ),
        subcommands: [
            CorrectProposeCommand.self, Agree.self, Decline.self, Withdraw.self,
            CorrectShowCommand.self, List.self,
        ]
    )

    /// The manifest, where no ledger can tell.
    struct OfManifest: ParsableArguments {
        @Option(
            help: ArgumentHelp(
                say("联单 UUID；有账本时不需要", "UUID of the manifest; not needed with the ledger")
            )
        )
        var manifest: String?
    }

    struct Agree: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "同意更正；最后一方同意即生效",
                "Agree to a correction; the last consent applies it"
            )
        )

        @OptionGroup var reference: CorrectionReference

        @Option(
            help: ArgumentHelp(
                say("主管部门代已注销的单位同意", "The dissolved party an authority stands in for")
            )
        )
        var standsInFor: String?

        @OptionGroup var of: OfManifest
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            var members = try reference.members(of: of.manifest, desk)
            members["standsInFor"] = standsInFor.map { .string($0.asCode) }
            try desk.state([StatementDraft(.correctionAgreed, members)])
        }
    }

    struct Decline: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("拒绝更正", "Decline a correction")
        )

        @OptionGroup var reference: CorrectionReference

        @Option(help: ArgumentHelp(say("事由", "Reason")))
        var reason: String

        @OptionGroup var of: OfManifest
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            var members = try reference.members(of: of.manifest, desk)
            members["reason"] = .string(reason)
            try desk.state([StatementDraft(.correctionDeclined, members)])
        }
    }

    struct Withdraw: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("撤回自己提出的更正", "Take back a correction one proposed")
        )

        @OptionGroup var reference: CorrectionReference

        @Option(help: ArgumentHelp(say("事由", "Reason")))
        var reason: String?

        @OptionGroup var of: OfManifest
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            var members = try reference.members(of: of.manifest, desk)
            members["reason"] = reason.map(JSONValue.string)
            try desk.state([StatementDraft(.correctionWithdrawn, members)])
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(abstract: say("列出更正", "List corrections"))
        static let head = [
            "UUID", say("提出", "proposed"), say("单位", "by"), say("状态", "state"),
            say("待同意方", "awaits"), say("更正", "changes"),
        ]

        @Option(help: ArgumentHelp(say("只列出待某单位同意的", "Only those this party has to agree to")))
        var awaits: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "只列出某状态的: open, applied, declined, withdrawn",
                    "Only those that are: open, applied, declined, withdrawn"
                )
            )
        )
        var status: String?

        @OptionGroup var common: CommonOptions

        var term: String {
            awaits.map { "awaits:\($0.asCode)" } ?? status.map { "correction:\($0)" }
                ?? "correction"
        }

        func row(_ correction: Correction) -> [String] {
            [
                correction.id, LocalTime.text(correction.proposed.at),
                correction.proposed.by.description, correction.status.title.text,
                correction.awaits.map(\.description).joined(separator: ", "),
                correction.changes.map(ChangeText.text).joined(separator: "; "),
            ]
        }
    }
}

/// Shows a correction and who has to agree.
struct CorrectShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: say("显示一项更正", "Show a correction")
    )

    @OptionGroup var reference: CorrectionReference
    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let record = try reference.find(ledger)
        let history = try ledger.query { (reader) throws(LogError) in
            try History(of: record.subject, reader)
        }
        let json: JSONObject = ["history": history.json, "record": record, "v": 1]
        let rows =
            [
                [say("状态", "state"), record.status.title.text],
                [say("联单", "manifest"), record.manifest.description],
                [say("提出", "proposed by"), record.proposed.by.description],
                [say("事由", "reason"), record.reason.description],
                [
                    say("待同意方", "awaits"),
                    record.awaits.map(\.description).joined(separator: ", "),
                ],
            ] + record.changes.map { [say("更正", "change"), ChangeText.text($0)] }
        common.printer.show(
            json,
            TextTable([say("更正 ", "correction ") + record.id, ""], rows).text + "\n\n"
                + history.text
        )
    }
}
