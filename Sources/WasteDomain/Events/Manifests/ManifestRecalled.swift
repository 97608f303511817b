package import CanonicalJSON

/// The consignor takes its word back before any carrier took the load 撤回交付: the truck never came.
package struct ManifestRecalled: ManifestStatement {
    package static let kind = EventKind.manifestRecalled

    package let manifest: UniqueID
    /// 事由.
    package let reason: OneLine

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let reason = reader.required("reason", OneLine.self)
        guard let manifest, let reason else { return nil }
        self.manifest = manifest
        self.reason = reason
    }

    package var json: JSONValue {
        .object(["manifest": manifest, "reason": reason])
    }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        manifest.loadSubjects
    }

    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        Custody.cancel(&manifest, &slice, made)
    }
}
