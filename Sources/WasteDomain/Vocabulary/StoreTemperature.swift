import CanonicalJSON

/// How warm a store of medical waste is kept 贮存温度 (GB 39707-2020, 5.4.6).
package enum StoreTemperature: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    /// 5 °C or more.
    case ambient
    /// Below 5 °C.
    case cold
    /// Below 5 °C and disinfected, in a remote area 偏远地区.
    case coldRemote

    package var title: Bilingual {
        switch self {
        case .ambient: Bilingual(zh: "5℃及以上", en: "5 °C or more")
        case .cold: Bilingual(zh: "低于5℃", en: "below 5 °C")
        case .coldRemote:
            Bilingual(zh: "低于5℃并消毒（偏远地区）", en: "below 5 °C and disinfected (remote area)")
        }
    }
}
