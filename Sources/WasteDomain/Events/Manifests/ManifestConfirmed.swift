package import CanonicalJSON

/// The consignor confirms with its own key what was released in its name 移出人确认.
///
/// Whoever has no computer lets the collector's device record the hand-over under a delegation
/// 委托; this is its own word on how much left, on which manifest and vehicle. It may be signed on a
/// telephone and carried by the collector, who cannot have made it.
package struct ManifestConfirmed: ManifestStatement {
    package static let kind = EventKind.manifestConfirmed
    package static let sealedFields = ["handler"]

    package let manifest: UniqueID
    /// 包装数量 that left, on all lines.
    package let packages: Int
    /// 移出量 of all lines, in grams.
    package let mass: Mass
    /// 号牌 of the vehicle at the door: with the manifest, which is of one stop, where it stood.
    package let vehicle: Plate
    /// 经办人 of the consignor.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let packages = reader.required("packages", Int.self)
        let mass = reader.required("mass", Mass.self)
        let vehicle = reader.required("vehicle", Plate.self)
        handler = reader.optional("handler")
        if let packages, packages < 0 { reader.refuse("packages", "count") }
        guard let manifest, let packages, let mass, let vehicle else { return nil }
        self.manifest = manifest
        self.packages = packages
        self.mass = mass
        self.vehicle = vehicle
    }

    package var json: JSONValue {
        .object([
            "handler": handler, "manifest": manifest, "mass": mass, "packages": packages,
            "vehicle": vehicle,
        ])
    }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        manifest.institution
    }

    /// Counts the pick-up once; a confirmation of what nobody else signed confirms nothing.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        guard manifest.isUnconfirmed else { return }
        manifest.confirmed = Confirmation(self, made.note)
        slice.update(Institution.self, manifest.form.consignor) { $0.confirm(manifest) }
    }

    /// The figures, of the confirmation that stands.
    package func replace(
        _ old: ManifestConfirmed,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        guard let confirmed = manifest.confirmed else { return false }
        manifest.confirmed = Confirmation(self, confirmed.note)
        return true
    }
}
