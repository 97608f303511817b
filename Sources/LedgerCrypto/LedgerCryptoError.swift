import CLibcrypto

/// Why a key, a signature or a timestamp could not be read, made or checked.
package struct LedgerCryptoError: Error, Sendable, CustomStringConvertible {
    /// What failed; the only part that callers and tests look at.
    package enum Code: String, Sendable, CaseIterable {
        case badKey = "crypto.bad-key"
        case badPassphrase = "crypto.bad-passphrase"
        case unsupportedKey = "crypto.unsupported-key"
        case badTimestamp = "crypto.bad-timestamp"
        case failed = "crypto.failed"
    }

    /// Stable, whatever `reason` says.
    package let code: Code
    /// For people: what was tried, and what libcrypto said.
    package let reason: String

    init(_ code: Code, _ reason: String) {
        self.code = code
        let details = Self.drainedErrors()
        self.reason = details.isEmpty ? reason : "\(reason) (\(details.joined(separator: "; ")))"
    }

    package var description: String { reason }

    /// Empties libcrypto's error queue of this thread, so that nothing is blamed on a later call.
    private static func drainedErrors() -> [String] {
        var messages: [String] = []
        while case let number = ERR_get_error(), number != 0 {
            if let text = unsafe ERR_reason_error_string(number) {
                messages.append(unsafe String(cString: text))
            }
        }
        return messages
    }
}
