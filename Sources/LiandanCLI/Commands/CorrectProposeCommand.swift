import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Proposes to correct what was stated about a manifest 更正提出.
struct CorrectProposeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: say(
            "提出更正；其他各方同意后生效",
            "Propose a correction; it is applied when all others have agreed"
        ),
        discussion: say(
            """
            一处更正写作 陈述.字段=新值，如 released.lines.1.mass=99kg（第1行）、departed.waybill=YD2；原值从账本查。\
            空的新值即删去该字段。也可写明事件和 JSON 指针: 12.0/lines/0/mass=99kg。没有账本时用 --file 给出更正的 JSON 对象: event、path、old、new。
            """,
            """
            A change is STATEMENT.FIELD=VALUE, such as released.lines.1.mass=99kg (line 1) or \
            departed.waybill=YD2; what stands there now is looked up. An empty value takes the field away. \
            Event and JSON pointer do too: 12.0/lines/0/mass=99kg. Without a ledger --file gives the changes as \
            JSON objects with event, path, old and new.
            """
        )
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String

    @Argument(help: ArgumentHelp(say("陈述.字段=新值，可多个", "STATEMENT.FIELD=VALUE, one or more")))
    var change: [String] = []

    @Option(help: ArgumentHelp(say("事由", "Reason")))
    var reason: String

    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let id = try ManifestReference.resolve(manifest, desk)
        let changes = try stated(of: id, desk) + (input.file.map(FormInput.objects) ?? [])
        try desk.state([
            StatementDraft(
                .correctionProposed,
                [
                    "changes": changes, "correction": try desk.newID(),
                    "manifest": id, "reason": reason,
                ]
            )
        ])
    }

    /// The changes that the arguments say.
    private func stated(of id: UniqueID, _ desk: Desk) throws -> [JSONObject] {
        guard !change.isEmpty else { return [] }
        let ledger = try desk.ledger()
        let record = try ManifestReference.find(id.description, ledger)
        let history = try ledger.query { (reader) throws(LogError) in
            try History(of: record.subject, reader)
        }
        return try change.map { try ChangeInput($0, in: history, by: desk.party).json }
    }
}
