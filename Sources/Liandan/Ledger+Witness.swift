import CanonicalJSON
package import LedgerLog

/// What others say of the ledger's checkpoints, attached after they were committed.
extension Ledger {
    /// The largest size that a witness of this name has cosigned here; nil if there is none.
    package func lastSize(cosignedBy witness: String) throws(LogError) -> UInt64? {
        try store.read { (snapshot) throws(LogError) in
            try snapshot.lastSize(cosignedBy: witness)
        }
    }

    /// What a witness is asked with that cosigned a size last.
    ///
    /// - Parameters:
    ///   - size: Of the checkpoint to cosign; the newest by default.
    ///   - old: The size the witness is believed to have cosigned last; 0 if none.
    /// - Returns: The request, for this witness only.
    /// - Throws: `notFound` if there is no way from one to the other.
    package func cosignRequest(
        for size: UInt64? = nil,
        since old: UInt64
    ) throws(LogError) -> CosignRequest {
        try store.read { (snapshot) throws(LogError) in
            let prover = try LogProver(snapshot, description)
            let checkpoint = try prover.checkpoint(of: size)
            var hasher = LogHasher(description.suite)
            let proof =
                old == 0
                ? []
                : try prover.tree.consistencyProof(from: old, to: checkpoint.head.size, &hasher)
            return CosignRequest(old: old, proof: proof, checkpoint: checkpoint)
        }
    }

    /// Keeps lines of witnesses and of other keys of the ledger's with the checkpoint of a size;
    /// whoever calls has verified them.
    ///
    /// A key that has signed that size before has said all there is to say.
    ///
    /// - Throws: `notFound` if there is no checkpoint of that size.
    package func attach(
        _ lines: [SignedNote.Signature],
        to size: UInt64
    ) throws(LogError) {
        try attach(to: size) { (transaction) throws(LogError) in
            let known = try LogProver(transaction, description).checkpoint(of: size).note
            for line in lines where !known.hasLine(like: line) {
                try transaction.attach(cosignature: line, to: size)
            }
        }
    }

    /// Keeps a timestamp token with the checkpoint of a size; whoever calls has verified it.
    ///
    /// - Throws: `notFound` if there is no checkpoint of that size.
    package func attach(timestamp: [UInt8], to size: UInt64) throws(LogError) {
        try attach(to: size) { (transaction) throws(LogError) in
            try transaction.attach(timestamp: timestamp, to: size)
        }
    }

    private func attach(
        to size: UInt64,
        _ body: (any LogTransaction) throws(LogError) -> Void
    ) throws(LogError) {
        guard !operatorKeys.isEmpty else {
            throw LogError(.fault, "only who has the operator's key can attach anything")
        }
        try store.append { (transaction) throws(LogError) in
            _ = try LogProver(transaction, description).checkpoint(of: size)
            try body(transaction)
        }
    }
}
