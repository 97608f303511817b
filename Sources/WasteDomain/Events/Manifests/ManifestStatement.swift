package import CanonicalJSON

/// A statement about an existing manifest, made in one of its roles.
package protocol ManifestStatement: StatementBody {
    /// 联单, by the id its consignor chose, not by its number.
    var manifest: UniqueID { get }

    /// What it states of each line, if it is about loads.
    var loadLines: [LoadLine] { get }

    /// What else must be registered.
    var otherNeeds: [Mention] { get }

    /// What else is read or changed, once the manifest is known.
    func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject]

    /// Changes the manifest, and whatever moves with it.
    func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made)

    /// Takes the place of an earlier statement of this kind, which was corrected; false if it cannot.
    func replace(_ old: Self, in manifest: inout Manifest, _ slice: inout StateSlice) -> Bool
}

extension ManifestStatement {
    package var manifestStatement: (any ManifestStatement)? { self }

    package var loadLines: [LoadLine] { [] }

    package var otherNeeds: [Mention] { [] }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] { [] }

    /// What the state keeps nothing of beside its note can change freely.
    package func replace(_ old: Self, in manifest: inout Manifest, _ slice: inout StateSlice)
        -> Bool
    {
        true
    }

    /// The parties the transition table names for this kind.
    package func speakers(in slice: StateSlice) -> [Speaker] {
        guard let record = slice[Manifest.self, manifest] else { return [] }
        let roles = ManifestTransition.of(Self.kind)?.by ?? []
        return roles.flatMap { role -> [Speaker] in
            if role == .authority { return [.authority] }
            return record.parties(in: role, for: Self.kind).map(Speaker.party)
        }
    }

    package var needs: [Mention] {
        [Mention("/manifest", Subject(.manifest, manifest))] + otherNeeds
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        let subject = Subject(.manifest, manifest)
        let named =
            [subject] + otherNeeds.map(\.subject) + (statedForm?.subjects(in: slice) ?? [])
        guard slice.knows(subject), let record = slice[Manifest.self, manifest] else {
            return named
        }
        return named + Quota(record).subjects + subjects(of: record, in: slice)
    }

    /// A statement in no role, or that cannot follow the manifest's state, changes nothing.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard var record = slice[Manifest.self, manifest], mayCome(made.by, record),
            record.canFollow(Self.kind, by: made.by)
        else { return }
        let old = record
        change(&record, in: &slice, made)
        slice.put(record, inPlaceOf: old)
    }

    /// Whether an authority speaks is for the rules to say: it has no place on the manifest.
    private func mayCome(_ party: PartyID, _ record: Manifest) -> Bool {
        ManifestTransition.of(Self.kind)?.by.contains(.authority) == true
            || record.role(of: party, for: Self.kind) != nil
    }
}
