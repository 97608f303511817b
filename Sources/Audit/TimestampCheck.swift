package import CanonicalJSON
package import LedgerCrypto
import LedgerLog

/// What the timestamp tokens of a ledger amount to.
package struct TimestampReport: Sendable, CanonicalEncodable {
    /// How many entries are proven to have existed at `time`; nil if no token is believed.
    package fileprivate(set) var upTo: UInt64?
    /// The oldest time at which so many entries are proven to have existed.
    package fileprivate(set) var time: Timestamp?
    /// Tokens of authorities that are not believed; they prove nothing and spoil nothing.
    package fileprivate(set) var strangers: UInt64 = 0
    /// Why they are not, each reason once.
    package fileprivate(set) var reasons: Set<ChainFault> = []
    /// Tokens whose signature cannot be checked here, because it is SM2.
    package fileprivate(set) var unchecked: UInt64 = 0

    package var json: JSONValue {
        .object([
            "reasons": ChainFault.names(reasons), "strangers": strangers, "time": time,
            "unchecked": unchecked, "upTo": upTo,
        ])
    }
}

/// Checks the timestamp tokens kept with the checkpoints (`Schemas/checkpoint.md` 5).
struct TimestampCheck {
    private let anchors: [Certificate]
    private let size: UInt64
    private var report = TimestampReport()

    init(_ anchors: [Certificate], size: UInt64) {
        self.anchors = anchors
        self.size = size
    }

    mutating func run(
        _ evidence: any LogEvidence,
        verifies: Bool,
        _ audit: inout AuditReport
    ) throws(LogError) {
        var count = 0
        try evidence.timestamps { (size, bytes) throws(LogError) in
            count += 1
            let note = size <= self.size ? try evidence.checkpoint(size: size) : nil
            guard let text = note.flatMap({ Checkpoint($0) }).map({ Array($0.note.text.utf8) })
            else {
                audit.add(Problem(.integrity, .stray, "timestamp \(size)"))
                return
            }
            do throws(LedgerCryptoError) {
                let token = try TimestampToken(bytes)
                let standing = try verifies ? token.standing(over: text, believing: anchors) : nil
                take(token, standing, of: size)
            } catch {
                audit.add(Problem(.timestamps, .badTimestamp, "size \(size): \(error.reason)"))
            }
        }
        guard count > 0, verifies else { return }
        audit.timestamps = report
        if let upTo = report.upTo {
            audit.assure(.timestamps, upTo == size ? .holds : .holdsUpTo)
        }
    }

    private mutating func take(
        _ token: TimestampToken,
        _ standing: TimestampToken.Standing?,
        of size: UInt64
    ) {
        switch standing {
        case .stranger(let fault):
            report.strangers += 1
            report.reasons.insert(fault)
        case .unchecked: report.unchecked += 1
        case .believed:
            // They come in the order of sizes: the same size again may be proven for an older time.
            if let time = report.time, report.upTo == size, time <= token.time { return }
            report.upTo = size
            report.time = token.time
        case nil: break
        }
    }
}
