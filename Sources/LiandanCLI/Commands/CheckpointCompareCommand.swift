import ArgumentParser
import Audit
import CanonicalJSON
import LedgerLog
import Liandan

/// Whether a ledger shows two people the same history.
struct CheckpointCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: say(
            "比较两个检查点: 账本有没有对两个人出示不同的历史",
            "Compare two checkpoints: does the ledger show two people different histories"
        ),
        discussion: say(
            "可给检查点、回执、证明或账本文件。大小不同时需要一致性证明: 作为第三个文件给出，或用 --ledger 由账本出具。",
            """
            Takes files of checkpoints, receipts, proofs or ledgers. Of different sizes they need a consistency proof: \
            the third file, or made by the ledger named with --ledger.
            """
        )
    )

    @Argument(help: ArgumentHelp(say("一个检查点", "A checkpoint")))
    var one: String

    @Argument(help: ArgumentHelp(say("另一个检查点", "Another")))
    var other: String

    @Argument(help: ArgumentHelp(say("一致性证明", "A consistency proof")))
    var proof: String?

    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try ReadingDesk(common)
        let ledger = try ledgerAtHand(desk)
        // A ledger at hand may have a newer key, which the one before it has signed.
        let known = try desk.trust().ledger.following(ledger?.identity().successors ?? [])
        let first = try EvidenceFiles.checkpoint(one)
        let second = try EvidenceFiles.checkpoint(other)
        let given = try proof.map(EvidenceFiles.consistency)
        var deciding = given
        var comparison = try CheckpointComparison(first, second, proof: given, known)
        if comparison.verdict == .unproven, let ledger {
            (comparison, deciding) = try ask(ledger, comparison, known)
        }
        if let out = writing.out, let deciding, comparison.verdict != .unproven {
            try FileAccess.write(DocumentFile.file(of: deciding), to: out)
        }
        let json: JSONObject = [
            "message": comparison.fault?.reason, "newer": comparison.newer.description,
            "older": comparison.older.description, "proof": deciding, "v": 1,
            "verdict": comparison.verdict,
        ]
        common.printer.show(json, text(comparison))
        switch comparison.verdict {
        case .same, .consistent: return
        case .unproven, .splitView: throw Ended(status: .refused)
        }
    }

    private func ledgerAtHand(_ desk: ReadingDesk) throws -> Ledger? {
        if let ledger = try desk.ledgerIfAny() { return ledger }
        let file = [one, other].first(where: FileAccess.isDatabase)
        return try file.map { try Ledger.open(LedgerLocation($0)) }
    }

    /// Has a ledger decide: by a proof, or by being itself another history than the newer one.
    private func ask(
        _ ledger: Ledger,
        _ comparison: CheckpointComparison,
        _ known: LedgerIdentity
    ) throws -> (CheckpointComparison, ConsistencyProof?) {
        let (older, newer) = (comparison.older, comparison.newer)
        guard try ledger.checkpoint().head.size >= newer.head.size else { return (comparison, nil) }
        let own = try ledger.checkpoint(of: newer.head.size)
        guard own.head == newer.head else {
            return (try CheckpointComparison(newer, own, proof: nil, known), nil)
        }
        let proof = try ledger.consistencyProof(from: older.head.size, to: newer.head.size)
        return (try CheckpointComparison(older, newer, proof: proof, known), proof)
    }

    private func text(_ comparison: CheckpointComparison) -> String {
        let (older, newer) = (comparison.older, comparison.newer)
        let verdict = comparison.verdict.title.text
        let sizes = "\(older.head.size) → \(newer.head.size)"
        switch comparison.verdict {
        case .same, .consistent: return Terminal.green(verdict) + ": \(sizes)"
        case .unproven:
            let fault = comparison.fault.map { "\n  \($0.reason)" } ?? ""
            return Terminal.yellow(verdict)
                + ": prove consistency \(older.head.size) \(newer.head.size)" + fault
        case .splitView:
            let keep = say(
                "这两份都有账本的签名，不可能同时为真。它们就是证据，请原样保存:",
                "Both bear the ledger's signature and cannot both be true. They are the evidence, keep them as they are:"
            )
            return Terminal.red(verdict) + "\n\(keep)\n\n\(older)\n\(newer)"
        }
    }
}
