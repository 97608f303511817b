package import CanonicalJSON
package import LedgerCrypto

/// A witness's word that it had seen a checkpoint at a time, and nothing that contradicts it 联署
/// (`Schemas/witness.md` 1).
package struct Cosignature: Hashable, Sendable {
    /// The line that stands in a note.
    package let signature: SignedNote.Signature
    /// When it was made: POSIX seconds, below 2^63, never 0.
    package let time: UInt64

    /// Takes a line of a note apart, without checking it.
    package init?(_ signature: SignedNote.Signature) {
        guard signature.bytes.count == 72 else { return nil }
        time = signature.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        guard (1...UInt64(Int64.max)).contains(time) else { return nil }
        self.signature = signature
    }

    /// Cosigns the text of a checkpoint.
    ///
    /// - Parameters:
    ///   - text: All of the text, extension lines included.
    ///   - time: The present, in POSIX seconds.
    ///   - key: The witness's own.
    ///   - name: The same key by name, to cosign with.
    /// - Throws: `fault`.
    package init(
        of text: String,
        at time: UInt64,
        signedBy key: SigningKey,
        as name: NoteKey
    ) throws(LogError) {
        let seconds = (0..<8).reversed().map { UInt8(truncatingIfNeeded: time >> (8 * $0)) }
        do {
            let bytes = try key.signature(for: Self.message(text, time, name))
            signature = SignedNote.Signature(
                name: name.name,
                keyID: name.id,
                bytes: seconds + bytes
            )
        } catch {
            throw LogError(.fault, "the checkpoint cannot be cosigned: \(error)")
        }
        self.time = time
    }

    /// The time to the second; nil if it is after the year 9999.
    package var timestamp: Timestamp? {
        let (milliseconds, isTooLarge) = Int64(time).multipliedReportingOverflow(by: 1000)
        return isTooLarge ? nil : Timestamp(milliseconds: milliseconds)
    }

    /// Whether a key has signed this time and text.
    func isValid(over text: String, of key: NoteKey) -> Bool {
        let bytes = Array(signature.bytes.dropFirst(8))
        return key.key.accepts(bytes, for: Self.message(text, time, key))
    }

    /// The SM2 form binds the name as well, which the Ed25519 form of C2SP does not.
    private static func message(_ text: String, _ time: UInt64, _ key: NoteKey) -> [UInt8] {
        let head =
            key.key.algorithm == .sm2
            ? "cosignature/sm2-v1\ncosigner \(key.name)\n" : "cosignature/v1\n"
        return Array("\(head)time \(time)\n\(text)".utf8)
    }
}
