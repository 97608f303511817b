package import WasteDomain

extension ManagementClass {
    /// Why a site is of a class.
    package enum Reason: String, Sendable, Titled {
        /// Somebody said so: a city's authority may (4.2.2).
        case stated
        case licence
        case ownTreatment
        case quantity

        package var title: Bilingual {
            switch self {
            case .stated: Bilingual(zh: "指定", en: "as stated")
            case .licence: Bilingual(zh: "持有危险废物经营许可证", en: "it holds a licence")
            case .ownTreatment: Bilingual(zh: "自行利用处置", en: "it treats waste itself")
            case .quantity: Bilingual(zh: "近三年最大年产生量", en: "the most of a year of the last three")
            }
        }
    }

    /// The class of a site by what the ledger knows of it.
    ///
    /// - Parameters:
    ///   - generated: What it generated in each year, in grams; the last three count.
    ///   - year: The last of them.
    ///   - isLicensee: Whether its party may take waste in.
    ///   - treats: Whether it uses or disposes of waste itself.
    /// - Returns: The class, and why.
    static func of(
        generated: [Int: Int64],
        in year: Int,
        isLicensee: Bool,
        treats: Bool
    ) -> (ManagementClass, Reason) {
        if isLicensee { return (.key, .licence) }
        if treats { return (.key, .ownTreatment) }
        let most = generated.filter { (year - 2...year).contains($0.key) }.map(\.value).max() ?? 0
        if most >= 100_000_000 { return (.key, .quantity) }
        return (most >= 10_000_000 ? .simplified : .registered, .quantity)
    }
}
