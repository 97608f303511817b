package import CanonicalJSON

/// A vehicle 运输工具 and its certificate 道路运输证.
package struct Vehicle: StateRecord {
    package static let kind = Subject.Kind.vehicle

    /// 号牌; a trailer has its own, and its own certificate.
    package let plate: Plate
    /// The carrier that runs it.
    package let party: PartyID
    /// 运输工具.
    package let type: VehicleType
    /// 道路运输证号.
    package let certificate: Reference
    /// 有效期 of the certificate.
    package let days: DayRange
    /// Rated load 核定载质量.
    package let ratedLoad: Mass?
    /// 车辆登记, the newest.
    package let registered: StatementNote
    /// When it last brought medical waste 最近运送医疗废物, and was cleaned.
    package internal(set) var cleaning = Cleaning()

    package var id: String { plate.description }

    package var terms: [String] {
        ["vehicle", "party:\(party)"] + (cleaning.uncleanSince == nil ? [] : ["vehicle:unclean"])
    }

    init(_ stated: VehicleRegistered, _ note: StatementNote) {
        plate = stated.plate
        party = stated.party
        type = stated.type
        certificate = stated.certificate
        days = stated.days
        ratedLoad = stated.ratedLoad
        registered = note
    }

    package init?(from reader: inout ObjectReader) {
        let stated = VehicleRegistered(from: &reader)
        let registered = reader.required("registered", StatementNote.self)
        let cleaning = Cleaning(from: &reader)
        guard let stated, let registered else { return nil }
        self.init(stated, registered)
        self.cleaning = cleaning
    }

    package var json: JSONValue {
        .object(
            cleaning.object.adding([
                "certificate": certificate, "from": days.from, "party": party, "plate": plate,
                "ratedLoad": ratedLoad, "registered": registered, "type": type,
                "until": days.until,
            ])
        )
    }
}
