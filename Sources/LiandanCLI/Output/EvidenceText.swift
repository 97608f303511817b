import Audit
import LedgerLog

/// What became of the evidence from outside, for people.
enum EvidenceText {
    static func text(_ report: AuditReport) -> String {
        let head = [
            say("外部证据", "evidence from outside"), say("种类", "kind"), say("到", "up to"),
            say("结论", "verdict"), say("原因", "why"),
        ]
        let rows = report.evidence.map { piece in
            [
                piece.name, piece.kind?.title.text ?? "?", piece.size.map(String.init) ?? "—",
                verdict(piece.outcome), why(piece),
            ]
        }
        return TextTable(head, rows).text + "\n" + conclusion(report)
    }

    private static func verdict(_ outcome: EvidenceOutcome) -> String {
        let text = outcome.verdict.title.text
        return switch outcome {
        case .proven: Terminal.green(text)
        case .cutOff, .contradicted: Terminal.red(text)
        case .unusable: Terminal.yellow(text)
        }
    }

    private static func why(_ piece: EvidenceFinding) -> String {
        switch piece.outcome {
        case .proven: say("账本仍含有它", "the ledger still contains it")
        case .cutOff: say("账本在此之前就结束了", "the ledger ends before it")
        case .contradicted:
            piece.entry.map { say("历史不同，见记录 \($0)", "another history, see entry \($0)") }
                ?? say("历史不同", "another history")
        case .unusable(let error): error.reason
        }
    }

    private static func conclusion(_ report: AuditReport) -> String {
        if report.assurances[.completeness] == .broken {
            return say(
                "账本与它自己签署过的证据不符: 请保存证据文件，它们证明历史被改写或删去。",
                "The ledger contradicts evidence it has signed itself: keep the files, they prove that history was rewritten or cut."
            )
        }
        guard let size = report.provenUpTo else {
            return say("没有一件证据可用: 完备性仍未证明。", "No piece can be used: completeness stays unproven.")
        }
        let beyond = report.size - size
        return say(
            "前 \(size) 条记录没有遗漏、没有改写。其后的 \(beyond) 条，以及是否曾有更多，未证明。",
            "Of the first \(size) entries nothing is missing or rewritten. For the \(beyond) after them, and whether there once were more, there is no proof."
        )
    }
}
