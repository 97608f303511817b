import CanonicalJSON

/// The stage of a waste's way that an exemption is about 豁免环节.
package enum ExemptStage: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case collect, transport, use, dispose

    package var title: Bilingual {
        switch self {
        case .collect: Bilingual(zh: "收集", en: "collection")
        case .transport: Bilingual(zh: "运输", en: "transport")
        case .use: Bilingual(zh: "利用", en: "use")
        case .dispose: Bilingual(zh: "处置", en: "disposal")
        }
    }
}
