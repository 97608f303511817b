import CanonicalJSON

/// Why personal data is erased 删除个人信息的情形 (《个人信息保护法》第47条第1款).
package enum ErasureGround: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    /// 处理目的已实现、无法实现或者不再必要（第1项）.
    case purposeEnded
    /// 保存期限已届满（第2项）.
    case retentionEnded
    /// 个人撤回同意（第3项）.
    case consentWithdrawn
    /// 违反法律、行政法规或者违反约定处理（第4项）.
    case unlawful
    /// 法律、行政法规规定的其他情形（第5项）.
    case other

    package var title: Bilingual {
        switch self {
        case .purposeEnded: Bilingual(zh: "处理目的已实现", en: "no longer needed")
        case .retentionEnded: Bilingual(zh: "保存期限届满", en: "retention ended")
        case .consentWithdrawn: Bilingual(zh: "撤回同意", en: "consent withdrawn")
        case .unlawful: Bilingual(zh: "违法处理", en: "kept unlawfully")
        case .other: Bilingual(zh: "法定其他情形", en: "other ground of law")
        }
    }
}
