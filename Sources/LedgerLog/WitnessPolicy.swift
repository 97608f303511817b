import LedgerCrypto

/// Whose cosignatures are believed, and how many of them it takes: a C2SP tlog-policy
/// (`Schemas/witness.md` 2).
package struct WitnessPolicy: Hashable, Sendable {
    /// A name of the policy's own; compared by its bytes, because Unicode finds more names equal.
    package struct Name: Hashable, Sendable, CustomStringConvertible {
        private let bytes: [UInt8]

        init(_ text: String) {
            bytes = Array(text.utf8)
        }

        package var description: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// A witness 见证人.
    package struct Witness: Sendable {
        /// What the policy calls it; its key may have another name.
        package let name: Name
        /// What its cosignatures verify under.
        package let key: NoteKey
        /// The prefix of its HTTP service; nil if it is asked by files.
        package let url: String?
    }

    /// So many of these members, witnesses or groups.
    struct Group: Sendable {
        let threshold: Int
        let members: [Name]
    }

    /// As it was written, comments included; two policies are equal if their texts are.
    package let text: String
    /// In the order of their lines.
    package let witnesses: [Witness]
    /// The ledgers it is meant for; empty if it does not say.
    let logs: [NoteKey]
    let groups: [Name: Group]
    /// A witness or group; nil for `quorum none`.
    let quorum: Name?

    /// Parses a policy.
    ///
    /// - Throws: `malformed`, naming the line.
    package init(_ text: String) throws(LogError) {
        var parser = WitnessPolicyParser()
        try parser.read(text)
        guard let quorum = parser.quorum else {
            throw LogError(.malformed, "witness policy: there is no quorum line")
        }
        self.text = text
        self.quorum = quorum
        witnesses = parser.witnesses
        logs = parser.logs
        groups = parser.groups
    }

    /// Whether any cosignature is wanted at all.
    package var wantsWitnesses: Bool { quorum != nil }

    /// The witness that a line of a note claims to be of.
    package func witness(of signature: SignedNote.Signature) -> Witness? {
        witnesses.first { $0.key.isNamed(in: signature) }
    }

    /// The SM2 key of a ledger that a line claims to be of, beside the ledger's own.
    package func countersigner(of signature: SignedNote.Signature) -> NoteKey? {
        logs.first { $0.key.algorithm == .sm2 && $0.isNamed(in: signature) }
    }

    /// Whether these witnesses together are enough.
    package func isQuorum(_ cosigners: Set<Name>) -> Bool {
        quorum.map { isMet($0, cosigners) } ?? true
    }

    /// - Throws: `wrongLedger` if the policy names other ledgers only; `malformed` if a witness
    ///   cannot cosign checkpoints of this suite.
    func check(for ledger: LedgerIdentity) throws(LogError) {
        let description = ledger.description
        let sizes = [0] + ledger.successors.map(\.size)
        let keys = try sizes.map { (size) throws(LogError) in
            try ledger.noteKey(at: size).description
        }
        guard logs.isEmpty || logs.contains(where: { keys.contains($0.description) }) else {
            throw LogError(.wrongLedger, "the witness policy is not for \(description.origin)")
        }
        // A root of SM3 is never signed with a key that others read as one of SHA-256.
        if description.suite == .gm,
            let other = witnesses.first(where: { $0.key.key.algorithm != .sm2 })
        {
            throw LogError(
                .malformed,
                "\(other.name): a gm ledger has witnesses with SM2 keys only"
            )
        }
    }

    private func isMet(_ name: Name, _ cosigners: Set<Name>) -> Bool {
        guard let group = groups[name] else { return cosigners.contains(name) }
        return group.members.count { isMet($0, cosigners) } >= group.threshold
    }

    package static func == (left: WitnessPolicy, right: WitnessPolicy) -> Bool {
        left.text == right.text
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(text)
    }
}
