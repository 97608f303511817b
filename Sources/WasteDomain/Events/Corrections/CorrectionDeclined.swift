package import CanonicalJSON

/// A party that relied on what is to be corrected does not agree 更正拒绝; that ends it.
package struct CorrectionDeclined: CorrectionStatement {
    package static let kind = EventKind.correctionDeclined

    package let manifest: UniqueID
    package let correction: UniqueID
    /// 事由.
    package let reason: OneLine

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let correction = reader.required("correction", UniqueID.self)
        let reason = reader.required("reason", OneLine.self)
        guard let manifest, let correction, let reason else { return nil }
        self.manifest = manifest
        self.correction = correction
        self.reason = reason
    }

    package var json: JSONValue {
        .object(["correction": correction, "manifest": manifest, "reason": reason])
    }

    package var otherNeeds: [Mention] {
        [Mention("/correction", Subject(.correction, correction))]
    }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        [Subject(.correction, correction)]
    }

    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        slice.updateCorrection(correction, of: &manifest) { record, manifest, _ in
            guard record.awaits.contains(made.by) else { return }
            record.end(.declined, &manifest, made)
        }
    }
}
