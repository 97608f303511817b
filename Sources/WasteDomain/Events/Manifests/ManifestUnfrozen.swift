package import CanonicalJSON

/// The authority lets a manifest go on 解冻.
package struct ManifestUnfrozen: ManifestStatement {
    package static let kind = EventKind.manifestUnfrozen

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
        manifest.frozen = nil
    }
}
