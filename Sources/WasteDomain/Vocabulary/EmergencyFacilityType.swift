import CanonicalJSON

/// What burns medical waste beside a plant of its own in an emergency 应急处置设施类型.
package enum EmergencyFacilityType: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case hazardousIncinerator
    case domesticIncinerator
    case cementKiln

    package var title: Bilingual {
        switch self {
        case .hazardousIncinerator: Bilingual(zh: "危险废物焚烧设施", en: "hazardous-waste incinerator")
        case .domesticIncinerator: Bilingual(zh: "生活垃圾焚烧设施", en: "domestic-waste incinerator")
        case .cementKiln: Bilingual(zh: "水泥窑协同处置设施", en: "cement kiln")
        }
    }
}
