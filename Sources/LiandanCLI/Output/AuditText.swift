import Audit
import CanonicalJSON
import LedgerLog
import WasteDomain

/// An audit's report for people.
enum AuditText {
    static func text(_ report: AuditReport, hasTrust: Bool) -> String {
        var parts = [
            say(
                "账本 \(report.genesis?.description ?? "?")，\(report.size) 条记录，\(report.events) 个事件，核对了 \(report.signatures) 个签名",
                "ledger \(report.genesis?.description ?? "?"), \(report.size) entries, \(report.events) events, \(report.signatures) signatures checked"
            ),
            TextTable([say("保证", "guarantee"), say("结论", "verdict"), ""], rows(report)).text,
        ]
        if !report.problems.isEmpty {
            parts.append(problems(report))
        }
        if !report.ledgerKeys.isEmpty { parts.append(keys(report.ledgerKeys)) }
        if let cosignatures = report.cosignatures {
            parts.append(witnesses(cosignatures))
        }
        if let timestamps = report.timestamps {
            parts.append(Self.timestamps(timestamps))
        }
        if !report.findings.isEmpty {
            let counts = report.findings.sorted { $0.key < $1.key }.map { "\($0.key) ×\($0.value)" }
            parts.append(
                say("记录在案的检查结果: ", "findings on record: ") + counts.joined(separator: ", ")
            )
        }
        if let patterns = report.patterns {
            parts.append(PatternText.text(patterns, more: report.suppressedPatterns))
        }
        if !report.evidence.isEmpty { parts.append(EvidenceText.text(report)) }
        if !report.erased.isEmpty { parts.append(erased(report)) }
        parts.append(limits(report, hasTrust))
        parts.append(
            report.isSound
                ? Terminal.green(say("审计通过", "the audit passes"))
                : Terminal.red(say("审计不通过", "THE AUDIT FAILS"))
        )
        return parts.joined(separator: "\n\n")
    }

    private static func rows(_ report: AuditReport) -> [[String]] {
        Guarantee.allCases.compactMap { guarantee in
            report.assurances[guarantee].map { assurance in
                let size = assurance == .holdsUpTo ? upTo(guarantee, report) : nil
                let text = assurance.title.text + (size.map { " \($0)" } ?? "")
                let verdict =
                    switch assurance {
                    case .holds: Terminal.green(text)
                    case .broken: Terminal.red(text)
                    case .holdsUpTo, .selfConsistent, .unproven: Terminal.yellow(text)
                    }
                return [guarantee.title.text, verdict, meaning(of: guarantee)]
            }
        }
    }

    private static func meaning(of guarantee: Guarantee) -> String {
        switch guarantee {
        case .trust: say("就是信任文件所指的账本", "it is the ledger of the trust file")
        case .storage: say("数据库文件和结构完好", "file and schema are whole")
        case .integrity:
            say("签名、哈希链、哈希树、检查点都没有被改动", "signatures, chain, tree and checkpoints are unchanged")
        case .replay: say("现状由记录逐条推出", "the state follows from the entries")
        case .rules: say("按规则重新裁定，结论与记录相同", "judged again, every verdict is the recorded one")
        case .witnesses:
            say(
                "足够的见证人联署了这段历史，没有另一个版本",
                "enough witnesses cosigned this history, and no other"
            )
        case .timestamps:
            say("时间戳机构证实了这段历史存在的时间", "an authority has said when this history existed")
        case .completeness: say("没有遗漏", "nothing is left out")
        }
    }

    /// For how many entries something holds that does not hold for all.
    private static func upTo(_ guarantee: Guarantee, _ report: AuditReport) -> UInt64? {
        switch guarantee {
        case .witnesses: report.cosignatures?.upTo
        case .timestamps: report.timestamps?.upTo
        case .completeness: report.provenUpTo
        default: nil
        }
    }

    /// Which keys sign after the first, and on whose word.
    private static func keys(_ keys: [LedgerKeyFinding]) -> String {
        TextTable(
            [
                say("账本密钥", "ledger key"), say("签署自", "signs from size"),
                say("依据", "vouched for by"),
            ],
            keys.map { [$0.verifierKey, String($0.size), $0.voucher.title.text] }
        ).text
    }

