package import CanonicalJSON

/// A key speaks no longer 密钥吊销; what it said before stands.
package struct KeyRevoked: StatementBody {
    package static let kind = EventKind.keyRevoked

    /// For whom the key spoke.
    package let party: PartyID
    /// The key's id.
    package let key: Digest
    /// 事由.
    package let reason: OneLine
    /// From when on the key may have been in other hands.
    package let suspectFrom: Timestamp?

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let key = reader.required("key", Digest.self)
        let reason = reader.required("reason", OneLine.self)
        suspectFrom = reader.optional("suspectFrom")
        guard let party, let key, let reason else { return nil }
        self.party = party
        self.key = key
        self.reason = reason
    }

    package var json: JSONValue {
        .object(["key": key, "party": party, "reason": reason, "suspectFrom": suspectFrom])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority, .party(party)] }

    package var needs: [Mention] {
        [Mention("/party", Subject(.party, party)), Mention("/key", Subject(.key, key))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.party, party), Subject(.key, key)]
    }

    /// The first revocation stands, and so does the first `suspectFrom`.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        slice.update(PartyKey.self, key) { record in
            record.revoked = record.revoked ?? made.note
            record.suspectFrom = record.suspectFrom ?? suspectFrom
        }
    }
}
