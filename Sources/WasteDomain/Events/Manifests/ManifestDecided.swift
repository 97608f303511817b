package import CanonicalJSON

/// The consignee decides line by line 接受意见 (《危险废物转移管理办法》第12条第2项、第18条).
package struct ManifestDecided: ManifestStatement {
    package static let kind = EventKind.manifestDecided
    package static let sealedFields = ["handler"]

    package let manifest: UniqueID
    /// One for each line of the manifest.
    package let lines: [DecidedLine]
    /// The third scale's 磅单, where a line was weighed again 复称.
    package let reweighing: WeighTicket?
    /// 经办人 of the consignee.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let lines = reader.required("lines", [DecidedLine].self)
        reweighing = reader.optional("reweighing")
        if let reweighing, reweighing.unlessEmpty == nil {
            reader.refuse("reweighing", "WeighTicket")
        }
        handler = reader.optional("handler")
        guard let manifest, let lines else { return nil }
        self.manifest = manifest
        self.lines = lines
    }

    package var json: JSONValue {
        .object([
            "handler": handler, "lines": lines, "manifest": manifest, "reweighing": reweighing,
        ])
    }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        let items = Set(
            manifest.releasedItems + lines.flatMap { $0.refusedItems + $0.missingItems }
        )
        return items.sorted().map { Subject(.item, $0) }
            + Party.subjects(of: manifest.form.consignee.party, in: slice)
    }

    /// What was accepted counts against the licence it is taken in under.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        var opened = Openings()
        for line in lines {
            manifest.update(line.line) { $0.decide(line) }
            let named =
                line.refusedItems.map { ($0, ItemStatus.refused) }
                + line.missingItems.map { ($0, .missing) }
            for (code, status) in named
            where slice[Item.self, code]?.manifest == self.manifest {
                opened.takeOut(code, &slice, made)
                slice.move(code) { $0.status = status }
            }
        }
        manifest.substitute(opened.codes)
        // What is lost was not accepted: it is free if it turns up.
        for code in manifest.releasedItems {
            slice.move(code) { if $0.manifest == self.manifest { $0.lostAs = nil } }
        }
        for line in lines {
            slice.shareAccepted(line.line, of: manifest)
            count(line, of: manifest, on: made.occurredAt.legalDay, &slice, +)
        }
        manifest.reweighing = reweighing
        manifest.decided = made.note
        manifest.advance(to: .decided, made)
        manifest.closeIfDone(made)
    }

    /// The figures and the method, not which packages were refused or missing.
    package func replace(
        _ old: ManifestDecided,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        let named = { (line: DecidedLine) in [line.refusedItems, line.missingItems] }
        guard let day = manifest.decided?.at.legalDay,
            lines.map(\.line) == old.lines.map(\.line), lines.map(named) == old.lines.map(named)
        else { return false }
        for line in old.lines { count(line, of: manifest, on: day, &slice, -) }
        for line in lines {
            manifest.update(line.line) { $0.decide(line) }
            slice.shareAccepted(line.line, of: manifest)
            count(line, of: manifest, on: day, &slice, +)
        }
        manifest.reweighing = reweighing
        return true
    }

    /// Counts what was accepted against the licence that covers it.
    private func count(
        _ line: DecidedLine,
        of manifest: Manifest,
        on day: CivilDay,
        _ slice: inout StateSlice,
        _ change: (Mass, Mass) -> Mass
    ) {
        let consignee = manifest.form.consignee.party
        guard let code = manifest.line(line.line)?.code, let method = line.method,
            let licence = slice.licence(of: consignee, covering: code, by: method, on: day)
        else { return }
        slice.update(Licence.self, licence.id) { licence in
            licence.use({ change($0, line.accepted) }, by: method, in: day.year)
        }
    }
}

/// The decision on one line: released = accepted + refused + missing + difference, to the gram.
package struct DecidedLine: Hashable, Sendable, CanonicalObject {
    /// 序号.
    package let line: Int
    /// 接受量, in grams.
    package let accepted: Mass
    /// 拒收量, in grams.
    package let refused: Mass
    /// 缺失量, in grams.
    package let missing: Mass
    /// The stated weight difference; negative if more came than left.
    package let difference: Int
    /// Which of several weighings it goes by; nil if it does not say.
    package let counts: CountedWeighing?
    /// A third scale's weighing 复称, in grams.
    package let reweighed: Mass?
    /// Needed where anything is accepted.
    package let method: MethodCode?
    /// Packages 拒收; one that is in a packed unit is taken out of it.
    package let refusedItems: [ItemCode]
    /// Packages that were released, by themselves or in a packed unit, and did not come 缺失; none is
    /// among the refused.
    package let missingItems: [ItemCode]
    /// 事由.
    package let reason: OneLine?

    package init?(from reader: inout ObjectReader) {
        let line = reader.required("line", Int.self)
        let accepted = reader.required("accepted", Mass.self)
        let refused = reader.required("refused", Mass.self)
        let missing = reader.required("missing", Mass.self)
        let difference = reader.required("difference", Int.self)
        counts = reader.optional("counts")
        reweighed = reader.optional("reweighed")
        method = reader.optional("method")
        refusedItems = reader.list("refusedItems")
        missingItems = reader.list("missingItems")
        reason = reader.optional("reason")
        let named = refusedItems + missingItems
        if Set(named).count != named.count { reader.refuse("missingItems", "distinct codes") }
        guard let line, let accepted, let refused, let missing, let difference else { return nil }
        self.line = line
        self.accepted = accepted
        self.refused = refused
        self.missing = missing
        self.difference = difference
    }

    package var json: JSONValue {
        .object([
            "accepted": accepted, "counts": counts, "difference": difference, "line": line,
            "method": method, "missing": missing, "missingItems": missingItems.unlessEmpty,
            "reason": reason, "refused": refused, "refusedItems": refusedItems.unlessEmpty,
            "reweighed": reweighed,
        ])
    }

    /// Accepted, refused, missing and difference together, in grams.
    package var sum: Int64 {
        accepted.grams + refused.grams + missing.grams + Int64(difference)
    }
}
