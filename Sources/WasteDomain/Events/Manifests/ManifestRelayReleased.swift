package import CanonicalJSON

/// The present carrier hands over to the next 联运移交 (《危险废物转移管理办法》第17条).
package struct ManifestRelayReleased: ManifestStatement {
    package static let kind = EventKind.manifestRelayReleased

    package let manifest: UniqueID
    /// 下一承运人; it need not be on the form.
    package let to: PartyID
    /// 交接地点.
    package let place: OneLine
    /// One for each line of the manifest.
    package let lines: [LoadLine]

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let to = reader.required("to", PartyID.self)
        let place = reader.required("place", OneLine.self)
        let lines = reader.required("lines", [LoadLine].self)
        guard let manifest, let to, let place, let lines else { return nil }
        self.manifest = manifest
        self.to = to
        self.place = place
        self.lines = lines
    }

    package var json: JSONValue {
        .object(["lines": lines, "manifest": manifest, "place": place, "to": to])
    }

    package var loadLines: [LoadLine] { lines }

    package var otherNeeds: [Mention] { [Mention("/to", Subject(.party, to))] }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        Set(lines.flatMap(\.items) + manifest.releasedItems).sorted()
            .map { Subject(.item, $0) } + Party.subjects(of: to, in: slice)
    }

    /// May replace an earlier half; custody moves once the next carrier says the same.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        let isLate = manifest.isPastTransit
        manifest.relayReleased = RelayHalf(
            from: made.by,
            to: to,
            place: place,
            load: LoadStatement(note: made.note(late: isLate), lines: lines)
        )
        if let carrier = manifest.settleRelay(made) {
            Custody.relay(manifest.releasedItems, to: carrier, &slice)
        }
    }

    /// The place and the figures of lines, not which packages they are.
    package func replace(
        _ old: ManifestRelayReleased,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        guard to == old.to, lines.map(\.items) == old.lines.map(\.items) else { return false }
        if manifest.relayReleased?.load.stands(old.lines, in: slice) == true {
            manifest.relayReleased?.place = place
            manifest.relayReleased?.load.correct(old.lines, to: lines)
        }
        return true
    }
}
