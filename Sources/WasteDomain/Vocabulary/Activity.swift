import CanonicalJSON

/// What a hazardous-waste licence allows 经营方式 (《固体废物污染环境防治法》第80条).
package enum Activity: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case collect
    case store
    case use
    case dispose

    package var title: Bilingual {
        switch self {
        case .collect: Bilingual(zh: "收集", en: "collection")
        case .store: Bilingual(zh: "贮存", en: "storage")
        case .use: Bilingual(zh: "利用", en: "use")
        case .dispose: Bilingual(zh: "处置", en: "disposal")
        }
    }
}
