import ArgumentParser
import Audit
import CanonicalJSON
import LedgerLog
import Liandan

/// Examines a ledger (the inspector).
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: say(
            "审计账本: 有没有被改动，结论对不对（检查人员）",
            "Audit a ledger: was anything changed, are the verdicts right (inspectors)"
        ),
        discussion: say(
            "没有信任文件时只能说账本自洽。账本可以在使用中审计。",
            "Without a trust file a ledger can only be called self-consistent. A ledger in use can be audited."
        )
    )

    @Argument(help: ArgumentHelp(say("账本文件", "The ledger's file")))
    var path: String?

    @Flag(inversion: .prefixedNo, help: ArgumentHelp(say("核对每个签名", "Check every signature")))
    var signatures = true

    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(say("重放所有记录并重新裁定", "Replay and judge every entry again"))
    )
    var replay = true

    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            say("查找只有整个账本才显示的疑点", "Look for patterns that only the whole ledger shows")
        )
    )
    var patterns = true

    @Flag(help: ArgumentHelp(say("有疑点时也算不通过", "Fail if there are patterns, too")))
    var strict = false

    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(say("检查数据库文件本身", "Check the database file itself"))
    )
    var storage = true

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            say(
                "外部证据: 别人保存的回执、检查点、证明或账本副本；逐件证明或推翻账本仍含有它们",
                "Evidence from outside: receipts, checkpoints, proofs or copies of the ledger that others kept; "
                    + "each is proven to be in the ledger still, or refuted"
            ),
            valueName: "file"
        )
    )
    var against: [String] = []

    @Option(help: ArgumentHelp(say("线程数", "Number of threads")))
    var threads: Int?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let configuration = try Configuration()
        guard let path = path ?? common.ledger ?? configuration.ledger else {
            throw CommandError(.usage, "没有指定账本", "no ledger is named")
        }
        let trust = try (common.trust ?? configuration.trust).map(TrustStore.read)
        var options = Auditor.Options()
        options.checksSignatures = signatures
        options.replays = replay
        options.looksForPatterns = patterns
        options.checksStorage = storage
        if let threads { options.threads = max(1, threads) }
        let auditor = Auditor(
            LedgerLocation(path),
            trust: trust,
            against: try against.map(EvidenceFiles.read),
            options: options
        ) { done, all in
            Terminal.progress(say("审计 \(done)/\(all)", "auditing \(done)/\(all)"))
        }
        let report = try auditor.run()
        Terminal.progress("")
        common.printer.show(report, AuditText.text(report, hasTrust: trust != nil))
        let isSuspicious = report.patterns?.isEmpty == false
        // Who brought evidence that cannot be used has no answer yet.
        let isUnanswered = report.evidence.contains { $0.outcome.verdict == .unusable }
        if !report.isSound || strict && isSuspicious || isUnanswered {
            throw Ended(status: .refused)
        }
    }
}
