package import CanonicalJSON

/// The authority stops a manifest 冻结: until it is freed only facts, corrections and the authority's
/// own statements follow.
package struct ManifestFrozen: ManifestStatement {
    package static let kind = EventKind.manifestFrozen

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

    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        manifest.frozen = manifest.frozen ?? made.note
    }
}
