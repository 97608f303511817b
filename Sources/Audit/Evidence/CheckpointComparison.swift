import CanonicalJSON
package import LedgerLog
package import WasteDomain

/// Whether two checkpoints of one ledger can both be true (`Schemas/proof.md` 5).
package struct CheckpointComparison: Sendable {
    /// What the comparison comes to.
    package enum Verdict: String, Sendable, CaseIterable, CanonicalScalar, Titled {
        /// Size and root are the same.
        case same
        /// The older one is proven to be the start of the newer one.
        case consistent
        /// Nothing speaks against it, and nothing given proves it.
        case unproven
        /// The ledger has signed two histories: both notes are the evidence.
        case splitView

        package var title: Bilingual {
            switch self {
            case .same: Bilingual(zh: "相同", en: "the same")
            case .consistent: Bilingual(zh: "一致", en: "consistent")
            case .unproven: Bilingual(zh: "尚未证明，需要一致性证明", en: "unproven: it needs a proof")
            case .splitView:
                Bilingual(zh: "账本签署了两份不同的历史", en: "SPLIT VIEW: two histories were signed")
            }
        }
    }

    /// The one with fewer entries.
    package let older: Checkpoint
    /// The one with more entries.
    package let newer: Checkpoint
    /// What the comparison comes to.
    package let verdict: Verdict
    /// Why a proof that was given does not count.
    package let fault: LogError?

    /// Compares two checkpoints.
    ///
    /// - Parameters:
    ///   - one: A checkpoint.
    ///   - other: Another, in any order.
    ///   - proof: That the log of the newer one began as some older state.
    ///   - ledger: The one that must have signed both.
    /// - Throws: `wrongLedger` or `badSignature`: then one of them is nothing the ledger must answer for.
    package init(
        _ one: Checkpoint,
        _ other: Checkpoint,
        proof: ConsistencyProof?,
        _ ledger: LedgerIdentity
    ) throws(LogError) {
        try one.verify(ledger)
        try other.verify(ledger)
        (older, newer) = one.head.size <= other.head.size ? (one, other) : (other, one)
        var verdict = Verdict.unproven
        var fault: LogError?
        if older.head.size == newer.head.size {
            verdict = older.head == newer.head ? .same : .splitView
        } else if older.head.size == 0 {
            // Every log begins empty.
            verdict = .consistent
        } else if let proof {
            do throws(LogError) {
                verdict = try Self.verdict(older.head, newer.head, proof, ledger)
            } catch {
                fault = error
            }
        }
        self.verdict = verdict
        self.fault = fault
    }

    /// A proof that holds for another old root shows that the older checkpoint is not the start of
    /// the newer: the ledger has signed both.
    private static func verdict(
        _ older: TreeHead,
        _ newer: TreeHead,
        _ proof: ConsistencyProof,
        _ ledger: LedgerIdentity
    ) throws(LogError) -> Verdict {
        let proven = try proof.verify(ledger)
        guard proven.head == newer, proof.old.size == older.size else {
            throw LogError(
                .badProof,
                "the proof leads from size \(proof.old.size) to \(proven.head.size), needed is "
                    + "\(older.size) to \(newer.size)"
            )
        }
        return proof.old.root == older.root ? .consistent : .splitView
    }
}
