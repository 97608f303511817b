import CanonicalJSON

/// What a party does 单位类型; one party may do several things.
package enum PartyRole: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case generator
    case carrier
    case disposer
    case collector
    case authority

    package var title: Bilingual {
        switch self {
        case .generator: Bilingual(zh: "产废单位", en: "generator")
        case .carrier: Bilingual(zh: "承运人", en: "carrier")
        case .disposer: Bilingual(zh: "经营单位", en: "disposer")
        case .collector: Bilingual(zh: "收集单位", en: "collector")
        case .authority: Bilingual(zh: "主管部门", en: "authority")
        }
    }
}
