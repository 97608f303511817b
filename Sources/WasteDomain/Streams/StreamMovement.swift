package import CanonicalJSON

/// What one row of a stream's books says 其他固废台账: what was done with how much of what, where.
///
/// Which acts there are, and which of the members each needs, is the profile's to say.
package struct StreamMovement: Hashable, Sendable {
    /// 固废类别.
    package let stream: StreamID
    /// 记录编号, unique among those of the party in the stream.
    package let number: Reference
    /// Whose row it is, and where.
    package let point: StreamPoint
    /// The step of a chain of points 网点层级; nil where the stream has no levels.
    package let level: Word?
    /// What was done 事项: a word of the profile.
    package let act: Word
    /// What that does to the stock of the point; nil if it stays.
    package let stock: StockEffect?
    /// The day it counts for.
    package let day: CivilDay
    /// 固废代码.
    package let code: StreamCode
    /// In grams.
    package let mass: Mass?
    /// 件数.
    package let count: Int?
    /// 体积, in litres.
    package let volume: Int?
    /// From whom it came, or to whom it went 对方; nil where that is nobody registered.
    package let counterparty: StreamPoint?
    /// 转移联单或运输单号, the same on both sides; unique among those of whoever gives.
    package let document: Reference?
    /// 合同或协议编号, of whoever gives.
    package let contract: Reference?
    /// What the profile asks for beside these, by its names.
    package let fields: [String: FieldValue]

    init(
        stream: StreamID,
        number: Reference,
        point: StreamPoint,
        level: Word?,
        act: Word,
        stock: StockEffect?,
        day: CivilDay,
        code: StreamCode,
        mass: Mass?,
        count: Int? = nil
    ) {
        self.stream = stream
        self.number = number
        self.point = point
        self.level = level
        self.act = act
        self.stock = stock
        self.day = day
        self.code = code
        self.mass = mass
        self.count = count
        volume = nil
        counterparty = nil
        document = nil
        contract = nil
        fields = [:]
    }

    /// Reads its members, which stand beside others.
    init?(from reader: inout ObjectReader) {
        let stream = reader.required("stream", StreamID.self)
        let number = reader.required("number", Reference.self)
        let point = reader.required("point", StreamPoint.self)
        level = reader.optional("level")
        let act = reader.required("act", Word.self)
        stock = reader.optional("stock")
        let day = reader.required("day", CivilDay.self)
        let code = reader.required("code", StreamCode.self)
        mass = reader.optional("mass")
        count = reader.optional("count")
        volume = reader.optional("volume")
        counterparty = reader.optional("counterparty")
        document = reader.optional("document")
        contract = reader.optional("contract")
        let fields = reader.optional("fields", [String: FieldValue].self)
        for (name, amount) in [("count", count), ("volume", volume)] where (amount ?? 0) < 0 {
            reader.refuse(name, "amount")
        }
        if let fields, fields.isEmpty || fields.keys.contains(where: { Word($0) == nil }) {
            reader.refuse("fields", "fields")
        }
        self.fields = fields ?? [:]
        guard let stream, let number, let point, let act, let day, let code else { return nil }
        self.stream = stream
        self.number = number
        self.point = point
        self.act = act
        self.day = day
        self.code = code
    }

    /// The members, for whoever writes them beside others.
    package var object: JSONObject {
        [
            "act": act, "code": code, "contract": contract, "count": count,
            "counterparty": counterparty, "day": day, "document": document,
            "fields": fields.isEmpty ? nil : fields, "level": level, "mass": mass,
            "number": number, "point": point, "stock": stock, "stream": stream, "volume": volume,
        ]
    }

    /// The name of its row.
    package var row: String { StreamRow.id(stream, point.party, number) }

    /// The name of the stock it changes or stays in.
    package var shelf: String { StreamStock.id(stream, point, level, code) }

    /// The name of the load it is a half of; nil if it is none that has a document.
    package var load: String? {
        guard let document, let giver else { return nil }
        return StreamLoad.id(stream, giver, document)
    }

    /// Who gives 移出方: nil unless something goes from one to another.
    package var giver: PartyID? {
        switch stock {
        case .takes: counterparty == nil ? nil : point.party
        case .adds: counterparty?.party
        case nil: nil
        }
    }

    /// Who takes 接收方: nil unless something goes from one to another.
    package var taker: PartyID? {
        switch stock {
        case .takes: counterparty?.party
        case .adds: counterparty == nil ? nil : point.party
        case nil: nil
        }
    }

    /// A number the profile asks for.
    package func number(_ field: String) -> Int? {
        if case .number(let number)? = fields[field] { number } else { nil }
    }

    /// What is left of the mass without the water 干基质量.
    ///
    /// - Parameter moisture: 含水率, in thousandths.
    /// - Returns: In grams, to the gram below.
    package func dryMass(_ moisture: Int) -> Mass? {
        guard (0...1000).contains(moisture), let mass else { return nil }
        return Mass(grams: mass.grams(times: 1000 - moisture, over: 1000))
    }
}

/// What a row does to a stock 库存增减.
package enum StockEffect: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case adds = "in"
    case takes = "out"

    package var title: Bilingual {
        switch self {
        case .adds: Bilingual(zh: "增加", en: "in")
        case .takes: Bilingual(zh: "减少", en: "out")
        }
    }
}

/// The value of a field that a profile asks for: a whole number or a line of text.
package enum FieldValue: Hashable, Sendable, CanonicalScalar {
    case number(Int)
    case text(OneLine)

    package init?(scalar: JSONValue) {
        switch scalar {
        case .integer(let number): self = .number(Int(number))
        case .string(let text):
            guard let line = OneLine(text) else { return nil }
            self = .text(line)
        default: return nil
        }
    }

    package var json: JSONValue {
        switch self {
        case .number(let number): number.json
        case .text(let text): text.json
        }
    }

    /// As it is shown in findings.
    package var shown: String {
        switch self {
        case .number(let number): String(number)
        case .text(let text): text.description
        }
    }
}
