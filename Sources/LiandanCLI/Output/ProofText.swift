import Audit
import CanonicalJSON
import LedgerLog

/// A proof that holds, for people: what it shows, and what it leaves open.
enum ProofText {
    static func text(_ file: String, _ kind: EvidenceKind, _ facts: ProvenFacts) -> String {
        if let check = facts.bundle { return "\(file): \(BundleText(check).text)" }
        let lines =
            ["\(file): \(kind.title.text), " + Terminal.green(say("成立", "holds"))]
            + shown(facts).map { say("  已证明: ", "  proven: ") + $0 }
            + open(facts).map { say("  未证明: ", "  not proven: ") + $0 }
        return lines.joined(separator: "\n")
    }

    private static func shown(_ facts: ProvenFacts) -> [String] {
        let head = facts.checkpoint.head
        var lines = [
            say(
                "账本 \(facts.checkpoint.origin) 签署过有 \(head.size) 条记录、根为 \(head.root) 的状态",
                "the ledger \(facts.checkpoint.origin) has signed a state of \(head.size) entries with the root \(head.root)"
            )
        ]
        if let earlier = facts.earlier {
            lines.append(
                say(
                    "这一状态的前 \(earlier.size) 条记录就是根为 \(earlier.root) 的状态: 其间只有增加",
                    "its first \(earlier.size) entries are the state with the root \(earlier.root): since then it only grew"
                )
            )
        }
        if let entry = facts.entry {
            lines.append(
                say(
                    "其中有记录 \(entry.seq)，\(LocalTime.text(entry.recordedAt)) 收录 \(entry.header.actor) 的提交 \(entry.header.id)",
                    "in it stands entry \(entry.seq), recorded \(LocalTime.text(entry.recordedAt)) of submission \(entry.header.id) by \(entry.header.actor)"
                )
            )
            if let event = facts.event {
                let kind = event.json.object?["kind"]?.string ?? "?"
                lines.append(
                    say(
                        "其中第 \(event.index) 个事件（\(kind)）逐字节就是文件里的事件",
                        "its event \(event.index) (\(kind)) is, byte for byte, the one in the file"
                    )
                )
            }
        }
        return lines
    }

    private static func open(_ facts: ProvenFacts) -> [String] {
        var lines: [String] = []
        if facts.entry != nil {
            lines.append(
                say(
                    "提交者的签名: 文件里没有公钥，由审计核对",
                    "the author's signature: the file does not bring the key along, an audit checks it"
                )
            )
        }
        lines.append(
            say(
                "账本今天仍含有这一历史，也没有对别人出示另一份: 用 receipt check、checkpoint compare 或 audit --against 核对",
                "that the ledger still has this history today, and showed nobody another: ask receipt check, checkpoint compare or audit --against"
            )
        )
        return lines
    }
}
