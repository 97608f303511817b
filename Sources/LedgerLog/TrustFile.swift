package import CanonicalJSON

/// What a verifier brings along and never takes from the ledger itself (`Schemas/log.md` 2.4).
package struct TrustFile: Hashable, Sendable, CanonicalObject {
    /// Whose genesis and ledger key everything else is checked against.
    package let description: LedgerDescription
    /// Which witnesses are believed, and how many of them it takes; nil if none is.
    package let policy: WitnessPolicy?

    /// - Throws: `wrongLedger` or `malformed` if the policy does not fit the ledger.
    package init(
        _ description: LedgerDescription,
        policy: WitnessPolicy
    ) throws(LogError) {
        try policy.check(for: description)
        self.description = description
        self.policy = policy
    }

    /// Without witnesses: what nobody but the ledger itself has signed is all there is.
    package init(_ description: LedgerDescription) {
        self.description = description
        policy = nil
    }

    package init?(from reader: inout ObjectReader) {
        let description = reader.required("description", LedgerDescription.self)
        let text = reader.optional("policy", String.self)
        reader.version(1)
        guard let description else { return nil }
        guard let text else {
            self.init(description)
            return
        }
        guard let policy = try? WitnessPolicy(text),
            let trust = try? TrustFile(description, policy: policy)
        else {
            reader.refuse("policy", "witness policy")
            return nil
        }
        self = trust
    }

    package var json: JSONValue {
        .object(["description": description, "policy": policy?.text, "v": 1])
    }
}
