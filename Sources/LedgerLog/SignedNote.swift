import CanonicalJSON
package import LedgerCrypto

/// A text and signatures over it, as C2SP signed-note writes them (`Schemas/checkpoint.md` 1).
package struct SignedNote: Hashable, Sendable, CustomStringConvertible {
    /// One signature line, checked or not.
    package struct Signature: Hashable, Sendable {
        /// Who claims to have signed.
        package let name: String
        /// The first four bytes of the key's hash (`Schemas/checkpoint.md` 1.4).
        package let keyID: [UInt8]
        /// The signature itself, what follows the key id.
        package let bytes: [UInt8]

        /// Reads a line, without its newline.
        package init?(line: Substring) {
            guard line.hasPrefix("— ") else { return nil }
            let parts = line.dropFirst(2).split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 2, NoteKey.isValid(name: String(parts[0])),
                let bytes = Base64.bytes(of: String(parts[1])), bytes.count > 4
            else { return nil }
            name = String(parts[0])
            keyID = Array(bytes.prefix(4))
            self.bytes = Array(bytes.dropFirst(4))
        }

        init(name: String, keyID: [UInt8], bytes: [UInt8]) {
            self.name = name
            self.keyID = keyID
            self.bytes = bytes
        }

        /// The line as it stands in a note, with its newline.
        package var line: String { "— \(name) \(Base64.text(of: keyID + bytes))\n" }
    }

    private static let maximumBytes = 65536
    private static let maximumSignatures = 64

    /// The signed text, with its final newline.
    package let text: String
    /// In the order of their lines, those of unknown keys among them.
    package private(set) var signatures: [Signature]

    /// Signs a text with one key under a name.
    package init(text: String, signedBy key: SigningKey, as name: NoteKey) throws(LogError) {
        self.text = text
        do {
            let bytes = try key.signature(for: Array(text.utf8))
            signatures = [Signature(name: name.name, keyID: name.id, bytes: bytes)]
        } catch {
            throw LogError(.fault, "the note cannot be signed: \(error)")
        }
    }

    /// Takes a note apart, without checking any signature.
    package init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard bytes.count <= Self.maximumBytes, bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }),
            let split = Self.lastEmptyLine(in: bytes)
        else { return nil }
        text = String(decoding: bytes[..<split], as: UTF8.self)
        let lines = String(decoding: bytes[(split + 1)...], as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.last == "", (2...Self.maximumSignatures + 1).contains(lines.count) else {
            return nil
        }
        signatures = lines.dropLast().compactMap(Signature.init(line:))
        guard signatures.count == lines.count - 1 else { return nil }
    }

    /// The text, an empty line, a line for each signature (C2SP signed-note).
    package var description: String { text + "\n" + signatures.map(\.line).joined() }

    /// The same text with more lines below those it has, as many as a note may have; a line it has
    /// already is not repeated.
    package func adding(_ more: [Signature]) -> SignedNote {
        var note = self
        for signature in more
        where !note.signatures.contains(signature)
            && note.signatures.count < Self.maximumSignatures
        {
            note.signatures.append(signature)
        }
        return note
    }

    /// Whether there is a line of the same key.
    package func hasLine(like other: Signature) -> Bool {
        signatures.contains { $0.name == other.name && $0.keyID == other.keyID }
    }

    /// The same text with the lines of one key only.
    package func keeping(_ key: NoteKey) -> SignedNote {
        var note = self
        note.signatures.removeAll { !key.isNamed(in: $0) }
        return note
    }

    /// The names of the known keys that signed.
    ///
    /// - Throws: `badSignature` if a known key's line does not verify, or if no known key signed.
    package func verifiedNames(_ keys: [NoteKey]) throws(LogError) -> [String] {
        var names: [String] = []
        for signature in signatures {
            for known in keys where known.isNamed(in: signature) {
                guard known.accepts(signature, over: text) else {
                    throw LogError(.badSignature, "the signature of \(known.name) does not verify")
                }
                if !names.contains(known.name) { names.append(known.name) }
            }
        }
        guard !names.isEmpty else {
            throw LogError(.badSignature, "no known key has signed the note")
        }
        return names
    }

    /// The offset of the second newline of the last "\n\n".
    private static func lastEmptyLine(in bytes: [UInt8]) -> Int? {
        bytes.indices.dropFirst().last { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }
    }
}
