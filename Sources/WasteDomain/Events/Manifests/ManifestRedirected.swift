package import CanonicalJSON

/// A refused load goes to another consignee under a new manifest 改送
/// (《危险废物转移管理办法》第11条第4项).
package struct ManifestRedirected: ManifestStatement {
    package static let kind = EventKind.manifestRedirected

    package let manifest: UniqueID
    /// The new manifest, which names this one.
    package let to: UniqueID
    /// The lines that go there, at least one, each once.
    package let lines: [LoadLine]

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let to = reader.required("to", UniqueID.self)
        let lines = reader.required("lines", [LoadLine].self)
        if let lines, lines.isEmpty || Set(lines.map(\.line)).count != lines.count {
            reader.refuse("lines", "distinct lines")
        }
        guard let manifest, let to, let lines else { return nil }
        self.manifest = manifest
        self.to = to
        self.lines = lines
    }

    package var json: JSONValue {
        .object(["lines": lines, "manifest": manifest, "to": to])
    }

    package var loadLines: [LoadLine] { lines }

    package var otherNeeds: [Mention] { [Mention("/to", Subject(.manifest, to))] }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        lines.flatMap(\.items).map { Subject(.item, $0) }
    }

    /// The packages themselves move when they are released under the new manifest.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        for line in lines {
            manifest.update(line.line) { $0.redirected = $0.redirected + line.mass }
        }
        if !manifest.redirectedTo.contains(to) { manifest.redirectedTo.append(to) }
        manifest.latest = made.note
        manifest.closeIfDone(made)
    }

    /// The figures of lines, not which packages they are nor where they go.
    package func replace(
        _ old: ManifestRedirected,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        guard to == old.to, lines.map(\.items) == old.lines.map(\.items) else { return false }
        for (new, old) in zip(lines, old.lines) {
            manifest.update(new.line) { $0.redirected = $0.redirected - old.mass + new.mass }
        }
        return true
    }
}
