package import CanonicalJSON

/// A manifest that was not released is given up 联单作废; its number is burnt, or its
/// row of a monthly sheet.
package struct ManifestCancelled: ManifestStatement {
    package static let kind = EventKind.manifestCancelled

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

    package var json: JSONValue { .object(["manifest": manifest, "reason": reason]) }

    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        manifest.cancelled = made.note
        manifest.advance(to: .cancelled, made)
    }
}
