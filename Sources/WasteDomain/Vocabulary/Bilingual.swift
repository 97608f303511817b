package import CanonicalJSON

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

extension Bilingual: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let en = reader.required("en", String.self)
        let zh = reader.required("zh", String.self)
        guard let en, let zh else { return nil }
        self.init(zh: zh, en: en)
    }

    package var json: JSONValue { .object(["en": en, "zh": zh]) }
}
