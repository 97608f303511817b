import Audit
import CanonicalJSON
import LedgerLog
import Liandan

/// Says what a restored ledger would forget, and what became of it.
struct RestorationText {
    /// Entries named one by one.
    private static let named = 20

    private let output: Output
    private let restoration: Restoration

    init(_ output: Output, _ restoration: Restoration) {
        self.output = output
        self.restoration = restoration
    }

    /// Nothing was done.
    func showRefusal() {
        let advice =
            switch restoration.outlook {
            case .older:
                say(
                    "没有恢复。请找回较新的文件；确实丢失时，--read-only 恢复成只供查阅，并新建账本继续 (liandan init)",
                    "Not restored. Find the newer file; if it is lost, --read-only restores this one to be read, "
                        + "and a new ledger goes on (liandan init)"
                )
            case .unknown, .current:
                say(
                    "没有恢复。没有证据说明备份之后是否还记录过: 用 --against 给出回执、检查点或较新的文件，"
                        + "或用 --nothing-newer 自己声明没有",
                    "Not restored. Nothing shows whether anything was recorded after the backup: give receipts, "
                        + "checkpoints or a newer file with --against, or state it yourself with --nothing-newer"
                )
            }
        show("not-restored", nil, [summary, evidence, losses, advice])
    }

    /// The copy is in its place.
    func show(moved: String?) {
        let isOlder = restoration.outlook == .older
        let result =
            isOlder
            ? say(
                "\(restoration.target) 已恢复，只供查阅: 不能再记录",
                "\(restoration.target) is restored to be read: nothing can be appended"
            )
            : say(
                "\(restoration.target) 已恢复，可以继续记录",
                "\(restoration.target) is restored and can go on"
            )
        let aside = moved.map { say("原来的文件: \($0)", "what stood there: \($0)") }
        show(
            isOlder ? "read-only" : "restored",
            moved,
            [summary, evidence, losses, result] + (aside.map { [$0] } ?? [])
        )
    }

    private func show(_ status: String, _ moved: String?, _ lines: [String]) {
        var held: [JSONObject] = []
        for state in restoration.held {
            held.append(["size": state.checkpoint.head.size, "source": state.source])
        }
        let forgotten = restoration.forgotten.map { entry -> JSONObject in
            ["actor": entry.actor, "entry": entry.seq, "recordedAt": entry.recordedAt]
        }
        let json: JSONObject = [
            "backup": restoration.backup.path, "evidence": held, "forgotten": forgotten,
            "ledger": restoration.target.path, "missing": restoration.missing, "replaced": moved,
            "root": restoration.standing.head.root, "size": restoration.standing.head.size,
            "status": status, "v": 1,
        ]
        output.show(json, lines.filter { !$0.isEmpty }.joined(separator: "\n"))
    }

    private var summary: String {
        let size = restoration.standing.head.size
        return say(
            "\(restoration.backup): \(size) 条记录，签名和哈希树相符",
            "\(restoration.backup): \(size) entries, as signed"
        )
    }

    private var evidence: String {
        restoration.held.map { state in
            let size = state.checkpoint.head.size
            return say("\(state.source) 证明有 \(size) 条", "\(state.source) shows \(size) entries")
        }.joined(separator: "\n")
    }

    private var losses: String {
        guard restoration.missing > 0 else { return "" }
        let all = restoration.forgotten
        let rows = all.prefix(Self.named).map {
            ["\($0.seq)", LocalTime.text($0.recordedAt), $0.actor]
        }
        let table =
            rows.isEmpty
            ? ""
            : "\n"
                + TextTable(
                    [say("记录", "entry"), say("时间", "recorded"), say("签署", "signed by")],
                    rows
                )
                .text
        let more =
            all.count > rows.count
            ? say("\n另有 \(all.count - rows.count) 条", "\nand \(all.count - rows.count) more") : ""
        return say(
            "备份缺少 \(restoration.missing) 条记录",
            "the backup lacks \(restoration.missing) entries"
        ) + table + more
    }
}
