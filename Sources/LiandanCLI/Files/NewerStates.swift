import Audit
import CanonicalJSON
import LedgerLog
import Liandan

/// Where a newer state of the ledger is known from: the ledger itself, or files.
struct NewerStates {
    private let ledger: Ledger?
    private var checkpoints: [Checkpoint] = []
    private var proofs: [ConsistencyProof] = []

    init(_ ledger: Ledger?, _ files: [String]) throws {
        self.ledger = ledger
        for file in files {
            let proof = try ProofFile.read(FileAccess.read(file))
            if case .consistency(let proof) = proof { proofs.append(proof) }
            if let checkpoint = proof.checkpoint { checkpoints.append(checkpoint) }
        }
    }

    /// Compares what a receipt shows with the newest state that is known.
    ///
    /// - Throws: if what is compared with is no word of the same ledger's.
    func outcome(
        of kept: KeptReceipt,
        _ identity: LedgerIdentity
    ) throws(LogError) -> ReceiptOutcome {
        let old = kept.checkpoint.head
        guard let (newest, proof) = try newest(than: old) else { return .verified(old.size) }
        let comparison = try CheckpointComparison(
            kept.checkpoint,
            newest,
            proof: proof,
            identity
        )
        switch comparison.verdict {
        case .splitView: return .refuted(from: old.size, to: newest.head.size)
        case .same, .consistent, .unproven: break
        }
        if let ledger {
            // What it has signed once a ledger must still have.
            let isShorter = newest.head.size < old.size
            let stored = try? ledger.inclusionProof(of: kept.receipt.entry.seq).extra
            if isShorter || stored != kept.receipt.entry.canonicalBytes {
                return .refuted(from: old.size, to: newest.head.size)
            }
        }
        if comparison.verdict == .unproven {
            return newest.head.size < old.size
                ? .verified(old.size)
                : .unproven(from: old.size, to: newest.head.size, comparison.fault)
        }
        return .consistent(
            proof ?? ConsistencyProof(old: old, checkpoint: newest.description, path: [])
        )
    }

    private func newest(
        than old: TreeHead
    ) throws(LogError) -> (Checkpoint, ConsistencyProof?)? {
        if let ledger {
            let newest = try ledger.checkpoint()
            let proof =
                newest.head.size > old.size
                ? try ledger.consistencyProof(from: old.size, to: newest.head.size) : nil
            return (newest, proof)
        }
        let fitting = proofs.filter { $0.old.size == old.size }
            .compactMap { proof in Checkpoint(proof.checkpoint).map { ($0, proof) } }
        if let best = fitting.max(by: { $0.0.head.size < $1.0.head.size }) { return best }
        return checkpoints.max { $0.head.size < $1.head.size }.map { ($0, nil) }
    }
}
