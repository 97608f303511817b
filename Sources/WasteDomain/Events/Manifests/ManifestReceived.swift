package import CanonicalJSON

/// The consignee scans and weighs what came 接收核实 (《危险废物转移管理办法》第12条第1项、第18条).
package struct ManifestReceived: ManifestStatement {
    package static let kind = EventKind.manifestReceived
    package static let sealedFields = ["handler"]

    package let manifest: UniqueID
    /// One for each line of the manifest.
    package let lines: [ReceivedLine]
    /// 磅单 of the consignee's weighbridge; its members stand beside these.
    package let ticket: WeighTicket?
    /// 经办人 of the consignee.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let lines = reader.required("lines", [ReceivedLine].self)
        ticket = WeighTicket(from: &reader)?.unlessEmpty
        handler = reader.optional("handler")
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

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        lines.flatMap(\.items).map { Subject(.item, $0.code) }
            + Party.subjects(of: manifest.form.consignee.party, in: slice)
            + manifest.unloadedVehicles.map { Subject(.vehicle, $0) }
            + bins(in: slice).map {
                Subject(.bin, TurnoverBin.id(manifest.form.consignee.party, $0))
            }
    }

    /// 周转箱 that medical waste came in.
    package func bins(in slice: StateSlice) -> [Reference] {
        slice.bins(among: lines.flatMap(\.items).map(\.code))
    }

    /// Packages released under the manifest pass to the consignee; others stay whose they were.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        var opened = Openings()
        for line in lines {
            manifest.update(line.line) { progress in
                progress.received = line.mass
                progress.differ(on: line.differences)
            }
            for received in line.items {
                guard slice[Item.self, received.code]?.manifest == self.manifest else { continue }
                opened.takeOut(received.code, &slice, made)
                slice.move(received.code) { $0.receive(by: made.by) }
                slice.change(received.code) { $0.receivedNet = received.net }
            }
        }
        // Once for all: the lists of a load are as long as it has packages.
        manifest.substitute(opened.codes)
        for plate in manifest.unloadedVehicles {
            slice.update(Vehicle.self, plate) { $0.cleaning.use(made.note) }
        }
        for bin in bins(in: slice) {
            slice.update(bin, of: manifest.form.consignee.party) { $0.use(made.note) }
        }
        manifest.receivedTicket = ticket
        manifest.received = made.note
        manifest.advance(to: .received, made)
    }

    /// The weights, not which packages came.
    package func replace(
        _ old: ManifestReceived,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        guard lines.map(\.line) == old.lines.map(\.line),
            lines.map({ $0.items.map(\.code) }) == old.lines.map({ $0.items.map(\.code) })
        else { return false }
        for line in lines {
            manifest.update(line.line) { $0.received = line.mass }
            for received in line.items {
                slice.change(received.code) { item in
                    if item.manifests.contains(self.manifest) { item.receivedNet = received.net }
                }
            }
            slice.shareAccepted(line.line, of: manifest)
        }
        manifest.receivedTicket = ticket
        return true
    }
}

/// What came of one line.
package struct ReceivedLine: Hashable, Sendable, CanonicalObject {
    /// 序号.
    package let line: Int
    /// The packages scanned, each once; empty where none has a code.
    package let items: [ReceivedItem]
    /// 包装数量, coded or not; at least as many as items.
    package let packages: Int
    /// The consignee's own weighing.
    package let mass: Mass
    /// On what it differs from the manifest.
    package let differences: [DifferenceAxis]

    /// Refuses a code named twice, and fewer packages than codes.
    package init?(from reader: inout ObjectReader) {
        let line = reader.required("line", Int.self)
        let items = reader.required("items", [ReceivedItem].self)
        let packages = reader.required("packages", Int.self)
        let mass = reader.required("mass", Mass.self)
        differences = reader.list("differences")
        if let items, Set(items.map(\.code)).count != items.count {
            reader.refuse("items", "distinct codes")
        }
        if let packages, packages < items?.count ?? 0 { reader.refuse("packages", "count") }
        guard let line, let items, let packages, let mass else { return nil }
        self.line = line
        self.items = items
        self.packages = packages
        self.mass = mass
    }

    package var json: JSONValue {
        .object([
            "differences": differences.isEmpty ? nil : differences, "items": items, "line": line,
            "mass": mass, "packages": packages,
        ])
    }
}

/// One package as it came.
package struct ReceivedItem: Hashable, Sendable, CanonicalObject {
    /// 数字识别码, as scanned; it need not be on the manifest.
    package let code: ItemCode
    /// 净重 in grams, if the consignee weighed the package alone.
    package let net: Mass?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        net = reader.optional("net")
        guard let code else { return nil }
        self.code = code
    }

    package var json: JSONValue { .object(["code": code, "net": net]) }
}
