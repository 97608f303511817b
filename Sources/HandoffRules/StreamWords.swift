import Regulation
import WasteDomain

/// How acts, fields and texts of streams are called, as far as this program was built with them; what
/// only an adopted profile has is said as it stands there.
enum StreamWords {
    /// Names of fields and papers, of whichever stream.
    static let fields: [String: Bilingual] = {
        var names: [String: Bilingual] = [:]
        for profile in StreamTable.builtIn.all {
            for field in profile.fields { names[field.field.description] = field.name }
            for paper in profile.papers { names[paper.word.description] = paper.name }
        }
        return names
    }()

    /// The name of an act, written `sludge/sent`.
    static func act(_ text: String) -> Bilingual {
        let parts = text.split(separator: "/").map(String.init)
        guard parts.count == 2, let stream = StreamID(parts[0]), let act = Word(parts[1]),
            let profile = StreamTable.builtIn[stream], let title = profile.title(of: act)
        else { return Bilingual(zh: text, en: text) }
        return Bilingual(
            zh: "\(profile.name.zh) \(title.zh)",
            en: "\(profile.name.en), \(title.en)"
        )
    }

    /// The titles of texts, written `SWL2020 71, SEED-QJ`.
    static func basis(_ text: String) -> Bilingual {
        let texts = text.split(separator: ",").map { part in
            let words = part.split(separator: " ")
            let title = words.first.flatMap { LawTable.builtIn[String($0)]?.title }
            return (
                title: title.map { "《\($0)》" } ?? String(words.first ?? ""),
                article: words.dropFirst().joined(separator: " ")
            )
        }
        return Bilingual(
            zh: texts.map { $0.article.isEmpty ? $0.title : "\($0.title)第\($0.article)条" }
                .joined(separator: "、"),
            en: texts.map { $0.article.isEmpty ? $0.title : "\($0.title) art. \($0.article)" }
                .joined(separator: ", ")
        )
    }
}
