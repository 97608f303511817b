package import CanonicalJSON

/// A row of a stream's books 台账记录, as it was stated last.
package struct StreamRow: StateRecord {
    package static let kind = Subject.Kind.streamRow

    package let movement: StreamMovement
    /// The items it was packed into 转为危险废物的物品; empty unless it became hazardous waste.
    package let items: [ItemCode]
    package let note: StatementNote

    package var id: String { movement.row }

    package var terms: [String] {
        [
            Self.term(movement.stream), "streams:\(movement.point.party)",
            Self.term(movement.stream, movement.point.party, movement.day),
        ]
    }

    /// What the rows of a stream are found by.
    package static func term(_ stream: StreamID) -> String { "stream:\(stream)" }

    /// What the rows of a party's day are found by.
    package static func term(_ stream: StreamID, _ party: PartyID, _ day: CivilDay) -> String {
        "streamDay:\(stream)|\(party)|\(day)"
    }

    /// Written `sludge|<party>|<number>`.
    package static func id(_ stream: StreamID, _ party: PartyID, _ number: Reference) -> String {
        "\(stream)|\(party)|\(number)"
    }

    init(_ stated: some StreamStatement, _ note: StatementNote) {
        movement = stated.movement
        items = stated.packed
        self.note = note
    }

    package init?(from reader: inout ObjectReader) {
        let movement = StreamMovement(from: &reader)
        items = reader.list("items")
        let note = reader.required("note", StatementNote.self)
        guard let movement, let note else { return nil }
        self.movement = movement
        self.note = note
    }

    package var json: JSONValue {
        .object(movement.object.adding(["items": items.unlessEmpty, "note": note]))
    }
}
