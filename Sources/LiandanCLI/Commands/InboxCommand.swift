import ArgumentParser
import CanonicalJSON
import Duties
import Liandan
import WasteDomain

/// What awaits a statement of mine 待我陈述.
struct InboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox",
        abstract: say(
            "待办: 等我方陈述、确认或同意的联单和更正，对方已陈述一半的交接在前",
            "What awaits my statement or consent; hand-overs whose other half is there come first"
        )
    )

    @Option(help: ArgumentHelp(say("单位；默认为密钥所属单位", "The party; that of the key by default")))
    var party: String?

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let party =
            try party.map { try PartyReference.find($0, ledger) } ?? Desk(common, signing).party
        let now = try RehearsalClock.current().now()
        let items = try ledger.inbox(of: party, at: now)
        let json: JSONObject = [
            "at": now, "items": items.map(json), "party": party, "v": 1,
        ]
        common.printer.show(json, text(items, now))
    }

    private func json(_ item: InboxItem) -> JSONValue {
        var object: JSONObject = [
            "awaits": item.awaited.kind, "command": item.command, "name": item.name,
            "otherHalf": item.awaited.isOtherHalf ? true : nil, "since": item.awaited.since.at,
            "state": item.duty?.state ?? .open, "subject": item.subject.description,
            "title": item.awaited.kind.title.text,
        ]
        item.duty.map { DeadlineText.add($0.due, to: &object) }
        return .object(object)
    }

    private func text(_ items: [InboxItem], _ now: Timestamp) -> String {
        guard !items.isEmpty else {
            return say("没有等待陈述的事项", "nothing awaits your statement")
        }
        let head = [
            say("事项", "subject"), say("等待", "awaited"), "", say("从何时", "since"),
            say("期限", "due"), "", say("命令", "command"),
        ]
        let rows = items.map { item in
            [
                item.name, item.awaited.kind.title.text,
                item.awaited.isOtherHalf ? say("对方已陈述", "the other half is there") : "",
                LocalTime.text(item.awaited.since.at),
                item.duty.map { DeadlineText.text($0.due) } ?? "—",
                item.duty.map { DeadlineText.left($0.due, now) } ?? "", item.command,
            ]
        }
        return TextTable(head, rows).text
    }
}
