package import CanonicalJSON
package import WasteDomain

/// One thing that is done with the waste of a stream 事项, and what its row is to say.
package struct StreamAct: Sendable, CanonicalObject {
    package let act: Word
    package let name: Bilingual
    /// What it does to the stock of the point; nil if it stays.
    package let stock: StockEffect?
    /// What numbers of its rows begin with 记录编号前缀: `CS`.
    package let prefix: OneLine
    /// How much each member and field is needed; what does not stand here is not of this act.
    package let fields: [String: FieldNeed]
    /// At which levels it is done; at any if empty.
    package let levels: [Word]
    /// The act by which the other side states the same load; nil if there is none.
    package let pair: Word?
    /// Papers that must be there for it to be lawful.
    package let papers: [PaperNeed]

    package init?(from reader: inout ObjectReader) {
        let act = reader.required("act", Word.self)
        let name = reader.required("name", Bilingual.self)
        stock = reader.optional("stock")
        let prefix = reader.required("prefix", OneLine.self)
        let fields = reader.required("fields", [String: FieldNeed].self)
        levels = reader.list("levels")
        pair = reader.optional("pair")
        papers = reader.list("papers")
        guard let act, let name, let prefix, let fields else { return nil }
        self.act = act
        self.name = name
        self.prefix = prefix
        self.fields = fields
    }

    package var json: JSONValue {
        .object([
            "act": act, "fields": fields, "levels": levels.unlessEmpty, "name": name,
            "pair": pair, "papers": papers.unlessEmpty, "prefix": prefix, "stock": stock,
        ])
    }

    /// How much a member is needed; nil if it is not of this act.
    package func need(_ member: StreamMember) -> FieldNeed? { fields[member.rawValue] }
}

/// How much a field is needed 填写要求.
package enum FieldNeed: Hashable, Sendable, CanonicalScalar {
    /// A row without it is refused.
    case required
    /// A row without it is taken, and that it lacks it is found: by the rule named, if one is.
    case expected(rule: String?)
    case optional

    package static let spelling: String? = "required, optional, expected, expected HW-STR-001"

    package init?(scalar: JSONValue) {
        switch scalar.string {
        case "required": self = .required
        case "optional": self = .optional
        case "expected": self = .expected(rule: nil)
        case let text?:
            let parts = text.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0] == "expected", !parts[1].isEmpty else { return nil }
            self = .expected(rule: String(parts[1]))
        case nil: return nil
        }
    }

    package var json: JSONValue {
        switch self {
        case .required: .string("required")
        case .optional: .string("optional")
        case .expected(nil): .string("expected")
        case .expected(let rule?): .string("expected " + rule)
        }
    }
}

/// A field that a profile has of its own.
package struct StreamField: Sendable, CanonicalObject {
    package let field: Word
    package let name: Bilingual
    package let type: FieldType
    /// The words it may be, if it is a choice.
    package let values: [NamedWord]

    package init?(from reader: inout ObjectReader) {
        let field = reader.required("field", Word.self)
        let name = reader.required("name", Bilingual.self)
        let type = reader.required("type", FieldType.self)
        values = reader.list("values")
        guard let field, let name, let type else { return nil }
        if (type == .choice) == values.isEmpty { reader.refuse("values", "list") }
        self.field = field
        self.name = name
        self.type = type
    }

    package var json: JSONValue {
        .object(["field": field, "name": name, "type": type, "values": values.unlessEmpty])
    }

    /// Whether a value is one of this field's; plates have the shapes that the regulation knows.
    package func accepts(_ value: FieldValue, _ patterns: Patterns) -> Bool {
        switch (type, value) {
        case (.number, .number(let number)), (.fen, .number(let number)): number >= 0
        case (.perMille, .number(let number)): (0...1000).contains(number)
        case (.text, .text): true
        case (.reference, .text(let text)): Reference(text.description) != nil
        case (.party, .text(let text)): PartyID(text.description) != nil
        case (.plate, .text(let text)): patterns.matches(text.description, "plate")
        case (.choice, .text(let text)):
            values.contains { $0.word.description == text.description }
        default: false
        }
    }

    /// How a value is written, in a few words.
    package var spelling: String {
        switch type {
        case .number: "0, 1, 2 …"
        case .perMille: "0–1000 ‰"
        case .fen: "0, 1, 2 … (0.01 CNY)"
        case .text: "1–200"
        case .reference: "1–60"
        case .party: "91500114MA5000022X, L500114-0001"
        case .plate: "渝H12345"
        case .choice: values.map(\.word.description).joined(separator: ", ")
        }
    }
}

/// What the value of a field is.
package enum FieldType: String, Sendable, CaseIterable, CanonicalScalar {
    /// A whole number, not negative.
    case number
    /// Thousandths, 0 to 1000.
    case perMille
    /// An amount of money in fen 分.
    case fen
    case text
    /// A number somebody else gave 编号.
    case reference
    /// 统一社会信用代码, or a local id.
    case party
    /// 号牌.
    case plate
    /// One of the words of the profile.
    case choice
}

/// A paper that an act asks for, as a rule: `licence.granted` of type `stream` records it.
package struct PaperNeed: Hashable, Sendable, CanonicalObject {
    /// Whose paper it is.
    package enum Holder: String, Sendable, CaseIterable, CanonicalScalar {
        /// Whoever states the act.
        case own
        case counterparty
    }

    package let paper: Word
    package let holder: Holder
    /// The rule that a missing one breaks; the general one if nil.
    package let rule: String?
    /// The field whose text is the number of the paper; any of the holder's counts if nil.
    package let number: Word?
    /// Only where the other side lies in another province 跨省.
    package let acrossProvinces: Bool
    /// Only where fields have one of these values.
    package let when: [String: [String]]

    package init?(from reader: inout ObjectReader) {
        let paper = reader.required("paper", Word.self)
        let holder = reader.required("holder", Holder.self)
        rule = reader.optional("rule")
        number = reader.optional("number")
        acrossProvinces = reader.flag("acrossProvinces")
        when = reader.optional("when") ?? [:]
        guard let paper, let holder else { return nil }
        self.paper = paper
        self.holder = holder
    }

    package var json: JSONValue {
        .object([
            "acrossProvinces": acrossProvinces ? true : nil, "holder": holder, "number": number,
            "paper": paper, "rule": rule, "when": when.isEmpty ? nil : when,
        ])
    }

    /// Whether the fields of a row are those it is asked for with.
    package func concerns(_ fields: [String: FieldValue]) -> Bool {
        when.allSatisfy { name, values in fields[name].map { values.contains($0.shown) } ?? false }
    }
}
