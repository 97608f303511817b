package import CanonicalJSON
import LedgerCrypto

/// What a party signs: who speaks, in which ledger, about which events (`Schemas/submission.md` 2).
package struct SubmissionHeader: Hashable, Sendable {
    /// The party that speaks.
    package let actor: String
    /// Number of events.
    package let count: Int
    /// Chosen by the author; with the actor, the submission's name.
    package let id: UniqueID
    /// The id of the signing key, H(SPKI).
    package let key: Digest
    /// The genesis of the ledger it is meant for.
    package let ledger: Digest
    /// The root of the tree over the events.
    package let root: Digest
    /// The newest checkpoint the author holds; nil if it holds none.
    package let seen: TreeHead?
    /// The author's own clock, which decides nothing (`Schemas/log.md` 5.1).
    package let signedAt: Timestamp

    package init(
        actor: String,
        key: Digest,
        ledger: Digest,
        events: (count: Int, root: Digest),
        seen: TreeHead?,
        made: (id: UniqueID, at: Timestamp)
    ) {
        self.actor = actor
        self.key = key
        self.ledger = ledger
        count = events.count
        root = events.root
        self.seen = seen
        id = made.id
        signedAt = made.at
    }

    /// The bytes the signature is over.
    package static func signedBytes(header: [UInt8]) -> [UInt8] {
        Array("liandan-submission-v1\n".utf8) + header
    }
}

extension SubmissionHeader: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let actor = reader.required("actor", String.self)
        let count = reader.required("count", Int.self)
        let id = reader.required("id", UniqueID.self)
        let key = reader.required("key", Digest.self)
        let ledger = reader.required("ledger", Digest.self)
        let root = reader.required("root", Digest.self)
        let seen = reader.optional("seen", TreeHead.self)
        let signedAt = reader.required("signedAt", Timestamp.self)
        reader.version(1)
        if let count, !Submission.eventCounts.contains(count) { reader.refuse("count", "count") }
        if let id, id.version != 7 { reader.refuse("id", "UUIDv7") }
        guard let actor, let count, let id, let key, let ledger, let root, let signedAt,
            reader.faults.isEmpty
        else { return nil }
        self.init(
            actor: actor,
            key: key,
            ledger: ledger,
            events: (count, root),
            seen: seen,
            made: (id, signedAt)
        )
    }

    package var json: JSONValue {
        .object([
            "actor": actor, "count": count, "id": id, "key": key, "ledger": ledger, "root": root,
            "seen": seen, "signedAt": signedAt, "v": 1,
        ])
    }
}
