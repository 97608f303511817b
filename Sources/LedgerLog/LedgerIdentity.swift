package import CanonicalJSON
import LedgerCrypto

/// A ledger as a verifier knows it: what it is for ever, and the keys it has signed with since.
package struct LedgerIdentity: Hashable, Sendable {
    /// Its genesis, and the key that signs first.
    package let description: LedgerDescription
    /// The keys that took the place of the first, by ascending size (`Schemas/checkpoint.md` 6).
    package let successors: [LedgerSuccessor]

    /// Believes the keys it is given; `following` checks them.
    package init(_ description: LedgerDescription, _ successors: [LedgerSuccessor] = []) {
        self.description = description
        self.successors = successors
    }

    /// Name and key under which the checkpoint of a size verifies: the last that came no later.
    ///
    /// - Throws: `malformed` if the key is not one this suite signs with.
    package func noteKey(at size: UInt64) throws(LogError) -> NoteKey {
        guard let successor = successors.last(where: { $0.size <= size }) else {
            return try description.noteKey()
        }
        return try description.noteKey(of: successor.key.bytes)
    }

    /// Name and key of the newest checkpoints.
    ///
    /// - Throws: `malformed` if the key is not one this suite signs with.
    package func newestNoteKey() throws(LogError) -> NoteKey { try noteKey(at: .max) }

    /// The same with further keys, as far as the key before each has signed it.
    ///
    /// What is known already stays; what nobody vouches for ends it.
    ///
    /// - Parameters:
    ///   - others: In any order.
    ///   - evenLost: Whether a key is believed, too, that the one before has not signed.
    /// - Returns: The same, knowing as many of them as can be believed.
    package func following(
        _ others: [LedgerSuccessor],
        evenLost: Bool = false
    ) -> LedgerIdentity {
        var known = self
        for next in others.sorted(by: { $0.size < $1.size }) where !known.knows(next) {
            let isLost = evenLost && next.old == nil && known.isAfterAll(next)
            guard isLost || known.isFollowed(by: next) else { break }
            known = LedgerIdentity(description, known.successors + [next])
        }
        return known
    }

    /// Whether a key signs from a size on, by what is known here.
    package func knows(_ successor: LedgerSuccessor) -> Bool {
        successors.contains { $0.size == successor.size && $0.key == successor.key }
    }

    /// Whether it comes after all that are known, and the newest of them has signed it.
    private func isFollowed(by next: LedgerSuccessor) -> Bool {
        guard isAfterAll(next), let old = next.old, let key = try? newestNoteKey().key else {
            return false
        }
        return LedgerKeyProof.accepts(
            old.bytes,
            of: key,
            for: next.key.bytes,
            in: description.genesis
        )
    }

    /// Whether it is a key of this suite that comes after all that are known.
    ///
    /// Whether it is believed is another question.
    package func isAfterAll(_ next: LedgerSuccessor) -> Bool {
        next.size > successors.last?.size ?? 0
            && (try? description.noteKey(of: next.key.bytes)) != nil
            && next.key.bytes != description.ledgerKey
            && !successors.contains { $0.key == next.key }
    }
}

/// A key that took the place of the ledger's key before it 账本密钥更换.
package struct LedgerSuccessor: Hashable, Sendable, CanonicalObject {
    /// SPKI of the new key.
    package let key: ByteText
    /// The first size whose checkpoint it signs: one more than the entry that says so.
    package let size: UInt64
    /// The signature of the key before (`Schemas/checkpoint.md` 6.2); nil if that was lost.
    package let old: ByteText?

    package init(key: ByteText, size: UInt64, old: ByteText?) {
        self.key = key
        self.size = size
        self.old = old
    }

    package init?(from reader: inout ObjectReader) {
        let key = reader.required("key", ByteText.self)
        let size = reader.required("size", UInt64.self)
        let old = reader.optional("old", ByteText.self)
        guard let key, let size else { return nil }
        self.init(key: key, size: size, old: old)
    }

    package var json: JSONValue { .object(["key": key, "old": old, "size": size]) }
}
