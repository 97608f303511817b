import CanonicalJSON
import LedgerLog
import Liandan
import Witnessing

/// Where the operator collects cosignatures: the ledger, and the policy that says whose count.
struct CosignDesk {
    let ledger: Ledger
    /// Those to ask now.
    let witnesses: [WitnessPolicy.Witness]
    private let policy: WitnessPolicy
    private let trust: TrustFile

    /// - Throws: a usage error if no ledger, no trust file or no policy is named.
    init(
        _ common: CommonOptions,
        _ operating: OperatorOptions,
        only names: [String]
    ) throws {
        guard let trust = try ReadingDesk(common).trustIfAny(), let policy = trust.policy else {
            throw CommandError(
                .usage,
                "没有见证策略: 用 trust policy 写进信任文件，再用 --trust 指定",
                "there is no witness policy: put one into the trust file with trust policy, and name it with --trust"
            )
        }
        ledger = try operating.ledger(common)
        guard ledger.description == trust.description else {
            throw CommandError(
                .refused,
                "账本不是信任文件所指的账本",
                "the ledger is not the one of the trust file"
            )
        }
        self.policy = policy
        self.trust = trust
        for name in names where !policy.witnesses.contains(where: { $0.name.description == name }) {
            throw CommandError(
                .notFound,
                "策略中没有见证人 \(name)",
                "there is no witness \(name) in the policy"
            )
        }
        witnesses = policy.witnesses.filter {
            names.isEmpty || names.contains($0.name.description)
        }
    }

    /// Asks every witness that has a URL; one that fails does not keep the others from being asked.
    func askAll() throws -> [CosignOutcome] {
        let asked = witnesses.filter { $0.url != nil }
        guard !asked.isEmpty else {
            throw CommandError(
                .usage,
                "这些见证人都没有网址: 用 --out 和 --add",
                "none of these witnesses has a URL: use --out and --add"
            )
        }
        return asked.map { witness in
            var outcome = CosignOutcome(witness: witness.name)
            do throws(LogError) {
                let client = WitnessClient(ledger, witness)
                let found = try client.cosignature(from: witness.url ?? "")
                try ledger.attach([found.cosignature.signature], to: found.checkpoint.head.size)
                outcome.size = found.checkpoint.head.size
                outcome.cosignature = found.cosignature
            } catch {
                outcome.error = error
            }
            return outcome
        }
    }

    /// Takes what witnesses have cosigned from a file: a whole note, or lines for the newest one.
    func take(_ bytes: [UInt8], _ file: String) throws -> [CosignOutcome] {
        let note = Checkpoint(String(decoding: bytes, as: UTF8.self))
        let checkpoint = try ledger.checkpoint(of: note?.head.size)
        if let note, note.note.text != checkpoint.note.text {
            throw CommandError(
                .refused,
                "\(file) 的检查点不是这个账本的: 保存它，它证明有另一段历史",
                "the checkpoint in \(file) is not this ledger's: keep it, it proves another history"
            )
        }
        let lines = note.map { Array($0.note.signatures.map(\.line).joined().utf8) } ?? bytes
        let signers = String(decoding: lines, as: UTF8.self).split(separator: "\n")
            .compactMap(SignedNote.Signature.init(line:)).compactMap(policy.witness(of:))
            .filter { signer in witnesses.contains { $0.name == signer.name } }
        guard !signers.isEmpty else {
            throw CommandError(
                .refused,
                "\(file) 中没有策略所列见证人的联署",
                "there is no cosignature in \(file) of a witness of the policy"
            )
        }
        return try signers.map { witness in
            let found = try WitnessClient.cosignature(in: lines, of: checkpoint, witness)
            try ledger.attach([found.signature], to: checkpoint.head.size)
            return CosignOutcome(
                witness: witness.name,
                size: checkpoint.head.size,
                cosignature: found
            )
        }
    }

    /// Whether those who have cosigned a checkpoint are enough.
    func isQuorum(_ checkpoint: Checkpoint) throws -> Bool {
        try Attestation(of: checkpoint, by: trust).isQuorum ?? true
    }
}
