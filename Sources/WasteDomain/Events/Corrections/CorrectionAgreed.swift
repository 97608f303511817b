package import CanonicalJSON

/// A party that relied on what is corrected agrees 更正同意; the last consent applies it.
package struct CorrectionAgreed: CorrectionStatement {
    package static let kind = EventKind.correctionAgreed

    package let manifest: UniqueID
    package let correction: UniqueID
    /// The dissolved party an authority speaks for 代为同意的单位; nil for one's own consent.
    package let standsInFor: PartyID?

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let correction = reader.required("correction", UniqueID.self)
        standsInFor = reader.optional("standsInFor")
        guard let manifest, let correction else { return nil }
        self.manifest = manifest
        self.correction = correction
    }

    package var json: JSONValue {
        .object(["correction": correction, "manifest": manifest, "standsInFor": standsInFor])
    }

    package var otherNeeds: [Mention] {
        [Mention("/correction", Subject(.correction, correction))]
    }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        Correction.subjects(of: correction, in: slice)
            + (standsInFor.map { [Subject(.party, $0)] } ?? [])
    }

    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        slice.updateCorrection(correction, of: &manifest) { record, manifest, slice in
            let party = standsInFor ?? made.by
            guard let index = record.awaits.firstIndex(of: party) else { return }
            record.awaits.remove(at: index)
            record.agreed.append(Consent(party: party, note: made.note))
            record.applyIfAgreed(to: &manifest, &slice, made)
        }
    }
}
