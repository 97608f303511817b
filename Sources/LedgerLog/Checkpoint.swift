import CanonicalJSON
package import LedgerCrypto

/// The ledger's signed word on its size and root (`Schemas/checkpoint.md`).
package struct Checkpoint: Hashable, Sendable, CustomStringConvertible {
    /// The ledger's name, which its key has too (`Schemas/checkpoint.md` 2.2).
    package let origin: String
    /// The size and root that the ledger vouches for.
    package let head: TreeHead
    /// The note with its signatures, as it is stored and handed out.
    package let note: SignedNote

    /// Signs a head.
    package init(_ head: TreeHead, signedBy key: SigningKey, as name: NoteKey) throws(LogError) {
        origin = name.name
        self.head = head
        let text = "\(name.name)\n\(head.size)\n\(head.root)\n"
        note = try SignedNote(text: text, signedBy: key, as: name)
    }

    /// Takes a checkpoint apart, without checking its signature.
    package init?(_ description: String) {
        guard let note = SignedNote(description) else { return nil }
        let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty, !lines[0].isEmpty,
            let size = UInt64(lines[1]), lines[1] == String(size),
            let root = Digest(String(lines[2]))
        else { return nil }
        origin = String(lines[0])
        head = TreeHead(size: size, root: root)
        self.note = note
    }

    private init(_ checkpoint: Checkpoint, _ note: SignedNote) {
        origin = checkpoint.origin
        head = checkpoint.head
        self.note = note
    }

    /// The line of another key of the same ledger over the same text 加签
    /// (`Schemas/checkpoint.md` 3.3).
    ///
    /// - Throws: `malformed` if the key signs no notes.
    package func line(signedBy key: SigningKey) throws(LogError) -> SignedNote.Signature {
        guard let name = NoteKey(name: origin, key: key.verifyingKey) else {
            throw LogError(.malformed, "a key of this algorithm signs no notes")
        }
        return try SignedNote(text: note.text, signedBy: key, as: name).signatures[0]
    }

    /// The same checkpoint with more signature lines.
    package func adding(_ signatures: [SignedNote.Signature]) -> Checkpoint {
        Checkpoint(self, note.adding(signatures))
    }

    /// The same checkpoint with the lines of one key only.
    package func keeping(_ key: NoteKey) -> Checkpoint {
        Checkpoint(self, note.keeping(key))
    }

    /// The signed note, as it is stored and published.
    package var description: String { note.description }

    /// Checks that a ledger has signed, with the key it had at this size.
    ///
    /// - Throws: `wrongLedger` or `badSignature`.
    package func verify(_ ledger: LedgerIdentity) throws(LogError) {
        let key = try ledger.noteKey(at: head.size)
        if origin == key.name, !note.signatures.contains(where: key.isNamed) {
            throw LogError(
                .badSignature,
                "the checkpoint of size \(head.size) is not signed with the key known of the ledger "
                    + "for that size: if the key was rotated, take the newer one (trust accept)"
            )
        }
        try verify(key)
    }

    /// Checks that the ledger of that name and key has signed.
    ///
    /// - Throws: `wrongLedger` or `badSignature`.
    package func verify(_ key: NoteKey) throws(LogError) {
        guard origin == key.name else {
            throw LogError(.wrongLedger, "the checkpoint is of \(origin), not of \(key.name)")
        }
        _ = try note.verifiedNames([key])
    }
}
