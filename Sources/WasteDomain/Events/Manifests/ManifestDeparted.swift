package import CanonicalJSON

/// The load sets out 起运 (《危险废物转移管理办法》第11条第2项).
package struct ManifestDeparted: ManifestStatement {
    package static let kind = EventKind.manifestDeparted

    package let manifest: UniqueID
    /// 号牌, that of the vehicle that was loaded.
    package let vehicle: Plate
    /// 危险货物运单号, where the transport is not exempt.
    package let waybill: Reference?
    /// 运输起点.
    package let start: OneLine
    /// 经由地.
    package let via: OneLine?
    /// 运输终点.
    package let end: OneLine

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let vehicle = reader.required("vehicle", Plate.self)
        waybill = reader.optional("waybill")
        let start = reader.required("start", OneLine.self)
        via = reader.optional("via")
        let end = reader.required("end", OneLine.self)
        guard let manifest, let vehicle, let start, let end else { return nil }
        self.manifest = manifest
        self.vehicle = vehicle
        self.start = start
        self.end = end
    }

    package var json: JSONValue {
        .object([
            "end": end, "manifest": manifest, "start": start, "vehicle": vehicle, "via": via,
            "waybill": waybill,
        ])
    }

    /// Moves the manifest on only from `loaded`; a late statement is only kept.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        manifest.departed = made.note(late: manifest.isLate(Self.kind, by: made.by))
        if manifest.status == .loaded { manifest.advance(to: .inTransit, made) }
    }
}
