package import CanonicalJSON

/// A vehicle with its certificate is registered 车辆登记.
package struct VehicleRegistered: StatementBody {
    package static let kind = EventKind.vehicleRegistered

    /// 号牌.
    package let plate: Plate
    /// The carrier that runs it.
    package let party: PartyID
    /// 运输工具.
    package let type: VehicleType
    /// 道路运输证 number.
    package let certificate: Reference
    /// 有效期 of the certificate.
    package let days: DayRange
    /// 核定载质量 in grams; where it is nil no load is found too heavy.
    package let ratedLoad: Mass?

    package init?(from reader: inout ObjectReader) {
        let plate = reader.required("plate", Plate.self)
        let party = reader.required("party", PartyID.self)
        let type = reader.required("type", VehicleType.self)
        let certificate = reader.required("certificate", Reference.self)
        let days = DayRange(from: &reader)
        ratedLoad = reader.optional("ratedLoad")
        guard let plate, let party, let type, let certificate, let days else { return nil }
        self.plate = plate
        self.party = party
        self.type = type
        self.certificate = certificate
        self.days = days
    }

    package var json: JSONValue {
        .object([
            "certificate": certificate, "from": days.from, "party": party, "plate": plate,
            "ratedLoad": ratedLoad, "type": type, "until": days.until,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var needs: [Mention] {
        [Mention("/party", Subject(.party, party))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.party, party), Subject(.vehicle, plate)]
    }

    /// A vehicle registered again, by another carrier or with a new certificate, is replaced.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        var record = Vehicle(self, made.note)
        if let old = slice[Vehicle.self, plate] {
            record.cleaning = old.cleaning
        }
        slice.put(record)
    }
}
