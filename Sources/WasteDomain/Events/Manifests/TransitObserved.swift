package import CanonicalJSON

/// Where a load was on its way 在途轨迹 (《危险废物转移管理办法》第11条第3项).
package struct TransitObserved: ManifestStatement {
    package static let kind = EventKind.transitObserved

    package let manifest: UniqueID
    /// 地点.
    package let place: OneLine?
    /// 经纬度.
    package let point: GeoPoint?

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let known = reader.faults.count
        place = reader.optional("place")
        point = reader.optional("point")
        if place == nil, point == nil, reader.faults.count == known {
            reader.refuse("place", "OneLine")
        }
        guard let manifest else { return nil }
        self.manifest = manifest
    }

    package var json: JSONValue {
        .object(["manifest": manifest, "place": place, "point": point])
    }

    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        let isLate = manifest.isLate(Self.kind, by: made.by)
        if manifest.observed.map({ $0.at <= made.occurredAt }) ?? true {
            manifest.observed = made.note(late: isLate)
        }
    }
}
