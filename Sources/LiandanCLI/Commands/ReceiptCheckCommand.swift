import ArgumentParser
import Audit
import CanonicalJSON
import LedgerLog
import Liandan

/// Receipts against the ledger as it is now.
struct ReceiptCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: say(
            "核对回执: 账本现在是否仍含有它们",
            "Check receipts: whether the ledger still contains them now"
        ),
        discussion: say(
            "有账本时向账本取一致性证明；没有时用 --with 给出较新的检查点和一致性证明。证明和较新的检查点保存在回执旁。",
            """
            Where the ledger is at hand it makes the consistency proof; else give newer checkpoints and consistency proofs \
            with --with. Proof and newer checkpoint are kept beside the receipts.
            """
        )
    )

    @Argument(
        help: ArgumentHelp(say("回执文件；默认保存的全部", "Receipt files; all that are kept by default"))
    )
    var files: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            say("较新的检查点或一致性证明", "Newer checkpoints or consistency proofs"),
            valueName: "file"
        )
    )
    var with: [String] = []

    @OptionGroup var keeping: ReceiptOptions

    func run() throws {
        let ledger = try ReadingDesk(keeping.common).ledgerIfAny()
        // A ledger at hand may have a newer key, which the one before it has signed.
        let identity = try keeping.trust().ledger
            .following(ledger?.identity().successors ?? [])
        let folder = try keeping.receiptFolder()
        let newer = try NewerStates(ledger, with)
        var isSound = true
        let receipts = files.isEmpty ? try folder.receipts() : files
        guard !receipts.isEmpty else {
            throw CommandError(
                .notFound,
                "\(folder.path) 里没有回执",
                "there are no receipts in \(folder.path)"
            )
        }
        for file in receipts {
            let outcome: ReceiptOutcome
            do throws(LogError) {
                let kept = try KeptReceipt(file, identity)
                outcome = try newer.outcome(of: kept, identity)
            } catch {
                outcome = .refused(error)
            }
            if case .consistent(let proof) = outcome {
                try ReceiptFolder.keep(proof, beside: file)
                try folder.keep(proof.verify(identity))
            }
            isSound = isSound && outcome.isSound
            keeping.common.printer.show(outcome.json(file), outcome.text(file))
        }
        if !isSound { throw Ended(status: .refused) }
    }
}

/// What a check of a receipt came to.
enum ReceiptOutcome {
    /// It holds by itself; nothing newer was given.
    case verified(UInt64)
    /// A newer checkpoint contains it.
    case consistent(ConsistencyProof)
    /// There is a newer checkpoint, and no proof.
    case unproven(from: UInt64, to: UInt64, LogError?)
    /// The ledger has signed this receipt and now shows another history, or a shorter one.
    case refuted(from: UInt64, to: UInt64)
    /// The receipt itself does not hold.
    case refused(LogError)

    var isSound: Bool {
        switch self {
        case .verified, .consistent: true
        case .unproven, .refuted, .refused: false
        }
    }

    func json(_ file: String) -> JSONObject {
        var json: JSONObject = ["receipt": file, "v": 1]
        switch self {
        case .verified(let size):
            json["status"] = .string("verified")
            json["size"] = size.json
        case .consistent(let proof):
            json["status"] = .string("consistent")
            json["size"] = proof.old.size.json
            json["provenUpTo"] = Checkpoint(proof.checkpoint)?.head.size.json
        case .unproven(let size, let newest, let error):
            json["status"] = .string("unproven")
            json["size"] = size.json
            json["newest"] = newest.json
            json["message"] = error?.reason.json
        case .refuted(let size, let newest):
            json["status"] = .string("refuted")
            json["size"] = size.json
            json["newest"] = newest.json
        case .refused(let error):
            json["status"] = .string("refused")
            json["error"] = .string(error.code.rawValue)
            json["message"] = .string(error.reason)
        }
        return json
    }

    func text(_ file: String) -> String {
        let words =
            switch self {
            case .verified(let size):
                Terminal.green(say("有效", "valid"))
                    + say(
                        "（\(size) 条记录的检查点）；没有给出更新的检查点",
                        " (checkpoint of \(size) entries); nothing newer was given"
                    )
            case .consistent(let proof):
                Terminal.green(
                    say("账本仍含有它", "the ledger still contains it")
                )
                    + say(
                        "，证明到 \(Checkpoint(proof.checkpoint)?.head.size ?? 0) 条记录",
                        ", proven up to \(Checkpoint(proof.checkpoint)?.head.size ?? 0) entries"
                    )
            case .unproven(let size, let newest, let error):
                Terminal.yellow(say("尚未证明", "unproven"))
                    + say(
                        ": 请向运营者索取 prove consistency \(size) \(newest)",
                        ": ask the operator for prove consistency \(size) \(newest)"
                    ) + (error.map { " (\($0.reason))" } ?? "")
            case .refuted(let size, let newest):
                Terminal.red(say("被推翻", "REFUTED"))
                    + say(
                        ": 账本签署过这份 \(size) 条记录的历史，现在出示的 \(newest) 条是另一份。请保存回执，它就是证据",
                        ": the ledger has signed this history of \(size) entries, and its \(newest) entries are another. "
                            + "Keep the receipt, it is the evidence"
                    )
            case .refused(let error):
                Terminal.red(say("不成立", "DOES NOT HOLD")) + ": \(error.reason)"
            }
        return "\(file): \(words)"
    }
}
