package import WasteDomain

/// Lists of words whose official form is not confirmed: packaging, form of waste.
package struct Vocabularies: Sendable {
    private let words: [String: [Word: Bilingual]]

    init(_ rows: [TableRow]) throws(RegulationError) {
        var words: [String: [Word: Bilingual]] = [:]
        for row in rows {
            let title = Bilingual(zh: try row.value("zh"), en: try row.value("en"))
            let vocabulary: String = try row.value("vocabulary")
            let word: Word = try row.value("word")
            guard words[vocabulary, default: [:]].updateValue(title, forKey: word) == nil else {
                throw row.repeated("word")
            }
        }
        self.words = words
    }

    /// What a word means, or nil if the vocabulary does not have it.
    package func title(_ word: Word, in vocabulary: String) -> Bilingual? {
        words[vocabulary]?[word]
    }

    /// The words of a vocabulary.
    package func words(of vocabulary: String) -> [Word] { (words[vocabulary] ?? [:]).keys.sorted() }
}
