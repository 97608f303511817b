import CanonicalJSON
package import WasteDomain

/// What an audit can vouch for, one promise each.
package enum Guarantee: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    /// The ledger is the one of the trust file 信任.
    case trust
    /// The file and its schema are whole 存储.
    case storage
    /// Nothing recorded was changed: hashes, chain, tree, checkpoints, signatures 完整性.
    case integrity
    /// The state follows from the entries 重放.
    case replay
    /// The verdicts are those the rules give 规则.
    case rules
    /// Nothing is missing, as far as the evidence goes 完备性.
    case completeness

    package var title: Bilingual {
        switch self {
        case .trust: Bilingual(zh: "信任", en: "trust")
        case .storage: Bilingual(zh: "存储", en: "storage")
        case .integrity: Bilingual(zh: "完整性", en: "integrity")
        case .replay: Bilingual(zh: "重放", en: "replay")
        case .rules: Bilingual(zh: "规则", en: "rules")
        case .completeness: Bilingual(zh: "完备性", en: "completeness")
        }
    }
}

/// What became of a guarantee.
package enum Assurance: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case holds
    case broken
    /// It holds within the ledger itself, which anybody with its key could have made anew.
    case selfConsistent
    /// Evidence from outside proves it up to a size, `AuditReport.provenUpTo`, and nothing beyond.
    case holdsUpTo
    /// It was not checked, or cannot be from the ledger alone.
    case unproven

    package var title: Bilingual {
        switch self {
        case .holds: Bilingual(zh: "成立", en: "holds")
        case .broken: Bilingual(zh: "被破坏", en: "BROKEN")
        case .holdsUpTo: Bilingual(zh: "成立到", en: "holds up to")
        case .selfConsistent: Bilingual(zh: "仅自洽", en: "self-consistent only")
        case .unproven: Bilingual(zh: "未证明", en: "unproven")
        }
    }
}
