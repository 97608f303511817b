package import CanonicalJSON

/// A statement about an existing manifest, made in one of its roles.
package protocol ManifestStatement: StatementBody {
    /// 联单, by the id its consignor chose, not by its number.
    var manifest: UniqueID { get }

    /// What else is read or changed, once the manifest is known.
    func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject]

    /// Changes the manifest, and whatever moves with it.
    func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made)
}

extension ManifestStatement {
    package var manifestStatement: (any ManifestStatement)? { self }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] { [] }

    /// The parties the transition table names for this kind.
    package func speakers(in slice: StateSlice) -> [Speaker] {
        guard let record = slice[Manifest.self, manifest] else { return [] }
        let roles = ManifestTransition.of(Self.kind)?.by ?? []
        return roles.compactMap { record.party(in: $0).map(Speaker.party) }
    }

    package var needs: [Mention] {
        [Mention("/manifest", Subject(.manifest, manifest))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        let subject = Subject(.manifest, manifest)
        guard slice.knows(subject), let record = slice[Manifest.self, manifest] else {
            return [subject]
        }
        return [subject] + subjects(of: record, in: slice)
    }

    /// A statement in no role, or that cannot follow the manifest's state, changes nothing.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard var record = slice[Manifest.self, manifest],
            record.role(of: made.by, for: Self.kind) != nil,
            record.canFollow(Self.kind, by: made.by)
        else { return }
        change(&record, in: &slice, made)
        slice.put(record)
    }
}
