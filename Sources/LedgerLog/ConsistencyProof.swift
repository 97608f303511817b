package import CanonicalJSON
import LedgerCrypto

/// The proof that an earlier state of the log is the start of a signed one (`Schemas/proof.md` 4).
package struct ConsistencyProof: Hashable, Sendable, CanonicalObject {
    /// The earlier state: it needs no signature, as it follows from the later one.
    package let old: TreeHead
    /// The signed note of the later state; not checked before `verify`.
    package let checkpoint: String
    /// RFC 6962 section 2.1.2; empty between equal sizes.
    package let path: [Digest]

    package init(old: TreeHead, checkpoint: String, path: [Digest]) {
        self.old = old
        self.checkpoint = checkpoint
        self.path = path
    }

    package init?(from reader: inout ObjectReader) {
        let checkpoint = reader.required("checkpoint", String.self)
        let old = reader.required("old", TreeHead.self)
        let path = reader.required("path", [Digest].self)
        reader.word("proof", "consistency")
        reader.version(1)
        guard let checkpoint, let old, let path else { return nil }
        self.init(old: old, checkpoint: checkpoint, path: path)
    }

    package var json: JSONValue {
        .object([
            "checkpoint": checkpoint, "old": old, "path": path, "proof": "consistency", "v": 1,
        ])
    }

    /// Checks that the log of the checkpoint began as `old`, and returns the checkpoint.
    ///
    /// - Throws: `wrongLedger`, `badSignature`, `badProof` or `malformed`.
    package func verify(_ ledger: LedgerIdentity) throws(LogError) -> Checkpoint {
        guard let checkpoint = Checkpoint(checkpoint) else {
            throw LogError(.malformed, "the checkpoint cannot be read")
        }
        try checkpoint.verify(ledger)
        var hasher = LogHasher(ledger.description.suite)
        guard TreeProof.isConsistent(old: old, new: checkpoint.head, path: path, &hasher) else {
            throw LogError(
                .badProof,
                "it does not show that the log of \(checkpoint.head.size) entries began with \(old)"
            )
        }
        return checkpoint
    }

    /// Reads a consistency proof.
    ///
    /// - Throws: `malformed`.
    package static func read(file: [UInt8]) throws(LogError) -> ConsistencyProof {
        do {
            return try read(DocumentFile.document(in: file), limits: .document)
        } catch {
            throw LogError("consistency proof", error)
        }
    }
}
