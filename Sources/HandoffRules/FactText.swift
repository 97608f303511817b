import Regulation
package import WasteDomain

/// How the facts of findings are said to people.
package enum FactText {
    /// Facts whose words are of a vocabulary; all others are said as they are.
    private static let worded: Set<String> = [
        "danger", "kind", "role", "speakers", "status", "subject", "what", "why",
    ]

    private static let titles: [String: Bilingual] = {
        var titles = ["item": Bilingual(zh: "物品", en: "item")]
        titles["manifest"] = Bilingual(zh: "联单", en: "manifest")
        func add<Word: Titled & CaseIterable & RawRepresentable<String>>(_ type: Word.Type) {
            for word in Word.allCases { titles[word.rawValue] = word.title }
        }
        add(ContractPurpose.self)
        add(KeyRole.self)
        add(ManifestRole.self)
        add(PartyRole.self)
        add(ItemStatus.self)
        add(ManifestStatus.self)
        add(EventKind.self)
        add(Reason.self)
        add(Danger.self)
        return titles
    }()

    /// The value of a fact, its words said in one language.
    package static func text(
        _ name: String,
        _ value: String,
        in language: (Bilingual) -> String
    ) -> String {
        if name == "reason" { return language(ReasonText.said(value)) }
        guard worded.contains(name) else { return value }
        var text = ""
        var word = ""
        for character in value + " " {
            if [" ", ",", "/", ":"].contains(character) {
                text +=
                    (titles[word].map(language) ?? word) + (character == ":" ? " " : "\(character)")
                word = ""
            } else {
                word.append(character)
            }
        }
        return String(text.dropLast())
    }
}
