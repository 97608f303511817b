import CanonicalJSON

/// A hazardous characteristic 危险特性, in the catalogue's own letters.
package enum HazardProperty: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case toxicity = "T"
    case corrosivity = "C"
    case ignitability = "I"
    case reactivity = "R"
    case infectivity = "In"

    package var title: Bilingual {
        switch self {
        case .toxicity: Bilingual(zh: "毒性", en: "toxic")
        case .corrosivity: Bilingual(zh: "腐蚀性", en: "corrosive")
        case .ignitability: Bilingual(zh: "易燃性", en: "ignitable")
        case .reactivity: Bilingual(zh: "反应性", en: "reactive")
        case .infectivity: Bilingual(zh: "感染性", en: "infectious")
        }
    }
}
