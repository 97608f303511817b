import CanonicalJSON

/// What a declared figure 外部数据 is stated in 单位; always a whole number of it.
package enum FigureUnit: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    /// Units, areas, inspections: whatever the figure counts.
    case count
    /// 千克.
    case kilogram = "kg"
    /// 万元.
    case tenThousandYuan = "10kCNY"

    package var title: Bilingual {
        switch self {
        case .count: Bilingual(zh: "个", en: "in number")
        case .kilogram: Bilingual(zh: "千克", en: "kg")
        case .tenThousandYuan: Bilingual(zh: "万元", en: "10,000 yuan")
        }
    }

    /// One of it in what sums are added up in: grams, 万元, or what is counted.
    package var base: Int64 { self == .kilogram ? 1000 : 1 }
}
