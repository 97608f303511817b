import CanonicalJSON

/// Something that has a state: a party, a manifest, an item; written `manifest:<id>`.
package struct Subject: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The kinds of subjects.
    package enum Kind: String, Sendable, CaseIterable {
        case party, site, key, licence, vehicle, plan, contract, insurance, numbers, regulation
        case item, manifest
        case delegation, approval, exemption, trip, account, correction
        case facility, serials, stock, batch, declaration
        case institution, roll, bin
        case emergency
        /// The emergencies declared for a region, by its code.
        case emergencyArea
        /// A declared outside figure, by name, region and year.
        case figure
        case streamRow, streamStock, streamLoad
        /// A recorded event, by its place.
        case event
        /// The alias of a manifest: its number.
        case number
        /// A monthly sheet of manifests, by institution, disposer and month.
        case sheet
        /// What was erased of an event, by its place.
        case erasure
        /// The keys of the ledger itself.
        case ledgerKey
    }

    /// Says which type of record holds its state.
    package let kind: Kind
    /// Its name among those of its kind.
    package let id: String

    /// The id as it is written: a UUID, a code, `party/number` of a document.
    package init(_ kind: Kind, _ id: some CustomStringConvertible) {
        self.kind = kind
        self.id = id.description
    }

    /// Parses the written form, up to the first colon the kind.
    package init?(_ description: String) {
        let parts = description.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])) else { return nil }
        self.init(kind, parts[1])
    }

    /// Kind and name with a colon between them, by which a store keeps it.
    package var description: String { "\(kind.rawValue):\(id)" }

    /// By its bytes, as a store compares: two ways to write an accent are two subjects.
    package static func == (left: Subject, right: Subject) -> Bool {
        left.kind == right.kind && left.id.isSpelled(as: right.id)
    }

    /// By the name alone: few subjects of two kinds have the same.
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }

    /// By the bytes of the written form, as a store orders its rows.
    package static func < (left: Subject, right: Subject) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
}
