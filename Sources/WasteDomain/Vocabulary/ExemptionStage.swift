import CanonicalJSON

/// At which step a waste is not managed as hazardous 豁免环节 (《国家危险废物名录》附录).
package enum ExemptionStage: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case collect
    case transport
    case use
    case dispose

    package var title: Bilingual {
        switch self {
        case .collect: Bilingual(zh: "收集", en: "collection")
        case .transport: Bilingual(zh: "运输", en: "transport")
        case .use: Bilingual(zh: "利用", en: "use")
        case .dispose: Bilingual(zh: "处置", en: "disposal")
        }
    }
}
