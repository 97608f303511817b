package import CanonicalJSON

/// The carrier does not take the load 拒绝装车 (《危险废物转移管理办法》第11条第1项、第13条第3项).
package struct ManifestLoadingRefused: ManifestStatement {
    package static let kind = EventKind.manifestLoadingRefused

    package let manifest: UniqueID
    /// 事由.
    package let reason: OneLine
    /// The packages it is about; all if none is named.
    package let items: [ItemCode]

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let reason = reader.required("reason", OneLine.self)
        items = reader.list("items")
        guard let manifest, let reason else { return nil }
        self.manifest = manifest
        self.reason = reason
    }

    package var json: JSONValue {
        .object(["items": items.unlessEmpty, "manifest": manifest, "reason": reason])
    }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        Set(items + manifest.releasedItems).sorted().map { Subject(.item, $0) }
            + manifest.sources.map { Subject(.manifest, $0.manifest) }
    }

    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        Custody.cancel(&manifest, &slice, made)
    }
}
