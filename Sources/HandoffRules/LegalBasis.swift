package import CanonicalJSON
package import Regulation
package import WasteDomain

/// What a rule rests on 依据.
package enum LegalBasis: Hashable, Sendable {
    /// A law or standard of the regulation's table, and where in it: `18(1)`, `5.2.2`.
    case law(String, String)
    /// A document of the ledger's own format.
    case format(String)
    /// The project's own rule, where no text was found.
    case project

    /// The basis in words, as it stands on a day.
    ///
    /// Where the law has ended, the code that took its place is named too: which of its articles
    /// is not in the table yet.
    package func text(_ laws: LawTable, on day: CivilDay) -> Bilingual {
        switch self {
        case .format(let place):
            return Bilingual(zh: "账本格式 \(place)", en: "ledger format, \(place)")
        case .project: return Bilingual(zh: "本系统规则", en: "project rule")
        case .law(let id, let place):
            let law = laws[id]
            let title = "《\(law?.title ?? id)》"
            let ended = law?.until.map { $0 < day } ?? false
            let successor = ended ? laws[LawTable.successor] : nil
            let isArticle = place.first?.isNumber == true && !place.contains(".")
            return Bilingual(
                zh: title + (isArticle ? "第\(place)条" : " \(place)")
                    + (successor.map { "（已由《\($0.title)》取代）" } ?? ""),
                en: title + (isArticle ? " art. \(place)" : " \(place)")
                    + (successor.map { " (replaced by 《\($0.title)》)" } ?? "")
            )
        }
    }
}
