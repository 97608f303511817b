package import CanonicalJSON

/// Somebody who stated something about a manifest proposes to correct it 更正提出
/// (《危险废物转移管理办法》第29条第3项).
package struct CorrectionProposed: CorrectionStatement {
    package static let kind = EventKind.correctionProposed

    package let manifest: UniqueID
    /// Chosen by who proposes it.
    package let correction: UniqueID
    /// At least one, a place once; they are applied together or not at all.
    package let changes: [FieldChange]
    /// 事由.
    package let reason: OneLine

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let correction = reader.required("correction", UniqueID.self)
        let changes = reader.required("changes", [FieldChange].self)
        let reason = reader.required("reason", OneLine.self)
        let places = changes?.map { "\($0.event) \($0.path)" } ?? []
        if changes?.isEmpty == true || Set(places).count != places.count {
            reader.refuse("changes", "distinct places")
        }
        guard let manifest, let correction, let changes, let reason else { return nil }
        self.manifest = manifest
        self.correction = correction
        self.changes = changes
        self.reason = reason
    }

    package var json: JSONValue {
        .object([
            "changes": changes, "correction": correction, "manifest": manifest, "reason": reason,
        ])
    }

    package var creates: [Mention] {
        [Mention("/correction", Subject(.correction, correction))]
    }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        [Subject(.correction, correction)] + changes.map { Subject(.event, $0.event) }
            + manifest.everybody.map { Subject(.party, $0) }
    }

    /// Where nobody else has relied on it, it is applied at once.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        guard slice[Correction.self, correction] == nil else { return }
        var record = Correction(
            self,
            awaits: manifest.speakersSoFar.filter { $0 != made.by },
            made.note
        )
        manifest.corrections.append(correction)
        record.applyIfAgreed(to: &manifest, &slice, made)
        slice.put(record)
    }
}
