package import CanonicalJSON

/// A vehicle that brought medical waste is cleaned and disinfected 清洗消毒 (GB 39707-2020, 5.5.2).
package struct VehicleCleaned: StatementBody {
    package static let kind = EventKind.vehicleCleaned
    package static let sealedFields = ["handler"]

    /// 号牌.
    package let vehicle: Plate
    /// 清洗消毒方式、药剂.
    package let method: OneLine
    /// 经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let vehicle = reader.required("vehicle", Plate.self)
        let method = reader.required("method", OneLine.self)
        handler = reader.optional("handler")
        guard let vehicle, let method else { return nil }
        self.vehicle = vehicle
        self.method = method
    }

    package var json: JSONValue {
        .object(["handler": handler, "method": method, "vehicle": vehicle])
    }

    /// The carrier that runs it.
    package func speakers(in slice: StateSlice) -> [Speaker] {
        slice[Vehicle.self, vehicle].map { [.party($0.party)] } ?? []
    }

    package var needs: [Mention] { [Mention("/vehicle", Subject(.vehicle, vehicle))] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.vehicle, vehicle)]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        slice.update(Vehicle.self, vehicle) { $0.cleaning.clean(made.note) }
    }
}
