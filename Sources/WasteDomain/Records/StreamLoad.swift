package import CanonicalJSON

/// A load that goes from one party to another under a document 转移联单、运输单, as both sides have
/// stated it.
package struct StreamLoad: StateRecord {
    package static let kind = Subject.Kind.streamLoad

    package let stream: StreamID
    /// 移出方, among whose documents this one has its number.
    package let giver: PartyID
    /// 转移联单或运输单号.
    package let document: Reference
    /// The day it was first stated for.
    package let day: CivilDay
    /// The rows by which it was given 移出, by their names.
    package private(set) var given: [String] = []
    /// The rows by which it was taken 接收, by their names.
    package private(set) var taken: [String] = []

    package var id: String { Self.id(stream, giver, document) }

    package var terms: [String] {
        given.isEmpty == taken.isEmpty ? [] : [Self.oneSided]
    }

    /// What loads are found by that one side only has stated.
    package static let oneSided = "streamLoad:oneSided"

    /// Written `sludge|<giver>|<document>`.
    package static func id(_ stream: StreamID, _ giver: PartyID, _ document: Reference) -> String {
        "\(stream)|\(giver)|\(document)"
    }

    init?(_ movement: StreamMovement) {
        guard let giver = movement.giver, let document = movement.document else { return nil }
        stream = movement.stream
        self.giver = giver
        self.document = document
        day = movement.day
    }

    package init?(from reader: inout ObjectReader) {
        let stream = reader.required("stream", StreamID.self)
        let giver = reader.required("giver", PartyID.self)
        let document = reader.required("document", Reference.self)
        let day = reader.required("day", CivilDay.self)
        given = reader.list("given")
        taken = reader.list("taken")
        guard let stream, let giver, let document, let day else { return nil }
        self.stream = stream
        self.giver = giver
        self.document = document
        self.day = day
    }

    package var json: JSONValue {
        .object([
            "day": day, "document": document, "given": given.unlessEmpty, "giver": giver,
            "stream": stream, "taken": taken.unlessEmpty,
        ])
    }

    /// The rows of the other side.
    package func others(of movement: StreamMovement) -> [String] {
        movement.stock == .takes ? taken : given
    }

    /// The rows of the same side.
    package func own(of movement: StreamMovement) -> [String] {
        movement.stock == .takes ? given : taken
    }

    /// Takes a row, or takes it back.
    mutating func take(_ movement: StreamMovement, undoing: Bool) {
        var rows = own(of: movement).filter { $0 != movement.row }
        if !undoing { rows.append(movement.row) }
        if movement.stock == .takes { given = rows } else { taken = rows }
    }
}
