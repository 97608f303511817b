package import CanonicalJSON

/// Whoever proposed a correction takes it back 更正撤回.
package struct CorrectionWithdrawn: CorrectionStatement {
    package static let kind = EventKind.correctionWithdrawn

    package let manifest: UniqueID
    package let correction: UniqueID
    /// 事由.
    package let reason: OneLine?

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let correction = reader.required("correction", UniqueID.self)
        reason = reader.optional("reason")
        guard let manifest, let correction else { return nil }
        self.manifest = manifest
        self.correction = correction
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
            guard record.proposed.by == made.by else { return }
            record.end(.withdrawn, &manifest, made)
        }
    }
}
