import CanonicalJSON

/// Why the log refuses, or cannot go on.
package struct LogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What happened; the only part that callers and tests decide by.
    package enum Code: String, Sendable, CaseIterable {
        /// Bytes that are not the document they claim to be.
        case malformed = "log.malformed"
        /// A document larger than the format allows.
        case tooLarge = "log.too-large"
        /// A signature that does not verify.
        case badSignature = "log.bad-signature"
        /// A proof that does not lead to the root it should.
        case badProof = "log.bad-proof"
        /// Something made for, or signed by, another ledger.
        case wrongLedger = "log.wrong-ledger"
        /// The same submission id with another header.
        case conflict = "log.conflict"
        /// A `seen` head that is not a state of this log.
        case foreignHead = "log.foreign-head"
        /// Sealed fields and openings that do not match.
        case badOpening = "log.bad-opening"
        /// The ledger's file is older than what was signed, or nobody can tell that it is not.
        case rolledBack = "log.rolled-back"
        /// The clock stands more than five minutes before the last entry.
        case clockBehind = "log.clock-behind"
        /// Stored data that cannot be what was written.
        case corrupt = "log.corrupt"
        /// Another process holds the ledger; trying again is safe.
        case busy = "log.busy"
        /// The file or server cannot be reached or used.
        case unreachable = "log.unreachable"
        /// Something that is not there.
        case notFound = "log.not-found"
        /// A fault of ours.
        case fault = "log.fault"
    }

    /// Stable, whatever `reason` says.
    package let code: Code
    /// For people: what was found, what was expected.
    package let reason: String

    /// The code is for programs, the reason for people: what was found, what was expected.
    package init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    package var description: String { reason }
}

extension LogError {
    /// Says which document was malformed, and how.
    init(_ document: String, _ error: DocumentError) {
        self.init(.malformed, "\(document): \(error)")
    }
}
