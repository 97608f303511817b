import CanonicalJSON
package import LedgerCrypto
package import WasteDomain

/// The text of a label's two-dimensional code: the 37 characters of the code, and behind them what
/// the generator signed, if anything (`Schemas/label.md` 2).
package struct LabelText: Hashable, Sendable, LosslessStringConvertible {
    /// What stands between the code and the statement, and says how that is written.
    package static let version = "LD1"

    /// 数字识别码.
    package let code: ItemCode
    /// Nil for a code alone.
    package let signed: SignedLabel?

    /// A code alone 无签名.
    package init(_ code: ItemCode) {
        self.code = code
        signed = nil
    }

    package init(_ signed: SignedLabel) {
        code = signed.statement.code
        self.signed = signed
    }

    /// Parses a code, with or without what is signed; what is behind a code is never passed over.
    package init?(_ description: String) {
        guard description.utf8.count >= 37, let code = ItemCode(String(description.prefix(37)))
        else { return nil }
        let rest = description.dropFirst(37)
        guard !rest.isEmpty else {
            self.init(code)
            return
        }
        guard rest.hasPrefix(Self.version),
            let bytes = Base32.bytes(of: rest.dropFirst(Self.version.count)),
            let signed = SignedLabel(code, bytes)
        else { return nil }
        self.init(signed)
    }

    package var description: String {
        guard let signed else { return code.description }
        return "\(code)\(Self.version)\(Base32.text(of: signed.statement.bytes + signed.signature))"
    }
}

/// A statement on a label with the signature under it, checked or not.
package struct SignedLabel: Hashable, Sendable {
    package let statement: LabelStatement
    /// 64 bytes.
    package let signature: [UInt8]

    init(statement: LabelStatement, signature: [UInt8]) {
        self.statement = statement
        self.signature = signature
    }

    init?(_ code: ItemCode, _ bytes: [UInt8]) {
        let signature = Array(bytes.suffix(64))
        guard signature.count == 64, let statement = LabelStatement(code, Array(bytes.dropLast(64)))
        else { return nil }
        self.init(statement: statement, signature: signature)
    }

    /// Whether the holder of a key signed it.
    package func isSigned(by key: VerifyingKey) -> Bool {
        key.accepts(signature, for: statement.message)
    }

    /// Whether the statement names a key by the beginning of its hash, in either suite.
    package func names(_ key: VerifyingKey) -> Bool {
        HashSuite.allCases.contains { suite in
            suite.hash.digest(key.spki).bytes.starts(with: statement.key)
        }
    }
}
