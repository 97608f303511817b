package import CanonicalJSON

/// The consignor's own word on what was released in its name 移出人确认.
package struct Confirmation: Hashable, Sendable, CanonicalObject {
    package let note: StatementNote
    /// 包装数量.
    package let packages: Int
    /// 移出量, in grams.
    package let mass: Mass
    /// 号牌.
    package let vehicle: Plate

    init(_ stated: ManifestConfirmed, _ note: StatementNote) {
        self.note = note
        packages = stated.packages
        mass = stated.mass
        vehicle = stated.vehicle
    }

    package init?(from reader: inout ObjectReader) {
        let note = reader.required("note", StatementNote.self)
        let packages = reader.required("packages", Int.self)
        let mass = reader.required("mass", Mass.self)
        let vehicle = reader.required("vehicle", Plate.self)
        guard let note, let packages, let mass, let vehicle else { return nil }
        self.note = note
        self.packages = packages
        self.mass = mass
        self.vehicle = vehicle
    }

    package var json: JSONValue {
        .object(["mass": mass, "note": note, "packages": packages, "vehicle": vehicle])
    }
}

/// A pick-up that does not count until the institution confirms it 未确认收运.
package struct UnconfirmedPickup: Hashable, Sendable, CanonicalObject {
    package let manifest: UniqueID
    /// When it was, by the collector's word.
    package let loaded: Timestamp
    /// Since when the oldest of its packages waits.
    package let waiting: Timestamp

    init(manifest: UniqueID, loaded: Timestamp, waiting: Timestamp) {
        self.manifest = manifest
        self.loaded = loaded
        self.waiting = waiting
    }

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let loaded = reader.required("loaded", Timestamp.self)
        let waiting = reader.required("waiting", Timestamp.self)
        guard let manifest, let loaded, let waiting else { return nil }
        self.init(manifest: manifest, loaded: loaded, waiting: waiting)
    }

    package var json: JSONValue {
        .object(["loaded": loaded, "manifest": manifest, "waiting": waiting])
    }
}

extension Manifest {
    /// Whether another signed the newest release for the consignor, who has not confirmed it yet.
    package var isUnconfirmed: Bool { released?.note.signer != nil && confirmed == nil }
}

extension Institution {
    /// A load of it left 收运; one it has yet to confirm leaves its packages waiting.
    mutating func leave(_ manifest: Manifest, _ loaded: StatementNote, oldest: Timestamp?) {
        guard manifest.isUnconfirmed else {
            count(loaded)
            return
        }
        unconfirmed.removeAll { $0.manifest == manifest.manifest }
        unconfirmed.append(
            UnconfirmedPickup(
                manifest: manifest.manifest,
                loaded: loaded.at,
                waiting: oldest ?? loaded.at
            )
        )
    }

    /// The institution says that a load left, which counts if it did.
    mutating func confirm(_ manifest: Manifest) {
        unconfirmed.removeAll { $0.manifest == manifest.manifest }
        if !manifest.legs.isEmpty, let loaded = manifest.loaded { count(loaded.note) }
    }

    /// A load that was put down again did not leave.
    mutating func unload(_ manifest: Manifest) {
        unconfirmed.removeAll { $0.manifest == manifest.manifest }
    }

    /// The newest pick-up counts, if this is.
    private mutating func count(_ note: StatementNote) {
        if collected.map({ $0.at < note.at }) ?? true { collected = note }
        // Whoever came then found what an earlier pick-up had left.
        unconfirmed.removeAll { $0.loaded <= note.at }
    }
}
