import CanonicalJSON

/// A means of transport 运输工具.
package enum VehicleType: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case truck
    case tractor
    case trailer
    case ship
    case other

    package var title: Bilingual {
        switch self {
        case .truck: Bilingual(zh: "货车", en: "truck")
        case .tractor: Bilingual(zh: "牵引车", en: "tractor")
        case .trailer: Bilingual(zh: "挂车", en: "trailer")
        case .ship: Bilingual(zh: "船舶", en: "ship")
        case .other: Bilingual(zh: "其他", en: "other")
        }
    }
}
