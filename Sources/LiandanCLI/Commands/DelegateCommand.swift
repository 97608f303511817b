import ArgumentParser
import CanonicalJSON
import WasteDomain

/// Delegations 委托.
struct DelegateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delegate",
        abstract: say(
            "委托: 让别的单位代为作出某种陈述",
            "Delegations: let another party make a kind of statement for you"
        ),
        subcommands: [Grant.self, Revoke.self, List.self]
    )

    struct Grant: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("委托一个单位", "Let a party speak for you")
        )

        @Option(help: ArgumentHelp(say("受托人", "Who may speak")))
        var to: String

        @Option(
            help: ArgumentHelp(
                say(
                    "可作的陈述，如 released 或 manifest.released；可多次，各成一份委托",
                    "What it may state, such as released or manifest.released; repeatable, each a delegation of its own"
                )
            )
        )
        var statement: [String]

        @Option(help: ArgumentHelp(say("有效期起；默认今天", "First day; today by default")))
        var from: String?

        @Option(help: ArgumentHelp(say("有效期止", "Last day")))
        var until: String

        @Option(help: ArgumentHelp(say("只限这份联单", "For this manifest only")))
        var manifest: String?

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            let first = try from ?? desk.occurredAt().legalDay.description
            let id = try manifest.map { try ManifestReference.resolve($0, desk) }
            try desk.state(
                statement.map { kind in
                    StatementDraft(
                        .delegationGranted,
                        [
                            "delegation": try desk.newID(), "from": first, "manifest": id,
                            "party": desk.party, "statement": StatementName.kind(of: kind),
                            "to": to.asCode, "until": until,
                        ]
                    )
                }
            )
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("撤销委托；委托人和受托人都可以", "End a delegation; either side may")
        )

        @Argument(help: ArgumentHelp(say("委托 UUID (delegate list)", "UUID (delegate list)")))
        var delegation: String

        @Option(help: ArgumentHelp(say("事由", "Reason")))
        var reason: String?

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            try Desk(common, signing).state([
                StatementDraft(
                    .delegationRevoked,
                    ["delegation": delegation.lowercased(), "reason": reason]
                )
            ])
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(abstract: say("列出委托", "List delegations"))
        static let head = [
            "UUID", say("委托人", "party"), say("受托人", "to"), say("陈述", "statement"),
            say("有效期", "valid"), say("状态", "state"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0.asCode)" } ?? "delegation" }

        func row(_ delegation: Delegation) -> [String] {
            [
                delegation.id, delegation.party.description, delegation.to.description,
                delegation.statement.title.text,
                "\(delegation.days.from)–\(delegation.days.until)",
                delegation.revoked == nil ? say("有效", "in force") : say("已撤销", "revoked"),
            ]
        }
    }
}
