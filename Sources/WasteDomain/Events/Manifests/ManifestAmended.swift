package import CanonicalJSON

/// A manifest that was not released is filled in anew 联单变更; what it said before stays in the log.
package struct ManifestAmended: ManifestStatement {
    package static let kind = EventKind.manifestAmended
    package static let sealedFields = ["handler", "handlerPhone"]

    package let manifest: UniqueID
    /// 移出信息, whole; who hands over stays who it was.
    package let form: ManifestForm
    /// 事由.
    package let reason: OneLine
    /// 经办人.
    package let handler: SealedField?
    /// 联系电话.
    package let handlerPhone: SealedField?

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let form = ManifestForm(from: &reader)
        let reason = reader.required("reason", OneLine.self)
        handler = reader.optional("handler")
        handlerPhone = reader.optional("handlerPhone")
        guard let manifest, let form, let reason else { return nil }
        self.manifest = manifest
        self.form = form
        self.reason = reason
    }

    package var json: JSONValue {
        .object(
            form.object.adding([
                "handler": handler, "handlerPhone": handlerPhone, "manifest": manifest,
                "reason": reason,
            ])
        )
    }

    package var statedForm: ManifestForm? { form }

    package var otherNeeds: [Mention] { form.needs }

    /// The number belongs to where the manifest was issued, or to the sheet it is a row of, so neither
    /// the site of origin nor the sheet can change.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        guard form.consignor == manifest.form.consignor, form.sheetID == manifest.form.sheetID
        else { return }
        manifest.form = form
        manifest.lines = form.lines.map { LineProgress(line: $0.line) }
        manifest.held = []
        manifest.amended = made.note
        manifest.advance(to: .issued, made)
    }

    package func replace(
        _ old: ManifestAmended,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        manifest.replaceForm(old.form, by: form)
    }
}
