package import CanonicalJSON

/// A refused load is back with the consignor, weighed again 退回接收.
package struct ManifestReturnReceived: ManifestStatement {
    package static let kind = EventKind.manifestReturnReceived
    package static let sealedFields = ["handler"]

    package let manifest: UniqueID
    /// The lines that came back, at least one, each once.
    package let lines: [LoadLine]
    /// 磅单; its members stand beside these.
    package let ticket: WeighTicket?
    /// 经办人 of the consignor.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let lines = reader.required("lines", [LoadLine].self)
        ticket = WeighTicket(from: &reader)?.unlessEmpty
        handler = reader.optional("handler")
        if let lines, lines.isEmpty || Set(lines.map(\.line)).count != lines.count {
            reader.refuse("lines", "distinct lines")
        }
        guard let manifest, let lines else { return nil }
        self.manifest = manifest
        self.lines = lines
    }

    package var json: JSONValue {
        .object(
            (ticket?.object ?? [:]).adding([
                "handler": handler, "lines": lines, "manifest": manifest,
            ])
        )
    }

    package var loadLines: [LoadLine] { lines }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        Set(lines.flatMap(\.items) + (manifest.returnDeparted?.items ?? [])).sorted()
            .map { Subject(.item, $0) }
    }

    /// May replace an earlier half; custody moves once the carrier says the same.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        manifest.returnReceived = LoadStatement(note: made.note, lines: lines, ticket: ticket)
        if let load = manifest.settleReturn(made) {
            Custody.giveBack(load.items, to: made.by, &slice)
        }
    }

    /// The figures of lines, not which packages they are.
    package func replace(
        _ old: ManifestReturnReceived,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        guard lines.map(\.items) == old.lines.map(\.items) else { return false }
        if manifest.returnReceived?.stands(old.lines, in: slice) == true {
            manifest.returnReceived?.correct(old.lines, to: lines)
            manifest.returnReceived?.ticket = ticket
        }
        return true
    }
}
