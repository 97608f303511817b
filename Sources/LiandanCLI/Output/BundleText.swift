import Bundles
import CanonicalJSON
import LedgerLog
import WasteDomain

/// What a bundle proves, for people.
struct BundleText {
    private let check: BundleCheck

    init(_ check: BundleCheck) {
        self.check = check
    }

    var text: String {
        [said, statements, unsaid].joined(separator: "\n\n")
    }

    /// What does not hold, a line for each.
    var problems: String {
        check.problems.map { problem in
            let place = problem.entry.map { seq in
                let event = problem.event.map { ".\($0)" } ?? ""
                return say("记录 \(seq)\(event): ", "entry \(seq)\(event): ")
            }
            let detail = problem.detail.map { " (\($0))" } ?? ""
            return "\n  " + (place ?? "") + problem.kind.title.text + detail
        }
        .joined()
    }

    private var said: String {
        let size = check.size ?? 0
        return Terminal.green(say("成立", "holds"))
            + say(
                ": \(check.statements.count) 项陈述由所列单位签署，在共 \(size) 条记录的账本中，未被改动",
                ": \(check.statements.count) statements, signed by the parties named, unchanged in a log "
                    + "of \(size) entries"
            )
            + (check.openings == 0
                ? ""
                : say("；封存内容 \(check.openings) 项相符", "; \(check.openings) sealed fields opened"))
    }

    private var statements: String {
        let head = [
            say("记录", "entry"), say("陈述", "statement"), say("签署", "signed by"),
            say("发生于", "happened"), say("记录于", "recorded"),
        ]
        let rows = check.statements.map { statement in
            [
                statement.at.description, statement.event.kind.title.text,
                statement.by.description, LocalTime.text(statement.event.occurredAt),
                LocalTime.text(statement.entry.recordedAt),
            ]
        }
        return TextTable(head, rows).text
    }

    private var unsaid: String {
        say(
            "没有证明: 此外没有别的记录；此前密钥未被吊销；账本没有给别人看另一份历史。前两点须审计整个账本，后一点须见证或别处的检查点。",
            "not proven: that there is nothing more about it; that no key was revoked before (both need an "
                + "audit of the whole log); that others were shown the same history (witnesses, checkpoints kept elsewhere)."
        )
    }
}
