package import CanonicalJSON

/// A key that speaks for a party 密钥.
package struct PartyKey: StateRecord {
    package static let kind = Subject.Kind.key

    /// H(SPKI).
    package let key: Digest
    /// For whom it speaks.
    package let party: PartyID
    /// SubjectPublicKeyInfo, DER.
    package let spki: ByteText
    /// What its holder may state.
    package let role: KeyRole
    /// The last legal day it counts.
    package let until: CivilDay?
    /// Nil for the authority's first key, which stands in the ledger's description.
    package let enrolled: StatementNote?
    /// 密钥吊销; nil while it may speak.
    package var revoked: StatementNote?
    /// From when on it may have been in other hands.
    package var suspectFrom: Timestamp?

    package var id: String { key.description }

    package var terms: [String] { ["key", "party:\(party)"] }

    package init(
        key: Digest,
        party: PartyID,
        spki: ByteText,
        role: KeyRole,
        until: CivilDay?,
        enrolled: StatementNote?
    ) {
        self.key = key
        self.party = party
        self.spki = spki
        self.role = role
        self.until = until
        self.enrolled = enrolled
    }

    package init?(from reader: inout ObjectReader) {
        let key = reader.required("key", Digest.self)
        let party = reader.required("party", PartyID.self)
        let spki = reader.required("spki", ByteText.self)
        let role = reader.required("role", KeyRole.self)
        until = reader.optional("until")
        enrolled = reader.optional("enrolled")
        revoked = reader.optional("revoked")
        suspectFrom = reader.optional("suspectFrom")
        guard let key, let party, let spki, let role else { return nil }
        self.key = key
        self.party = party
        self.spki = spki
        self.role = role
    }

    package var json: JSONValue {
        .object([
            "enrolled": enrolled, "key": key, "party": party, "revoked": revoked, "role": role,
            "spki": spki, "suspectFrom": suspectFrom, "until": until,
        ])
    }
}
