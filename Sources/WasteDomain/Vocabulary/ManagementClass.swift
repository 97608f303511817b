import CanonicalJSON

/// How closely a site is supervised 管理类别 (HJ 1259-2022 4.2).
package enum ManagementClass: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case key, simplified, registered

    package var title: Bilingual {
        switch self {
        case .key: Bilingual(zh: "危险废物环境重点监管单位", en: "key unit")
        case .simplified: Bilingual(zh: "危险废物简化管理单位", en: "simplified")
        case .registered: Bilingual(zh: "危险废物登记管理单位", en: "registered")
        }
    }

    /// Whether a class declares such periods: everybody years, key units months, simplified ones
    /// quarters (7.2).
    package func declares(_ period: ReportPeriod) -> Bool {
        switch period {
        case .month: self == .key
        case .quarter: self == .simplified
        case .year: true
        }
    }
}
