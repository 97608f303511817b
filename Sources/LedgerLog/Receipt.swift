package import CanonicalJSON
import LedgerCrypto

/// A party's own proof that its submission was accepted (`Schemas/submission.md` 6).
package struct Receipt: Hashable, Sendable, CanonicalObject {
    /// The entry, byte for byte as it was recorded.
    package let entry: Entry
    /// A signed note whose size is above the entry's `seq`; not checked before `verify`.
    package let checkpoint: String
    /// Inclusion proof of the entry in the checkpoint.
    package let path: [Digest]
    /// The list of findings the entry was accepted with; nil if there were none.
    package let findings: JSONValue?

    package init(entry: Entry, checkpoint: String, path: [Digest], findings: JSONValue?) {
        self.entry = entry
        self.checkpoint = checkpoint
        self.path = path
        self.findings = findings
    }

    package init?(from reader: inout ObjectReader) {
        let checkpoint = reader.required("checkpoint", String.self)
        let entry = reader.required("entry", Entry.self)
        let findings = reader.optional("findings", JSONValue.self)
        let path = reader.required("path", [Digest].self)
        reader.version(1)
        guard let checkpoint, let entry, let path else { return nil }
        self.init(entry: entry, checkpoint: checkpoint, path: path, findings: findings)
    }

    package var json: JSONValue {
        .object([
            "checkpoint": checkpoint, "entry": entry, "findings": findings, "path": path, "v": 1,
        ])
    }

    /// Checks everything a receipt says against the trust file, and returns its checkpoint.
    ///
    /// - Throws: `wrongLedger`, `badSignature` or `badProof`.
    package func verify(_ ledger: LedgerIdentity) throws(LogError) -> Checkpoint {
        let checkpoint = try entry.verify(path, checkpoint, in: ledger)
        var hasher = LogHasher(ledger.description.suite)
        guard entry.judged.findings == findings.map({ hasher.plain($0.canonicalBytes) }) else {
            throw LogError(.badProof, "the receipt's findings are not those that were recorded")
        }
        return checkpoint
    }

    /// Reads a receipt file.
    ///
    /// - Throws: `malformed`.
    package static func read(file: [UInt8]) throws(LogError) -> Receipt {
        do {
            return try read(DocumentFile.document(in: file), limits: .document)
        } catch {
            throw LogError("receipt", error)
        }
    }
}
