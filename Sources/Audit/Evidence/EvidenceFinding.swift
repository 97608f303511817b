package import CanonicalJSON
package import LedgerLog
package import WasteDomain

/// What became of a piece of evidence.
package enum EvidenceOutcome: Hashable, Sendable {
    /// The ledger still contains what the piece shows.
    case proven
    /// The ledger ends before what the piece shows.
    case cutOff
    /// The ledger has another history than the piece shows.
    case contradicted
    /// The piece itself does not hold, and proves nothing for or against the ledger.
    case unusable(LogError)

    /// Its name in `--output json`.
    package var verdict: EvidenceVerdict {
        switch self {
        case .proven: .proven
        case .cutOff, .contradicted: .refuted
        case .unusable: .unusable
        }
    }
}

/// What a piece of evidence amounts to.
package enum EvidenceVerdict: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case proven, refuted, unusable

    package var title: Bilingual {
        switch self {
        case .proven: Bilingual(zh: "已证明", en: "proven")
        case .refuted: Bilingual(zh: "被推翻", en: "REFUTED")
        case .unusable: Bilingual(zh: "无法使用", en: "unusable")
        }
    }
}

/// One piece of evidence from outside, and whether the ledger still contains what it shows.
package struct EvidenceFinding: Hashable, Sendable {
    /// As the inspector named it.
    package let name: String
    /// What it is; nil if it cannot be told.
    package let kind: EvidenceKind?
    /// What became of it.
    package let outcome: EvidenceOutcome
    /// The largest size of the log that it shows.
    package let size: UInt64?
    /// The entry it is about, or the first in which a copy differs.
    package let entry: UInt64?

    init(
        _ evidence: Evidence,
        _ outcome: EvidenceOutcome,
        size: UInt64? = nil,
        entry: UInt64? = nil
    ) {
        name = evidence.name
        kind = evidence.kind
        self.outcome = outcome
        self.size = size
        self.entry = entry
    }

    /// What breaks completeness; nil unless it refutes.
    var problem: Problem? {
        let shown = "\(name): size \(size ?? 0)"
        switch outcome {
        case .proven, .unusable: return nil
        case .cutOff: return Problem(.completeness, .cutOff, shown)
        case .contradicted: return Problem(.completeness, .contradicted, entry: entry, shown)
        }
    }
}

extension EvidenceFinding: CanonicalEncodable {
    package var json: JSONValue {
        let reason: String? =
            switch outcome {
            case .proven: nil
            case .cutOff: "cutOff"
            case .contradicted: "contradicted"
            case .unusable(let error): error.code.rawValue
            }
        let detail: String? =
            if case .unusable(let error) = outcome { error.reason } else { nil }
        return .object([
            "detail": detail, "entry": entry, "kind": kind, "name": name, "reason": reason,
            "size": size, "verdict": outcome.verdict,
        ])
    }
}
