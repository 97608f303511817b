package import CanonicalJSON

/// The load is at the consignee's 运抵, by the carrier's word or, if he cannot, the consignee's.
package struct ManifestArrived: ManifestStatement {
    package static let kind = EventKind.manifestArrived

    package let manifest: UniqueID
    /// Where; by law the consignee's address (《危险废物转移管理办法》第11条第4项).
    package let place: OneLine

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let place = reader.required("place", OneLine.self)
        guard let manifest, let place else { return nil }
        self.manifest = manifest
        self.place = place
    }

    package var json: JSONValue { .object(["manifest": manifest, "place": place]) }

    /// Either side's word moves the manifest on; one that comes late is only kept.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        let isLate = manifest.isLate(Self.kind, by: made.by)
        let note = made.note(late: isLate)
        if made.by == manifest.form.consignee.party {
            manifest.arrivedByConsignee = note
        } else {
            manifest.arrivedByCarrier = note
        }
        if !isLate { manifest.advance(to: .arrived, made) }
    }
}
