import ArgumentParser
import Audit
import Bundles
import CanonicalJSON
import LedgerLog
import Liandan

/// Checks proofs without a ledger and without a network.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: say(
            "按信任文件核对回执、证明、检查点，不需要账本和网络",
            "Check receipts, proofs and checkpoints against a trust file, without ledger or network"
        ),
        discussion: say(
            "文件是什么由内容分辨。说明证明了什么，没有证明什么；有一个不成立即退出码 1。",
            "What a file is it says itself. Says what is proven and what is not; exit status 1 if one does not hold."
        )
    )

    @Argument(help: ArgumentHelp(say("要核对的文件", "The files to check")))
    var files: [String]

    @Option(
        help: ArgumentHelp(
            say(
                "记录本身的字节，供不带记录的 .tlog-proof 使用",
                "The entry's bytes, for a .tlog-proof that does not bring them along"
            ),
            valueName: "file"
        )
    )
    var entry: String?

    @OptionGroup var authorities: AuthorityOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let trust = try ReadingDesk(common).trust()
        let entry = try self.entry.map(FileAccess.read)
        let believed = try authorities.certificates(nil)
        var isSound = true
        for file in files {
            if FileAccess.isDatabase(file) {
                throw CommandError(
                    .usage,
                    "\(file) 是账本，请用 audit",
                    "\(file) is a ledger: use audit"
                )
            }
            let bytes = try FileAccess.read(file)
            var proof: ProofFile?
            do throws(LogError) {
                let read = try ProofFile.read(bytes)
                proof = read
                let facts = try read.verify(trust.ledger, entry: entry)
                let attestation = try Attestation(
                    of: facts.checkpoint,
                    timestamps: read.timestamps,
                    by: trust.following(read.successors),
                    believing: believed
                )
                show(file, read, facts, attestation)
            } catch {
                isSound = false
                show(file, error, reason(of: error, proof, trust.ledger))
            }
        }
        if !isSound { throw Ended(status: .refused) }
    }

    private func show(
        _ file: String,
        _ proof: ProofFile,
        _ facts: ProvenFacts,
        _ attestation: Attestation
    ) {
        let head = facts.checkpoint.head
        let json: JSONObject = [
            "actor": facts.entry?.header.actor, "earlier": facts.earlier, "entry": facts.entry?.seq,
            "event": facts.event.flatMap { event in facts.entry.map { "\($0.seq).\(event.index)" }
            },
            "file": file, "kind": proof.kind, "openings": facts.bundle?.openings,
            "recordedAt": facts.entry?.recordedAt, "root": head.root, "size": head.size,
            "statements": facts.bundle?.statements.map(\.at), "status": "verified",
            "timestamps": attestation.stamping, "v": 1, "witnesses": attestation.witnessing,
        ]
        common.printer.show(json, ProofText.text(file, proof.kind, facts, attestation))
    }

    /// For people: what does not hold of a bundle is said in their language, place by place.
    private func reason(
        of error: LogError,
        _ proof: ProofFile?,
        _ ledger: LedgerIdentity
    ) -> String {
        guard case .bundle(let bundle) = proof else { return error.reason }
        let check = BundleCheck(bundle, ledger)
        return check.problems.isEmpty ? error.reason : BundleText(check).problems
    }

    private func show(_ file: String, _ error: LogError, _ reason: String) {
        let json: JSONObject = [
            "error": error.code.rawValue, "file": file, "message": error.reason,
            "status": "refused", "v": 1,
        ]
        common.printer.show(
            json,
            "\(file): " + Terminal.red(say("不成立", "DOES NOT HOLD")) + ": \(reason)"
        )
    }
}