    /// The newest time that is proven, and what proves none.
    private static func timestamps(_ report: TimestampReport) -> String {
        let proven = report.upTo.flatMap { upTo in
            report.time.map { StampText.existed(upTo, at: $0) }
        }
        let open = [
            StampText.strangers(report.strangers, report.reasons),
            StampText.unchecked(report.unchecked),
            proven == nil ? nil : StampText.unasked,
        ]
        return ([proven] + open).compactMap(\.self).joined(separator: "\n")
    }

    /// Who has cosigned up to where.
    private static func witnesses(_ report: CosignatureReport) -> String {
        let head = [say("见证人", "witness"), say("联署到", "cosigned up to"), say("时间", "time")]
        let rows = report.witnesses.map { witness in
            [
                witness.name.description, witness.size.map(String.init) ?? "—",
                witness.time.map(LocalTime.text) ?? "",
            ]
        }
        let strangers =
            report.strangers > 0
            ? say(
                "\n另有 \(report.strangers) 个联署的见证人不在策略中",
                "\n\(report.strangers) more cosignatures are of witnesses not in the policy"
            ) : ""
        let countersigned = report.countersigned.map {
            say("\n账本的 SM2 密钥签到 \($0)", "\nthe ledger's SM2 key has signed up to \($0), too")
        }
        let table = rows.isEmpty ? "" : TextTable(head, rows).text
        return table + strangers + (countersigned ?? "")
    }

    private static func problems(_ report: AuditReport) -> String {
        let head = [
            say("记录", "entry"), say("保证", "guarantee"), say("问题", "problem"), say("细节", "detail"),
        ]
        let sorted = report.problems.sorted { ($0.entry ?? .max) < ($1.entry ?? .max) }
        let rows = sorted.prefix(20).map { problem in
            [
                problem.entry.map(String.init) ?? "—", problem.guarantee.title.text,
                problem.kind.title.text, problem.detail,
            ]
        }
        let more = sorted.count - rows.count + report.suppressed
        let rest = more > 0 ? say("\n…另有 \(more) 项", "\n… and \(more) more") : ""
        let first = report.firstBadEntry.map {
            say("最早出问题的是记录 \($0)\n", "the first bad entry is \($0)\n")
        }
        return (first ?? "") + TextTable(head, rows).text + rest
    }

    private static func erased(_ report: AuditReport) -> String {
        let rows = report.erased.prefix(20).map { field in
            ["\(field.event)", "\(field.path)", "\(field.by.event)", "\(field.by.by)"]
        }
        let more = report.erased.count - rows.count + report.suppressedErased
        return say("已删除的封存信息:\n", "sealed fields that were erased:\n")
            + TextTable(
                [
                    say("事件", "event"), say("字段", "field"), say("删除于", "erased by"),
                    say("单位", "party"),
                ],
                rows
            ).text + (more > 0 ? say("\n…另有 \(more) 项", "\n… and \(more) more") : "")
    }

    /// What cannot be excluded without evidence from outside, in plain words.
    private static func limits(_ report: AuditReport, _ hasTrust: Bool) -> String {
        var lines: [String] = []
        if !hasTrust {
            lines.append(
                say(
                    "没有信任文件: 有人可以另造一个同样自洽的账本。请用 --trust 指定主管部门公布的信任文件。",
                    "No trust file was given: somebody could have made another ledger that is as consistent. Give the authority's with --trust."
                )
            )
        }
        let seen = report.seenUpTo.map {
            say(
                "提交者的签名证实了前 \($0) 条记录的历史（\(report.seenBy.count) 个当事人的 \(report.seenHeads) 次提交）；",
                "Its authors' own signatures vouch for the first \($0) entries (\(report.seenHeads) submissions of \(report.seenBy.count) parties); "
            )
        }
        let from = seen == nil ? "From" : "from"
        lines.append(
            (seen ?? "")
                + say(
                    "仅凭账本本身无法排除末尾有记录被删去，或从未收录: 当事人手中的回执和检查点可以证明（--against）。",
                    "\(from) the ledger alone nobody can exclude that entries were cut off its end or never taken in: receipts and checkpoints held by others can (--against)."
                )
        )
        return lines.joined(separator: "\n")
    }
}
