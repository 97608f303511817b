import CanonicalJSON
package import LedgerLog

/// What others say of the ledger's checkpoints, attached after they were committed.
extension Ledger {
    /// The checkpoint of a size, or the newest, with the cosignatures attached to it.
    ///
    /// - Throws: `notFound` if no commit ended at that size.
    package func cosignedCheckpoint(of size: UInt64? = nil) throws(LogError) -> Checkpoint {
        try store.read { (snapshot) throws(LogError) in
            let newest = try snapshot.head().size
            return try Self.cosignedCheckpoint(of: size ?? newest, in: snapshot)
        }
    }

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
            let head = try snapshot.head()
            let checkpoint = try Self.checkpoint(of: size ?? head.size, in: snapshot)
            var hasher = LogHasher(description.suite)
            let tree = TreeReader(edge: head.edge) { (id) throws(LogError) in
                try snapshot.tile(id)
            }
            let proof =
                old == 0
                ? [] : try tree.consistencyProof(from: old, to: checkpoint.head.size, &hasher)
            return CosignRequest(old: old, proof: proof, checkpoint: checkpoint)
        }
    }

    /// Keeps cosignatures with the checkpoint of a size; whoever calls has verified them.
    ///
    /// - Throws: `notFound` if there is no checkpoint of that size.
    package func attach(
        _ cosignatures: [Cosignature],
        to size: UInt64
    ) throws(LogError) {
        try attach(to: size) { (transaction) throws(LogError) in
            for cosignature in cosignatures {
                try transaction.attach(cosignature: cosignature.signature, to: size)
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
        guard operatorKey != nil else {
            throw LogError(.fault, "only who has the operator's key can attach anything")
        }
        try store.append { (transaction) throws(LogError) in
            _ = try Self.checkpoint(of: size, in: transaction)
            try body(transaction)
        }
    }

    static func checkpoint(
        of size: UInt64,
        in snapshot: any LogSnapshot
    ) throws(LogError) -> Checkpoint {
        guard let note = try snapshot.checkpoint(size: size) else {
            throw LogError(.notFound, "there is no checkpoint of size \(size)")
        }
        guard let checkpoint = Checkpoint(note) else {
            throw LogError(.corrupt, "there is no valid checkpoint of size \(size)")
        }
        return checkpoint
    }

    private static func cosignedCheckpoint(
        of size: UInt64,
        in snapshot: any LogSnapshot
    ) throws(LogError) -> Checkpoint {
        let checkpoint = try checkpoint(of: size, in: snapshot)
        let lines = try snapshot.cosignatures(of: size).map { (line) throws(LogError) in
            guard let signature = SignedNote.Signature(line: line.dropLast()) else {
                throw LogError(.corrupt, "a cosignature of size \(size) cannot be read")
            }
            return signature
        }
        return checkpoint.adding(lines)
    }
}
