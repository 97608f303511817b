package import CanonicalJSON
import LedgerLog
package import WasteDomain

/// What an inspector finds on the road, compared with proven statements 路检核对.
///
/// No network and no ledger is needed: the bundle was brought along, and may be some hours old.
package struct Roadside: Sendable {
    /// What was found on the road.
    package struct Sighting: Sendable {
        /// The plate of the vehicle; nil if it was not looked at.
        package var plate: Plate?
        /// The manifest shown on paper or screen, by its number or UUID; nil if none was.
        package var manifest: String?
        /// What was scanned on the load; nil if nothing was.
        package var codes: [ItemCode]?

        package init(plate: Plate?, manifest: String?, codes: [ItemCode]?) {
            self.plate = plate
            self.manifest = manifest
            self.codes = codes
        }
    }

    /// The manifests it is about: those shown, or those the bundle has on this vehicle.
    package let manifests: [Manifest]
    /// All that does not agree.
    package let differences: [RoadsideDifference]
    /// The time of the newest statement in the bundle: of anything later it knows nothing.
    package let asOf: Timestamp?

    /// Compares.
    package init(_ sighting: Sighting, with statements: [ProvenStatement]) {
        let loads = Loads(ProvenState(statements))
        let all = loads.manifests
        let scanned = sighting.codes.map(loads.packages)
        var differences: [RoadsideDifference] = []
        var manifests = all.filter { manifest in
            manifest.status.isOnTheRoad
                && (sighting.plate.map { manifest.vehicle == $0 }
                    ?? loads.carry(scanned ?? [], on: manifest))
        }
        if let shown = sighting.manifest {
            manifests = all.filter {
                $0.number.description == shown || $0.manifest.description == shown
            }
            if manifests.isEmpty { differences.append(.init(.unknownManifest, shown)) }
            for manifest in manifests {
                if !manifest.status.isOnTheRoad {
                    differences.append(.init(.notOnTheRoad, manifest, manifest.status.rawValue))
                }
                if let plate = sighting.plate, manifest.vehicle != plate {
                    let vehicle = manifest.vehicle?.description
                    differences.append(.init(.otherVehicle, manifest, vehicle))
                }
            }
        } else if let plate = sighting.plate, manifests.isEmpty {
            differences.append(.init(.noManifest, plate.description))
        }
        for manifest in manifests where manifest.frozen != nil {
            differences.append(.init(.frozen, manifest, nil))
        }
        if let scanned { differences += loads.compare(scanned, with: manifests) }
        self.manifests = manifests
        self.differences = differences
        asOf = statements.last?.entry.recordedAt
    }
}

/// Which package is on which load, boxes opened down to what is in them.
private struct Loads {
    let manifests: [Manifest]
    private let state: ProvenState
    /// By package, the manifests it was released under, in the order they were issued.
    private var owners: [ItemCode: [UniqueID]] = [:]

    init(_ state: ProvenState) {
        self.state = state
        manifests = state.manifests
        for manifest in manifests {
            for code in state.packages(in: manifest.releasedItems) {
                owners[code, default: []].append(manifest.manifest)
            }
        }
    }

    func packages(in codes: [ItemCode]) -> [ItemCode] { state.packages(in: codes) }

    /// Whether a manifest has any of some packages.
    func carry(_ codes: [ItemCode], on manifest: Manifest) -> Bool {
        codes.contains { owners[$0]?.contains(manifest.manifest) == true }
    }

    /// In what a scan differs from what some manifests say is there.
    func compare(_ codes: [ItemCode], with expected: [Manifest]) -> [RoadsideDifference] {
        var differences: [RoadsideDifference] = []
        let ids = Set(expected.map(\.manifest))
        var found: Set<ItemCode> = []
        for code in codes {
            let owners = owners[code] ?? []
            if !found.insert(code).inserted {
                differences.append(.init(.twice, code.description))
            } else if ids.isDisjoint(with: owners) {
                let other = manifests.first { $0.manifest == owners.last }
                let kind: RoadsideDifference.Kind = other == nil ? .unknownPackage : .otherLoad
                differences.append(.init(kind, code.description, manifest: other?.number))
            }
        }
        for manifest in expected {
            for code in state.packages(in: manifest.releasedItems) where !found.contains(code) {
                differences.append(.init(.missing, code.description, manifest: manifest.number))
            }
        }
        return differences.sorted { ($0.kind.order, $0.about) < ($1.kind.order, $1.about) }
    }
}

/// Something on the road that is not as it was stated.
package struct RoadsideDifference: Hashable, Sendable, CanonicalEncodable {
    /// The kinds of differences; their names are stable.
    package enum Kind: String, Sendable, CaseIterable, CanonicalScalar {
        case noManifest, unknownManifest, notOnTheRoad, otherVehicle, frozen
        case missing, otherLoad, unknownPackage, twice

        fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// What does not agree.
    package let kind: Kind
    /// The plate, number or code it is about.
    package let about: String
    /// The manifest that says otherwise; nil if none does.
    package let manifest: ManifestNumber?
    /// What the bundle says instead; nil if nothing.
    package let stated: String?

    init(_ kind: Kind, _ about: String, manifest: ManifestNumber? = nil) {
        self.kind = kind
        self.about = about
        self.manifest = manifest
        stated = nil
    }

    init(_ kind: Kind, _ manifest: Manifest, _ stated: String?) {
        self.kind = kind
        about = manifest.number.description
        self.manifest = manifest.number
        self.stated = stated
    }

    package var json: JSONValue {
        .object(["about": about, "kind": kind, "manifest": manifest, "stated": stated])
    }
}

extension RoadsideDifference.Kind: Titled {
    package var title: Bilingual {
        switch self {
        case .noManifest:
            Bilingual(zh: "该车没有在途联单", en: "no manifest under way for this vehicle")
        case .unknownManifest: Bilingual(zh: "没有这份联单", en: "there is no such manifest")
        case .notOnTheRoad: Bilingual(zh: "联单不在途", en: "the manifest is not under way")
        case .otherVehicle: Bilingual(zh: "联单上是另一车辆", en: "another vehicle is stated")
        case .frozen: Bilingual(zh: "联单已被冻结", en: "the manifest is frozen")
        case .missing: Bilingual(zh: "车上缺少", en: "missing on the vehicle")
        case .otherLoad: Bilingual(zh: "属于另一联单", en: "belongs to another manifest")
        case .unknownPackage: Bilingual(zh: "没有交付记录的编码", en: "never released")
        case .twice: Bilingual(zh: "同一编码出现两次", en: "the same code twice")
        }
    }
}
