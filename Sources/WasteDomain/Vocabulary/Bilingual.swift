/// A text in the two languages people read here.
package struct Bilingual: Hashable, Sendable {
    package let zh: String
    package let en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }
}

/// Something that has a name for people.
package protocol Titled {
    var title: Bilingual { get }
}
