package import CanonicalJSON
package import LedgerCrypto
import LedgerLog
import Liandan
import WasteDomain

extension Town {
    /// The statement that a key takes the place of the ledger's 账本密钥更换.
    ///
    /// - Parameters:
    ///   - new: The new key.
    ///   - old: Who signs as the key before; nil if that is lost.
    ///   - prover: Who signs as the new key.
    /// - Returns: The event.
    /// - Throws: If a key cannot sign.
    package func rotation(
        to new: SigningKey,
        old: SigningKey?,
        prover: SigningKey? = nil
    ) throws -> JSONObject {
        let spki = new.verifyingKey.spki
        let signed = { [description] (signer: SigningKey) throws in
            ByteText(try LedgerKeyProof.make(by: signer, for: spki, in: description.genesis))
        }
        return event(
            .ledgerKeyRotated,
            [
                "key": ByteText(spki), "old": try old.map(signed),
                "proof": try signed(prover ?? new),
            ]
        )
    }

    /// The authority puts a new key in the place of the ledger's, and the town goes on with it.
    package func rotateLedgerKey(isLost: Bool = false) throws {
        let new = try SigningKey.generate(description.suite.ledgerAlgorithm)
        let stated = try rotation(to: new, old: isLost ? nil : operatorKey)
        try reopen(successor: new)
        try submit(Self.authority, [stated])
        operatorKey = new
        try reopen()
    }
}
