package import CanonicalJSON

/// Waste of a stream becomes hazardous waste at a point 转为危险废物管理 (《固体废物污染环境防治法》第50条第2款):
/// it leaves the stream's stock, and the packages it is in go on by manifest like any other.
package struct RegimeChanged: StreamStatement {
    package static let kind = EventKind.regimeChanged

    package let movement: StreamMovement
    /// The packages it was filled into; their net masses add up to what leaves the stock.
    package let items: [ItemCode]

    package var reason: OneLine? { nil }

    package var packed: [ItemCode] { items }

    /// How the act is called in the books of every stream.
    package static let act: Word = {
        guard let word = Word("regimeChanged") else { preconditionFailure("it is a word") }
        return word
    }()

    package init?(from reader: inout ObjectReader) {
        let stream = reader.required("stream", StreamID.self)
        let number = reader.required("number", Reference.self)
        let point = reader.required("point", StreamPoint.self)
        let level = reader.optional("level", Word.self)
        let day = reader.required("day", CivilDay.self)
        let code = reader.required("code", StreamCode.self)
        let mass = reader.required("mass", Mass.self)
        let count = reader.optional("count", Int.self)
        let items = reader.required("items", [ItemCode].self)
        if let count, count < 0 { reader.refuse("count", "amount") }
        if let items, items.isEmpty || Set(items).count != items.count {
            reader.refuse("items", "distinct codes")
        }
        guard let stream, let number, let point, let day, let code, let mass, let items else {
            return nil
        }
        movement = StreamMovement(
            stream: stream,
            number: number,
            point: point,
            level: level,
            act: Self.act,
            stock: .takes,
            day: day,
            code: code,
            mass: mass,
            count: count
        )
        self.items = items
    }

    package var json: JSONValue {
        .object([
            "code": movement.code, "count": movement.count, "day": movement.day, "items": items,
            "level": movement.level, "mass": movement.mass, "number": movement.number,
            "point": movement.point, "stream": movement.stream,
        ])
    }

    package var needs: [Mention] {
        [Mention("/point", movement.point.subject)]
            + items.enumerated().map { Mention("/items/\($0)", Subject(.item, $1)) }
    }
}
