package import CanonicalJSON

/// What a point has of one waste of a stream 库存, as its rows add up; below zero if more was taken
/// out than was ever put in.
package struct StreamStock: StateRecord {
    package static let kind = Subject.Kind.streamStock

    package let stream: StreamID
    package let point: StreamPoint
    /// 网点层级; nil where the stream has none.
    package let level: Word?
    /// 固废代码.
    package let code: StreamCode
    /// In grams.
    package private(set) var mass = 0
    /// 件数.
    package private(set) var count = 0
    /// In litres.
    package private(set) var volume = 0
    /// The newest row that changed it.
    package private(set) var note: StatementNote

    package var id: String { Self.id(stream, point, level, code) }

    package var terms: [String] { ["streamStock:\(stream)", "streams:\(point.party)"] }

    /// Written `film|<party>/001|900-001-S80|village`; the level only where there are levels.
    package static func id(
        _ stream: StreamID,
        _ point: StreamPoint,
        _ level: Word?,
        _ code: StreamCode
    ) -> String {
        "\(stream)|\(point)|\(code)" + (level.map { "|\($0)" } ?? "")
    }

    init(_ movement: StreamMovement, _ note: StatementNote) {
        stream = movement.stream
        point = movement.point
        level = movement.level
        code = movement.code
        self.note = note
    }

    package init?(from reader: inout ObjectReader) {
        let stream = reader.required("stream", StreamID.self)
        let point = reader.required("point", StreamPoint.self)
        level = reader.optional("level")
        let code = reader.required("code", StreamCode.self)
        mass = reader.optional("mass") ?? 0
        count = reader.optional("count") ?? 0
        volume = reader.optional("volume") ?? 0
        let note = reader.required("note", StatementNote.self)
        guard let stream, let point, let code, let note else { return nil }
        self.stream = stream
        self.point = point
        self.code = code
        self.note = note
    }

    package var json: JSONValue {
        .object([
            "code": code, "count": count == 0 ? nil : count, "level": level,
            "mass": mass == 0 ? nil : mass, "note": note, "point": point, "stream": stream,
            "volume": volume == 0 ? nil : volume,
        ])
    }

    /// Counts a row, or takes it back.
    mutating func take(_ movement: StreamMovement, _ note: StatementNote, undoing: Bool) {
        let sign = (movement.stock == .takes) == undoing ? 1 : -1
        mass = Self.sum(mass, sign * Int(movement.mass?.grams ?? 0))
        count = Self.sum(count, sign * (movement.count ?? 0))
        volume = Self.sum(volume, sign * (movement.volume ?? 0))
        self.note = note
    }

    /// The sum; one that no number of the log could hold stays at the largest that can.
    private static func sum(_ left: Int, _ right: Int) -> Int {
        min(max(left + right, -(1 << 53 - 1)), 1 << 53 - 1)
    }
}
