import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Erases what is sealed 删除.
struct SealEraseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: say(
            "删除封存信息；事件和哈希不变，删除本身记录在案",
            "Erase what is sealed; event and hashes stay, and the erasure is on record"
        ),
        discussion: say(
            """
            由作出陈述的单位、所涉单位或主管部门签署。账本里的明文被覆盖；各方手中的提交文件和旧备份不受影响，要另行销毁。
            依据 (《个人信息保护法》第47条): purposeEnded 处理目的已实现; retentionEnded 保存期限届满; \
            consentWithdrawn 撤回同意; unlawful 违法处理; other 法定其他情形。
            """,
            """
            Signed by its author, by the party it is about, or by an authority. The ledger's copy is overwritten; submission \
            files that parties keep and old backups are not touched: destroy them yourself.
            Grounds (《个人信息保护法》 art. 47): purposeEnded, retentionEnded, consentWithdrawn, unlawful, other.
            """
        )
    )

    @Argument(help: ArgumentHelp(say("事件，如 12.0；可多个", "Events, such as 12.0")))
    var events: [String] = []

    @Flag(
        help: ArgumentHelp(
            say("保存期限已满的全部（自己能删的）", "All whose retention has ended, as far as it is mine")
        )
    )
    var due = false

    @Option(
        help: ArgumentHelp(
            say("字段，如 /handler；可多次；默认全部", "A field, such as /handler; all by default")
        )
    )
    var field: [String] = []

    @Option(
        help: ArgumentHelp(
            say("依据；--due 时为 retentionEnded", "On which ground; retentionEnded with --due")
        )
    )
    var ground: String?

    @Option(help: ArgumentHelp(say("事由", "Reason")))
    var reason: String

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard due != !events.isEmpty, due || ground != nil else {
            throw ValidationError(
                say("写明事件和 --ground，或用 --due", "name events and a --ground, or use --due")
            )
        }
    }

    func run() throws {
        let desk = try Desk(common, signing)
        let chosen = try due ? dueFields(desk) : namedFields(desk)
        let ground = ground ?? ErasureGround.retentionEnded.rawValue
        try desk.state(
            chosen.map { event, paths in
                StatementDraft(
                    .sealedErased,
                    ["event": event, "ground": ground, "paths": paths, "reason": reason]
                )
            }
        )
    }

    private func namedFields(_ desk: Desk) throws -> [(EventID, [JSONPath])] {
        try events.map { text in
            let place = try EventArgument.place(text)
            if !field.isEmpty { return (place, field.map { JSONPath($0) }) }
            let ledger = try desk.ledger()
            let found = try ledger.query { (reader) throws(LogError) in
                try reader.sealedContents(of: place, ledger.description)
            }
            let open = (found ?? []).filter {
                if case .erased = $0.state { false } else { true }
            }
            guard !open.isEmpty else {
                throw CommandError(
                    .notFound,
                    "事件 \(text) 没有可删除的封存信息",
                    "there is nothing sealed in \(text) that could be erased"
                )
            }
            return (place, open.map(\.path))
        }
    }

    private func dueFields(_ desk: Desk) throws -> [(EventID, [JSONPath])] {
        let ledger = try desk.ledger()
        let isAuthority = try ledger.query { (reader) throws(LogError) in
            try reader.isAuthority(desk.party, in: ledger.description)
        }
        return try SealsDue.find(in: ledger, on: desk.occurredAt().legalDay)
            .filter { isAuthority || $0.stated.concerned.contains(desk.party) }
            .map { ($0.stated.place, $0.paths) }
    }
}
