package import CanonicalJSON
package import LedgerCrypto

/// What a verifier brings along and never takes from the ledger itself (`Schemas/log.md` 2.4).
package struct TrustFile: Hashable, Sendable, CanonicalObject {
    /// Whose genesis and ledger key everything else is checked against.
    package let description: LedgerDescription
    /// Which witnesses are believed, and how many of them it takes; nil if none is.
    package let policy: WitnessPolicy?
    /// Root certificates of the timestamp authorities that are believed.
    package let timestampAuthorities: [Certificate]

    /// - Throws: `wrongLedger` or `malformed` if the policy does not fit the ledger.
    package init(
        _ description: LedgerDescription,
        policy: WitnessPolicy?,
        timestampAuthorities: [Certificate] = []
    ) throws(LogError) {
        try policy?.check(for: description)
        self.description = description
        self.policy = policy
        self.timestampAuthorities = timestampAuthorities
    }

    /// Without witnesses: what nobody but the ledger itself has signed is all there is.
    package init(_ description: LedgerDescription) {
        self.description = description
        policy = nil
        timestampAuthorities = []
    }

    package init?(from reader: inout ObjectReader) {
        let description = reader.required("description", LedgerDescription.self)
        let text = reader.optional("policy", String.self)
        let authorities: [ByteText] = reader.list("timestampAuthorities")
        reader.version(1)
        guard let description else { return nil }
        let certificates = authorities.compactMap { Certificate(der: $0.bytes) }
        if certificates.count < authorities.count {
            reader.refuse("timestampAuthorities", "certificate")
        }
        do throws(LogError) {
            try self.init(
                description,
                policy: text.map { (text) throws(LogError) in try WitnessPolicy(text) },
                timestampAuthorities: certificates
            )
        } catch {
            reader.refuse("policy", "witness policy")
            return nil
        }
    }

    package var json: JSONValue {
        let authorities = timestampAuthorities.map { ByteText($0.der) }
        return .object([
            "description": description, "policy": policy?.text,
            "timestampAuthorities": authorities.isEmpty ? nil : authorities, "v": 1,
        ])
    }
}
