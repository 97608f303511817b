package import CanonicalJSON
package import WasteDomain

/// What the two sides of a load are compared by 双方核对.
package struct StreamTransfer: Hashable, Sendable, CanonicalObject {
    /// How many days the second side may come after the first.
    package let days: Int
    /// How far the masses may be apart, in thousandths of what was given 允差.
    package let perMille: Int
    /// The field of the moisture 含水率; then dry masses are compared.
    package let moisture: Word?
    /// The rule that a load seen on one side only breaks; none if nil.
    package let oneSided: String?
    /// The rule that masses too far apart break; the general one if nil.
    package let differs: String?

    package init?(from reader: inout ObjectReader) {
        let days = reader.required("days", Int.self)
        let perMille = reader.required("perMille", Int.self)
        moisture = reader.optional("moisture")
        oneSided = reader.optional("oneSided")
        differs = reader.optional("differs")
        for (name, value, limit) in [("days", days, 366), ("perMille", perMille, 1000)] {
            if let value, !(0...limit).contains(value) { reader.refuse(name, "figure") }
        }
        guard let days, let perMille else { return nil }
        self.days = days
        self.perMille = perMille
    }

    package var json: JSONValue {
        .object([
            "days": days, "differs": differs, "moisture": moisture, "oneSided": oneSided,
            "perMille": perMille,
        ])
    }
}

/// How often waste is to be fetched from whoever has an agreement 收运频次.
package struct StreamVisits: Hashable, Sendable, CanonicalObject {
    /// The act that fetches it.
    package let act: Word
    /// At least once in so many days.
    package let days: Int
    /// The rule that a visit left out breaks.
    package let rule: String?

    package init?(from reader: inout ObjectReader) {
        let act = reader.required("act", Word.self)
        let days = reader.required("days", Int.self)
        rule = reader.optional("rule")
        if let days, !(1...366).contains(days) { reader.refuse("days", "figure") }
        guard let act, let days else { return nil }
        self.act = act
        self.days = days
    }

    package var json: JSONValue { .object(["act": act, "days": days, "rule": rule]) }
}

/// Where waste of a stream becomes hazardous waste 转为危险废物.
package struct StreamRegimeChange: Hashable, Sendable, CanonicalObject {
    /// The levels at which it may; any if empty.
    package let levels: [Word]
    /// Whether it leaves these levels in no other way.
    package let obligatory: Bool
    /// The rule that leaving in another way breaks; the general one if nil.
    package let rule: String?

    package init?(from reader: inout ObjectReader) {
        levels = reader.list("levels")
        obligatory = reader.flag("obligatory")
        rule = reader.optional("rule")
    }

    package var json: JSONValue {
        .object([
            "levels": levels.unlessEmpty, "obligatory": obligatory ? true : nil, "rule": rule,
        ])
    }

    /// Whether it may at a level.
    package func holds(at level: Word?) -> Bool {
        levels.isEmpty || level.map(levels.contains) ?? false
    }
}
