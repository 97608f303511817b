package import CanonicalJSON
package import LedgerCrypto

/// What a verifier brings along and never takes from the ledger itself (`Schemas/log.md` 2.4).
package struct TrustFile: Hashable, Sendable, CanonicalObject {
    /// Whose genesis and keys everything else is checked against.
    package private(set) var ledger: LedgerIdentity
    /// Which witnesses are believed, and how many of them it takes; nil if none is.
    package let policy: WitnessPolicy?
    /// Root certificates of the timestamp authorities that are believed.
    package let timestampAuthorities: [Certificate]

    /// - Throws: `wrongLedger` or `malformed` if the policy does not fit the ledger.
    package init(
        _ ledger: LedgerIdentity,
        policy: WitnessPolicy?,
        timestampAuthorities: [Certificate] = []
    ) throws(LogError) {
        try policy?.check(for: ledger)
        self.ledger = ledger
        self.policy = policy
        self.timestampAuthorities = timestampAuthorities
    }

    /// Without witnesses: what nobody but the ledger itself has signed is all there is.
    package init(_ description: LedgerDescription) {
        ledger = LedgerIdentity(description)
        policy = nil
        timestampAuthorities = []
    }

    /// The description that the ledger began with.
    package var description: LedgerDescription { ledger.description }

    /// Whether each is a key that may come after those before, and signed by them if it says so.
    private static func areInOrder(
        _ successors: [LedgerSuccessor],
        of description: LedgerDescription
    ) -> Bool {
        var known = LedgerIdentity(description)
        for next in successors {
            guard known.isAfterAll(next), next.old == nil || known.following([next]) != known else {
                return false
            }
            known = LedgerIdentity(description, known.successors + [next])
        }
        return true
    }

    /// The same, knowing further keys of the ledger as far as the key before each has signed it.
    package func following(_ successors: [LedgerSuccessor]) -> TrustFile {
        var trust = self
        trust.ledger = ledger.following(successors)
        return trust
    }

    package init?(from reader: inout ObjectReader) {
        let description = reader.required("description", LedgerDescription.self)
        let successors: [LedgerSuccessor] = reader.list("ledgerKeys")
        let text = reader.optional("policy", String.self)
        let authorities: [ByteText] = reader.list("timestampAuthorities")
        reader.version(1)
        guard let description else { return nil }
        let certificates = authorities.compactMap { Certificate(der: $0.bytes) }
        if certificates.count < authorities.count {
            reader.refuse("timestampAuthorities", "certificate")
        }
        guard Self.areInOrder(successors, of: description) else {
            reader.refuse("ledgerKeys", "ledger keys")
            return nil
        }
        do throws(LogError) {
            try self.init(
                LedgerIdentity(description, successors),
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
            "description": description,
            "ledgerKeys": ledger.successors.isEmpty ? nil : ledger.successors,
            "policy": policy?.text,
            "timestampAuthorities": authorities.isEmpty ? nil : authorities, "v": 1,
        ])
    }
}
