package import CanonicalJSON
import LedgerCrypto

/// The proof that an event stands in a signed log: event, entry, checkpoint (`Schemas/proof.md` 3).
package struct EventProof: Hashable, Sendable, CanonicalObject {
    /// The event as it was signed; sealed fields stay closed.
    package let event: JSONValue
    /// Its index in its submission.
    package let index: Int
    /// From the event up to the root in the entry's header.
    package let eventPath: [Digest]
    /// The entry, byte for byte as it was recorded.
    package let entry: Entry
    /// From the entry up to the checkpoint's root.
    package let path: [Digest]
    /// A signed note; not checked before `verify`.
    package let checkpoint: String

    package init(
        event: (json: JSONValue, index: Int, path: [Digest]),
        entry: Entry,
        path: [Digest],
        checkpoint: String
    ) {
        self.event = event.json
        index = event.index
        eventPath = event.path
        self.entry = entry
        self.path = path
        self.checkpoint = checkpoint
    }

    package init?(from reader: inout ObjectReader) {
        let checkpoint = reader.required("checkpoint", String.self)
        let entry = reader.required("entry", Entry.self)
        let event = reader.required("event", JSONValue.self)
        let eventPath = reader.required("eventPath", [Digest].self)
        let index = reader.required("index", Int.self)
        let path = reader.required("path", [Digest].self)
        reader.word("proof", "event")
        reader.version(1)
        guard let checkpoint, let entry, let event, let eventPath, let index, let path else {
            return nil
        }
        self.init(
            event: (event, index, eventPath),
            entry: entry,
            path: path,
            checkpoint: checkpoint
        )
    }

    package var json: JSONValue {
        .object([
            "checkpoint": checkpoint, "entry": entry, "event": event, "eventPath": eventPath,
            "index": index, "path": path, "proof": "event", "v": 1,
        ])
    }

    /// Checks the way from the event to the checkpoint, and returns the checkpoint.
    ///
    /// - Throws: `wrongLedger`, `badSignature`, `badProof` or `malformed`.
    package func verify(_ ledger: LedgerIdentity) throws(LogError) -> Checkpoint {
        let checkpoint = try entry.verify(path, checkpoint, in: ledger)
        var hasher = LogHasher(ledger.description.suite)
        let bytes = event.canonicalBytes
        guard let place = UInt64(exactly: index),
            TreeProof.includes(
                leaf: hasher.event(bytes.span),
                at: place,
                in: UInt64(entry.header.count),
                root: entry.header.root,
                path: eventPath,
                &hasher
            )
        else { throw LogError(.badProof, "the event is not number \(index) of its submission") }
        return checkpoint
    }

    /// Reads an event proof.
    ///
    /// - Throws: `malformed`.
    package static func read(file: [UInt8]) throws(LogError) -> EventProof {
        do {
            return try read(DocumentFile.document(in: file), limits: .document)
        } catch {
            throw LogError("event proof", error)
        }
    }
}

extension Entry {
    /// Checks that this entry stands in the log of a signed note, and returns the checkpoint.
    func verify(
        _ path: [Digest],
        _ note: String,
        in ledger: LedgerIdentity
    ) throws(LogError) -> Checkpoint {
        guard header.ledger == ledger.description.genesis else {
            throw LogError(.wrongLedger, "the entry is of ledger \(header.ledger)")
        }
        guard let checkpoint = Checkpoint(note) else {
            throw LogError(.malformed, "the checkpoint cannot be read")
        }
        let proof = InclusionProof(index: seq, path: path, checkpoint: checkpoint)
        try proof.verify(canonicalBytes, in: ledger)
        return checkpoint
    }
}
