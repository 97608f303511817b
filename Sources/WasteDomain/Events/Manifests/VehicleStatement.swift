package import CanonicalJSON

/// A statement by which a load goes onto a vehicle 装车、换车、联运接收、退运.
package protocol VehicleStatement: ManifestStatement {
    /// 号牌 (《危险废物转移管理办法》第11条第2项).
    var vehicle: Plate { get }

    /// 挂车, whose plate and certificate are its own; nil if there is none.
    var trailer: Plate? { get }

    /// 驾驶员.
    var driver: SealedField? { get }

    /// 驾驶员电话.
    var driverPhone: SealedField? { get }

    /// 押运员.
    var escort: SealedField? { get }
}

extension Leg {
    /// Whether a statement says what vehicle and trailer it has now.
    func runs(_ stated: some VehicleStatement) -> Bool {
        vehicle == stated.vehicle && trailer == stated.trailer
    }
}

extension Manifest {
    /// Takes another vehicle on a leg in place of one that was mistaken.
    mutating func replaceVehicle<Stated: VehicleStatement>(
        _ old: Stated,
        by new: Stated,
        of leg: Int?
    ) {
        guard let leg, legs[leg].runs(old) else { return }
        legs[leg].vehicle = new.vehicle
        legs[leg].trailer = new.trailer
        guard leg == legs.count - 1 else { return }
        vehicle = new.vehicle
        trailer = new.trailer
    }
}

extension VehicleStatement {
    /// The vehicle's and, if there is one, the trailer's, with where they stand.
    package var plates: [(path: String, plate: Plate)] {
        [("/vehicle", vehicle)] + (trailer.map { [("/trailer", $0)] } ?? [])
    }

    /// Who drives and escorts it, by the names of the members.
    package var sealed: [String: SealedField?] {
        ["driver": driver, "driverPhone": driverPhone, "escort": escort]
    }

    /// The vehicles, and whoever may make this statement with its licences.
    func transport(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        let roles = ManifestTransition.of(Self.kind)?.by ?? []
        return plates.map { Subject(.vehicle, $0.plate) }
            + roles.flatMap { manifest.parties(in: $0, for: Self.kind) }.flatMap {
                Party.subjects(of: $0, in: slice)
            }
    }
}
