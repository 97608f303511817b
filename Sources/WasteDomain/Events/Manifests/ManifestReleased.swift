package import CanonicalJSON

/// The consignor hands the load over 移出人交付: its half of the hand-over, whose figures bind.
package struct ManifestReleased: ManifestStatement {
    package static let kind = EventKind.manifestReleased
    package static let sealedFields = ["handler"]

    package let manifest: UniqueID
    /// One for each line of the manifest.
    package let lines: [LoadLine]
    /// Where the load came from, if it is sent on: to the gram what earlier manifests brought.
    package let sources: [LoadSource]
    /// 磅单; its members stand beside these.
    package let ticket: WeighTicket?
    /// 经办人 of the consignor.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let lines = reader.required("lines", [LoadLine].self)
        sources = reader.list("sources")
        ticket = WeighTicket(from: &reader)?.unlessEmpty
        handler = reader.optional("handler")
        let lots = sources.map { "\($0.manifest) \($0.line)" }
        if Set(lots).count != lots.count { reader.refuse("sources", "distinct lines") }
        guard let manifest, let lines else { return nil }
        self.manifest = manifest
        self.lines = lines
    }

    package var json: JSONValue {
        .object(
            (ticket?.object ?? [:]).adding([
                "handler": handler, "lines": lines, "manifest": manifest,
                "sources": sources.unlessEmpty,
            ])
        )
    }

    package var loadLines: [LoadLine] { lines }

    /// The codes of all lines.
    package var items: [ItemCode] { lines.flatMap(\.items) }

    package var otherNeeds: [Mention] {
        sources.enumerated().map {
            Mention("/sources/\($0)/manifest", Subject(.manifest, $1.manifest))
        }
    }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        let all = Set(items + manifest.releasedItems)
        let before = manifest.sources.map(\.manifest)
        let cameBy = all.compactMap { code -> UniqueID? in
            slice.knows(Subject(.item, code)) ? slice[Item.self, code]?.manifest : nil
        }
        let redirected = manifest.form.redirects.map { [$0] } ?? []
        let manifests = Set(before + cameBy + redirected).map { Subject(.manifest, $0) }
        return all.sorted().map { Subject(.item, $0) } + manifests.sorted() + manifest.institution
    }

    /// May replace an earlier half: packages it no longer names are free again.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        let dropped = Set(manifest.releasedItems).subtracting(items).sorted()
        Custody.free(dropped, of: self.manifest, &slice)
        for line in lines {
            for code in line.items {
                slice.move(code) { $0.release(under: self.manifest, line: line.line) }
            }
        }
        Custody.count(manifest.sources, made, &slice) { $0.sending = $0.sending - $1 }
        Custody.count(sources, made, &slice) { $0.sending = $0.sending + $1 }
        manifest.released = LoadStatement(note: made.note, lines: lines, ticket: ticket)
        manifest.confirmed = nil
        manifest.held = []
        manifest.sources = sources
        if let carrier = manifest.settleLoading(made) {
            Custody.board(manifest, carrier, &slice, made)
        }
    }

    /// The figures of lines, not which packages they are.
    package func replace(
        _ old: ManifestReleased,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        guard manifest.released?.stands(old.lines, in: slice) == true, sources == old.sources,
            lines.map(\.items) == old.lines.map(\.items)
        else { return false }
        manifest.released?.correct(old.lines, to: lines)
        manifest.released?.ticket = ticket
        for line in lines {
            manifest.update(line.line) { if $0.released != nil { $0.released = line.mass } }
        }
        return true
    }
}
