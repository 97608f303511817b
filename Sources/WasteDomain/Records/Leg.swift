package import CanonicalJSON

/// One carrier's part of the way 运输段; a relay 联运 has several
/// (《危险废物转移管理办法》第17条).
package struct Leg: Hashable, Sendable, CanonicalObject {
    /// 承运人.
    package let carrier: PartyID
    /// 号牌, the newest if the carrier changed vehicles.
    package var vehicle: Plate
    /// 挂车; nil if there is none.
    package var trailer: Plate?
    /// Where it took over 交接地点; nil for the first.
    package internal(set) var place: OneLine?
    /// That it took over: 装车, or 联运接收.
    package internal(set) var taken: StatementNote
    /// How often it changed vehicles on the way 换车.
    package var changes = 0

    init(
        carrier: PartyID,
        vehicle: Plate,
        trailer: Plate?,
        place: OneLine? = nil,
        taken: StatementNote
    ) {
        self.carrier = carrier
        self.vehicle = vehicle
        self.trailer = trailer
        self.place = place
        self.taken = taken
    }

    package init?(from reader: inout ObjectReader) {
        let carrier = reader.required("carrier", PartyID.self)
        let vehicle = reader.required("vehicle", Plate.self)
        trailer = reader.optional("trailer")
        place = reader.optional("place")
        let taken = reader.required("taken", StatementNote.self)
        changes = reader.optional("changes") ?? 0
        guard let carrier, let vehicle, let taken else { return nil }
        self.carrier = carrier
        self.vehicle = vehicle
        self.taken = taken
    }

    package var json: JSONValue {
        .object([
            "carrier": carrier, "changes": changes == 0 ? nil : changes, "place": place,
            "taken": taken, "trailer": trailer, "vehicle": vehicle,
        ])
    }
}

/// One carrier's half of a relay 联运交接一方的陈述.
package struct RelayHalf: Hashable, Sendable, CanonicalObject {
    /// Who hands over.
    package let from: PartyID
    /// Who takes over.
    package let to: PartyID
    /// 交接地点.
    package internal(set) var place: OneLine
    /// The load it speaks of, and who stated it.
    package internal(set) var load: LoadStatement
    /// 号牌, by whoever takes over.
    package internal(set) var vehicle: Plate?
    /// 挂车.
    package internal(set) var trailer: Plate?

    init(
        from: PartyID,
        to: PartyID,
        place: OneLine,
        load: LoadStatement,
        vehicle: Plate? = nil,
        trailer: Plate? = nil
    ) {
        self.from = from
        self.to = to
        self.place = place
        self.load = load
        self.vehicle = vehicle
        self.trailer = trailer
    }

    package init?(from reader: inout ObjectReader) {
        let from = reader.required("from", PartyID.self)
        let to = reader.required("to", PartyID.self)
        let place = reader.required("place", OneLine.self)
        let load = reader.required("load", LoadStatement.self)
        vehicle = reader.optional("vehicle")
        trailer = reader.optional("trailer")
        guard let from, let to, let place, let load else { return nil }
        self.from = from
        self.to = to
        self.place = place
        self.load = load
    }

    package var json: JSONValue {
        .object([
            "from": from, "load": load, "place": place, "to": to, "trailer": trailer,
            "vehicle": vehicle,
        ])
    }

    /// Whether the other half speaks of the same two carriers and the same packages.
    func agrees(with other: RelayHalf) -> Bool {
        from == other.from && to == other.to && load.agrees(with: other.load)
            && load.note.key != other.load.note.key
    }
}
