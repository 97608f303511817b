import CanonicalJSON
package import LedgerCrypto

/// Who a signed note is signed by: a name, and a key of the type the name stands for.
package struct NoteKey: Sendable {
    /// What the signatures of a key say, which the type of the key tells.
    package enum Use: String, Sendable, CaseIterable {
        /// The text itself: a log's own signature.
        case note
        /// That the signer had seen the text at a time 联署 (`Schemas/witness.md` 1).
        case cosignature

        fileprivate var ed25519Type: UInt8 { self == .note ? 0x01 : 0x04 }

        /// The identifier that follows type 0xff for SM2 (`Schemas/checkpoint.md` 3).
        fileprivate var sm2Identifier: [UInt8] {
            Array("oid:1.2.156.10197.1.501/\(rawValue)/v1".utf8) + [0]
        }
    }

    /// For a ledger its checkpoint origin (`Schemas/checkpoint.md` 2.2).
    package let name: String
    /// Ed25519 or SM2, never P-256 (`Schemas/checkpoint.md` 3).
    package let key: VerifyingKey
    /// A ledger's key signs notes, a witness's key cosigns them.
    package let use: Use

    /// Takes a valid name and an Ed25519 or SM2 key.
    package init?(name: String, key: VerifyingKey, use: Use = .note) {
        guard Self.isValid(name: name), key.algorithm != .p256 else { return nil }
        self.name = name
        self.key = key
        self.use = use
    }

    /// Parses the verifier key text `name+keyid+base64`.
    package init?(_ text: String) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let material = Base64.bytes(of: String(parts[2])),
            let (key, use) = Self.key(of: material)
        else { return nil }
        self.init(name: String(parts[0]), key: key, use: use)
        guard Hex.text(of: id) == parts[1] else { return nil }
    }

    /// The verifier key text.
    package var description: String {
        "\(name)+\(Hex.text(of: id))+\(Base64.text(of: material))"
    }

    /// The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key), in either suite.
    package var id: [UInt8] {
        Array(HashAlgorithm.sha256.digest(Array(name.utf8) + [0x0A] + material).bytes.prefix(4))
    }

    /// Whether a text may name a key: not empty, no white space, no control character, no `+`.
    package static func isValid(name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0 != "+"
                    && $0.properties.generalCategory != .control
            }
    }

    /// Whether a line of a note claims to be this key's.
    package func isNamed(in signature: SignedNote.Signature) -> Bool {
        name == signature.name && id == signature.keyID
    }

    /// Whether a line of a note is this key's, and says of the text what the key is for.
    package func accepts(_ signature: SignedNote.Signature, over text: String) -> Bool {
        switch use {
        case .note: key.accepts(signature.bytes, for: Array(text.utf8))
        case .cosignature: Cosignature(signature)?.isValid(over: text, of: self) ?? false
        }
    }

    private var material: [UInt8] {
        switch key.algorithm {
        case .sm2: [0xFF] + use.sm2Identifier + key.spki.suffix(65)
        case .ed25519, .p256: [use.ed25519Type] + key.spki.suffix(32)
        }
    }

    private static func key(of material: [UInt8]) -> (VerifyingKey, Use)? {
        for use in Use.allCases {
            let spki: [UInt8]
            if material.first == use.ed25519Type, material.count == 33 {
                spki = SPKIPrefix.ed25519 + material.dropFirst()
            } else if material.starts(with: [0xFF] + use.sm2Identifier),
                material.count == 1 + use.sm2Identifier.count + 65
            {
                spki = SPKIPrefix.sm2 + material.suffix(65)
            } else {
                continue
            }
            return (try? VerifyingKey(spki: spki)).map { ($0, use) }
        }
        return nil
    }
}

/// What stands before the raw public key in a SubjectPublicKeyInfo.
private enum SPKIPrefix {
    static let ed25519: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]
    static let sm2: [UInt8] = [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01,
        0x06, 0x08, 0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D, 0x03, 0x42, 0x00,
    ]
}
