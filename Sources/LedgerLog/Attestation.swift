package import CanonicalJSON
package import LedgerCrypto

/// What others than the ledger say of a checkpoint, as far as a trust file believes them 旁证
/// (`Schemas/witness.md` 2.4, `Schemas/checkpoint.md` 5.3).
package struct Attestation: Sendable {
    /// A witness of the policy that has cosigned.
    package struct Cosigner: Sendable, CanonicalEncodable {
        /// What the policy calls it.
        package let name: WitnessPolicy.Name
        /// When it did, by its own clock.
        package let time: Timestamp?

        package var json: JSONValue { .object(["name": name.description, "time": time]) }
    }

    /// In the order of their lines.
    package private(set) var cosigners: [Cosigner] = []
    /// Whether they are enough; nil if the trust file has no policy, or one that wants no witness.
    package let isQuorum: Bool?
    /// Whether the SM2 key that the policy names for the ledger has signed, too.
    package private(set) var isCountersigned = false
    /// Lines of keys that the trust file does not know.
    package private(set) var strangers = 0
    /// How many timestamp tokens were given.
    package let tokens: Int
    /// The oldest time at which the checkpoint is proven to have existed; nil if none is.
    package private(set) var time: Timestamp?
    /// Tokens of authorities that are not believed.
    package private(set) var strangeTokens = 0
    /// Why they are not, each reason once.
    package private(set) var reasons: Set<ChainFault> = []
    /// Tokens whose signature cannot be checked here, because it is SM2.
    package private(set) var uncheckedTokens = 0

    /// Checks the lines below the ledger's own, and the tokens that are given with a checkpoint.
    ///
    /// - Parameters:
    ///   - checkpoint: Whoever calls has verified the ledger's signature.
    ///   - timestamps: RFC 3161 tokens, DER.
    ///   - trust: Whose witnesses and authorities are believed.
    ///   - authorities: Which are believed beside those of the trust file.
    /// - Throws: `badSignature` if a line of a witness of the policy, or a token, does not verify.
    package init(
        of checkpoint: Checkpoint,
        timestamps: [[UInt8]] = [],
        by trust: TrustFile,
        believing authorities: [Certificate] = []
    ) throws(LogError) {
        let own = try trust.ledger.noteKey(at: checkpoint.head.size)
        for signature in checkpoint.note.signatures where !own.isNamed(in: signature) {
            if let key = trust.policy?.countersigner(of: signature) {
                guard key.accepts(signature, over: checkpoint.note.text) else {
                    throw LogError(.badSignature, "the ledger's SM2 signature does not verify")
                }
                isCountersigned = true
                continue
            }
            guard let witness = trust.policy?.witness(of: signature) else {
                strangers += 1
                continue
            }
            guard witness.key.accepts(signature, over: checkpoint.note.text) else {
                throw LogError(
                    .badSignature,
                    "the cosignature of \(witness.name) does not verify"
                )
            }
            let time = Cosignature(signature)?.timestamp
            cosigners.append(Cosigner(name: witness.name, time: time))
        }
        let names = Set(cosigners.map(\.name))
        isQuorum = trust.policy.flatMap { $0.wantsWitnesses ? $0.isQuorum(names) : nil }
        tokens = timestamps.count
        let text = Array(checkpoint.note.text.utf8)
        for token in timestamps {
            do throws(LedgerCryptoError) {
                let token = try TimestampToken(token)
                let anchors = trust.timestampAuthorities + authorities
                switch try token.standing(over: text, believing: anchors) {
                case .believed: time = min(time ?? token.time, token.time)
                case .stranger(let fault):
                    strangeTokens += 1
                    reasons.insert(fault)
                case .unchecked: uncheckedTokens += 1
                }
            } catch {
                throw LogError(.badSignature, "a timestamp is not valid: \(error.reason)")
            }
        }
    }

    /// What the lines of witnesses come to; nil if there is nothing to say of them.
    package var witnessing: JSONObject? {
        guard isQuorum != nil || isCountersigned || strangers > 0 else { return nil }
        return [
            "cosigners": cosigners, "countersigned": isCountersigned ? true : nil,
            "quorum": isQuorum, "strangers": strangers,
        ]
    }

    /// What the timestamps come to; nil if there are none.
    package var stamping: JSONObject? {
        guard tokens > 0 else { return nil }
        return [
            "reasons": ChainFault.names(reasons), "strangers": strangeTokens, "time": time,
            "unchecked": uncheckedTokens,
        ]
    }
}
