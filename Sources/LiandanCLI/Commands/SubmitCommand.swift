import ArgumentParser
import CanonicalJSON
import HandoffRules
import LedgerCrypto
import LedgerLog
import Liandan
import WasteDomain

/// Appends signed submissions and writes their receipts (the operator).
struct SubmitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: say(
            "记录别人签名的提交，写出回执（运营者）",
            "Record submissions others signed, and write their receipts (the operator)"
        ),
        discussion: say(
            "回执写在每个文件旁: 文件.receipt。同一提交再交一次，得到同样的回执，不会重复记录。",
            "A receipt is written beside each file: FILE.receipt. A file submitted twice is recorded once."
        )
    )

    @Argument(help: ArgumentHelp(say("提交文件", "Submission files")))
    var files: [String]

    @Option(
        help: ArgumentHelp(
            say("回执写入此文件夹；默认在提交文件旁", "Folder for the receipts; beside the files by default")
        )
    )
    var receipts: String?

    @OptionGroup var operating: OperatorOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let configuration = try Configuration()
        let clock = try RehearsalClock.current()
        guard let location = common.ledger ?? configuration.ledger else {
            throw CommandError(.usage, "没有指定账本: --ledger", "no ledger is named: --ledger")
        }
        let ledger = try OperatorKey.open(
            LedgerLocation(location),
            operating.operatorKey ?? configuration.operatorKey,
            clock,
            mayAppend: true,
            isSuccessor: isNamedInRotation
        )
        var outcomes: [SubmissionOutcome] = []
        for file in files { outcomes.append(try submit(file, ledger)) }
        let isRefused = zip(files, outcomes).reduce(false) { refused, pair in
            refused || pair.1.receipt == nil
        }
        if isRefused { throw Ended(status: .refused) }
    }

    private func submit(_ file: String, _ ledger: Ledger) throws -> SubmissionOutcome {
        let text = OutcomeText(common.printer, ledger.clock)
        let outcome = try outcome(file, ledger)
        var kept: String?
        if let receipt = outcome.receipt {
            kept = receiptPath(of: file == "-" ? "stdin" : file)
            try FileAccess.write(DocumentFile.file(of: receipt), to: kept ?? "")
        }
        text.show(outcome, file: file, kept: kept)
        return outcome
    }

    private func outcome(_ file: String, _ ledger: Ledger) throws -> SubmissionOutcome {
        let bytes = try FileAccess.read(file)
        let submission: Submission
        do throws(LogError) {
            submission = try Submission.read(file: bytes)
        } catch {
            guard error.code == .malformed || error.code == .tooLarge else { throw error }
            return .refused([Finding(error)])
        }
        return try ledger.submit([submission]).first ?? .refused([])
    }

    /// Whether one of the files puts this key in the place of the ledger's.
    private func isNamedInRotation(_ key: SigningKey) -> Bool {
        let spki = key.verifyingKey.spki
        return files.contains { file in
            guard let bytes = try? FileAccess.read(file),
                let submission = try? Submission.read(file: bytes)
            else { return false }
            return submission.events.contains { event in
                guard let json = try? CanonicalReader.read(event, limits: .event),
                    case .success(let read) = WasteEvent.read(json),
                    case .ledgerKeyRotated(let rotated) = read.statement
                else { return false }
                return rotated.key.bytes == spki
            }
        }
    }

    private func receiptPath(of file: String) -> String {
        guard let receipts else { return file + ".receipt" }
        return receipts + "/" + (file.split(separator: "/").last.map(String.init) ?? file)
            + ".receipt"
    }
}
