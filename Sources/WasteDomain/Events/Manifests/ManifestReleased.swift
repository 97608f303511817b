package import CanonicalJSON

/// The consignor hands the load over 移出人交付: its half of the hand-over, whose figures bind.
package struct ManifestReleased: ManifestStatement {
    package static let kind = EventKind.manifestReleased
    package static let sealedFields = ["handler"]

    package let manifest: UniqueID
    /// One for each line of the manifest.
    package let lines: [LoadLine]
    /// 经办人 of the consignor.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let lines = reader.required("lines", [LoadLine].self)
        handler = reader.optional("handler")
        guard let manifest, let lines else { return nil }
        self.manifest = manifest
        self.lines = lines
    }

    package var json: JSONValue {
        .object(["handler": handler, "lines": lines, "manifest": manifest])
    }

    /// The codes of all lines.
    package var items: [ItemCode] { lines.flatMap(\.items) }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        let all = Set(items + (manifest.released?.items ?? []))
        return all.sorted().map { Subject(.item, $0) }
            + [Subject(.plan, DocumentID(manifest.form.consignor.party, manifest.form.plan))]
    }

    /// May replace an earlier half: packages it no longer names are free again.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        for code in Set(manifest.released?.items ?? []).subtracting(items).sorted() {
            slice.update(Item.self, code) { $0.manifest = nil }
        }
        for code in items {
            slice.update(Item.self, code) { item in
                item.manifest = self.manifest
                if !item.manifests.contains(self.manifest) { item.manifests.append(self.manifest) }
            }
        }
        manifest.released = LoadStatement(note: made.note, lines: lines)
        if manifest.settleLoading(made) { Custody.moveToCarrier(manifest, &slice) }
    }
}

/// What moves when both halves of a hand-over are there 保管责任转移.
enum Custody {
    /// The packages go to the carrier, and what left counts against the plan.
    static func moveToCarrier(_ manifest: Manifest, _ slice: inout StateSlice) {
        guard let released = manifest.released, let carrier = manifest.party(in: .carrier) else {
            return
        }
        for code in released.items {
            slice.update(Item.self, code) { item in
                item.status = .loaded
                item.custodian = carrier
                item.stored = nil
            }
        }
        let plan = DocumentID(manifest.form.consignor.party, manifest.form.plan)
        slice.update(Plan.self, plan) { plan in
            for line in released.lines {
                if let code = manifest.line(line.line)?.code { plan.move(code, line.mass) }
            }
        }
    }
}
