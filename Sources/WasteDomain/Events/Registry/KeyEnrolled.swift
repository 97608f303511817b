package import CanonicalJSON

/// A key may speak for a party from now on 密钥登记.
package struct KeyEnrolled: StatementBody {
    package static let kind = EventKind.keyEnrolled
    package static let sealedFields = ["holder"]

    /// For whom the key may speak.
    package let party: PartyID
    /// SubjectPublicKeyInfo, DER.
    package let key: ByteText
    /// H(SPKI), by which submissions name the key.
    package let id: Digest
    /// The key's own signature: proof of possession (`Schemas/submission.md` 7.3).
    package let proof: ByteText
    /// What its holder may state 密钥角色.
    package let role: KeyRole
    /// The last legal day it counts.
    package let until: CivilDay?
    /// Who uses it.
    package let holder: SealedField?

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let key = reader.required("key", ByteText.self)
        let id = reader.required("id", Digest.self)
        let proof = reader.required("proof", ByteText.self)
        let role = reader.required("role", KeyRole.self)
        until = reader.optional("until")
        holder = reader.optional("holder")
        guard let party, let key, let id, let proof, let role else { return nil }
        self.party = party
        self.key = key
        self.id = id
        self.proof = proof
        self.role = role
    }

    package var json: JSONValue {
        .object([
            "holder": holder, "id": id, "key": key, "party": party, "proof": proof, "role": role,
            "until": until,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var needs: [Mention] {
        [Mention("/party", Subject(.party, party))]
    }

    package var creates: [Mention] {
        [Mention("/key", Subject(.key, id))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.party, party), Subject(.key, id)]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[PartyKey.self, id] == nil else { return }
        slice.put(
            PartyKey(
                key: id,
                party: party,
                spki: key,
                role: role,
                until: until,
                enrolled: made.note
            )
        )
    }
}
