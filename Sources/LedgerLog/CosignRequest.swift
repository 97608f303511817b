package import CanonicalJSON

/// What a witness is asked with: a checkpoint, and the proof that it follows the last one the
/// witness cosigned (`Schemas/witness.md` 3).
package struct CosignRequest: Hashable, Sendable, CustomStringConvertible {
    /// More than any proof between two sizes below 2^64 needs.
    private static let maximumHashes = 63

    /// The size the witness is believed to have cosigned last; 0 if none.
    package let old: UInt64
    /// Consistency proof from the old size; empty if that is 0 or the same.
    package let proof: [Digest]
    /// As the ledger signed it; not checked.
    package let checkpoint: Checkpoint

    package init(old: UInt64, proof: [Digest], checkpoint: Checkpoint) {
        self.old = old
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// Takes the body of a request apart, without checking proof or signature.
    package init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard let end = bytes.indices.dropFirst().first(where: { bytes[$0 - 1...$0] == [10, 10] }),
            let checkpoint = Checkpoint(String(decoding: bytes[(end + 1)...], as: UTF8.self))
        else { return nil }
        let lines = String(decoding: bytes[..<(end - 1)], as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let old = UInt64(lines[0].dropFirst(4)), lines[0] == "old \(old)",
            lines.count <= 1 + Self.maximumHashes
        else { return nil }
        let proof = lines.dropFirst().compactMap { Digest($0) }
        guard proof.count == lines.count - 1 else { return nil }
        self.init(old: old, proof: proof, checkpoint: checkpoint)
    }

    /// The body as it is sent and as it is written into a file.
    package var description: String {
        let lines = ["old \(old)"] + proof.map(\.description) + [""]
        return lines.joined(separator: "\n") + "\n" + checkpoint.description
    }
}
