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
    /// Where the law has ended, what took its place is named: by its article if the regulation
    /// knows it, else both laws.
    package func text(_ laws: LawTable, on day: CivilDay) -> Bilingual {
        switch self {
        case .format(let place):
            return Bilingual(zh: "账本格式 \(place)", en: "ledger format, \(place)")
        case .project: return Bilingual(zh: "本系统规则", en: "project rule")
        case .law(let id, let place):
            let old = Self.text(laws[id]?.title ?? id, place)
            guard let successor = laws.successor(of: id, article: place, on: day) else {
                return old
            }
            let title = successor.law.title
            guard let article = successor.article else {
                return Bilingual(
                    zh: old.zh + "（已由《\(title)》取代）",
                    en: old.en + " (replaced by 《\(title)》)"
                )
            }
            let new = Self.text(title, article)
            return Bilingual(zh: new.zh + "（原\(old.zh)）", en: new.en + " (formerly \(old.en))")
        }
    }

    private static func text(_ title: String, _ place: String) -> Bilingual {
        let isArticle = place.first?.isNumber == true && !place.contains(".")
        return Bilingual(
            zh: "《\(title)》" + (isArticle ? "第\(place)条" : " \(place)"),
            en: "《\(title)》" + (isArticle ? " art. \(place)" : " \(place)")
        )
    }
}
