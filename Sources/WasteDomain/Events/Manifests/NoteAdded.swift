package import CanonicalJSON

/// Something to remember about a manifest 备注; it changes nothing.
package struct NoteAdded: ManifestStatement {
    package static let kind = EventKind.noteAdded

    package let manifest: UniqueID
    /// 内容.
    package let text: OneLine

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let text = reader.required("text", OneLine.self)
        guard let manifest, let text else { return nil }
        self.manifest = manifest
        self.text = text
    }

    package var json: JSONValue {
        .object(["manifest": manifest, "text": text])
    }

    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {}
}
