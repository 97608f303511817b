import CanonicalJSON
package import WasteDomain

/// What an event says of traced packages: where, how much, by what, to whom.
package struct StepDetails: Hashable, Sendable {
    /// A place, a store, a site.
    package private(set) var location: String?
    /// In grams: of the packages, or of their lines where nothing smaller is stated.
    package private(set) var mass: Mass?
    /// How many packages that mass is of.
    package private(set) var count: Int?
    package private(set) var vehicle: Plate?
    /// Who takes over, or is told.
    package private(set) var to: PartyID?
    package private(set) var method: MethodCode?
    /// 批次编码.
    package private(set) var batch: Reference?
    /// 事由.
    package private(set) var reason: String?

    /// - Parameters:
    ///   - statement: What is stated.
    ///   - packages: Those of the trace.
    ///   - manifest: The one it is about.
    init(_ statement: Statement, of packages: Set<ItemCode>, _ manifest: Manifest?) {
        switch statement {
        case .itemFilled(let filled): batch = filled.batch
        case .itemWeighed(let weighed): mass = weighed.weighing.net
        case .itemStored(let stored): batch = stored.batch
        case .itemWithdrawn(let withdrawn): batch = withdrawn.batch
        case .itemVoided(let voided): reason = voided.reason.description
        case .itemMerged(let merged): count = merged.parents.count
        case .itemRecoded(let recoded): reason = recoded.reason.description
        case .itemOverpacked(let overpacked): reason = overpacked.reason.description
        case .itemSplit(let split):
            let parts = split.children.filter { packages.contains($0.code) }
            mass = (parts.isEmpty ? split.children : parts).map(\.net).total
            count = parts.isEmpty ? split.children.count : parts.count
        case .itemPacked(let packed): count = packed.items.count
        case .itemUnpacked(let unpacked):
            count = unpacked.items.isEmpty ? nil : unpacked.items.count
            reason = unpacked.reason?.description
        case .itemDamaged(let damaged): reason = damaged.reason.description
        case .itemLost(let lost): reason = lost.reason.description
        case .itemRelabelled(let relabelled): reason = relabelled.reason.description
        case .itemTreated(let treated):
            (method, batch, count) = (treated.method, treated.batch, treated.items.count)
        default: read(ofManifest: statement, packages)
        }
        location = statement.location(manifest)
    }

    private mutating func read(ofManifest statement: Statement, _ packages: Set<ItemCode>) {
        switch statement {
        case .manifestReleased(let released): take(released.lines, packages)
        case .manifestLoaded(let loaded):
            take(loaded.lines, packages)
            vehicle = loaded.vehicle
        case .manifestDeparted(let departed): vehicle = departed.vehicle
        case .manifestVehicleChanged(let changed):
            (vehicle, reason) = (changed.vehicle, changed.reason.description)
        case .manifestRelayReleased(let given):
            take(given.lines, packages)
            to = given.to
        case .manifestRelayTaken(let taken):
            take(taken.lines, packages)
            vehicle = taken.vehicle
        case .incidentReported(let incident): reason = incident.text.description
        case .partyInformed(let informed): to = informed.party
        case .manifestReceived(let received): take(received, packages)
        case .manifestReturnDeparted(let returned):
            take(returned.lines, packages)
            vehicle = returned.vehicle
        case .manifestReturnReceived(let returned): take(returned.lines, packages)
        case .manifestRedirected(let redirected): take(redirected.lines, packages)
        case .treatmentRecorded(let treated):
            (mass, method, batch) = (treated.mass, treated.method, treated.batch)
            count = treated.items.isEmpty ? nil : treated.items.count
        default: break
        }
    }

    /// The lines these packages are on; all if none names them.
    private mutating func take(_ lines: [LoadLine], _ packages: Set<ItemCode>) {
        let own = lines.filter { $0.items.contains(where: packages.contains) }
        let counted = own.isEmpty ? lines : own
        mass = counted.map(\.mass).total
        count = counted.map(\.packages).reduce(0, +)
    }

    /// What the consignee weighed of these packages alone, or of their lines.
    private mutating func take(_ received: ManifestReceived, _ packages: Set<ItemCode>) {
        let own = received.lines.flatMap(\.items).filter { packages.contains($0.code) }
        let weighed = own.compactMap(\.net)
        guard own.isEmpty || weighed.count < own.count else {
            (mass, count) = (weighed.total, weighed.count)
            return
        }
        let lines = received.lines.filter { $0.items.contains { packages.contains($0.code) } }
        let counted = lines.isEmpty ? received.lines : lines
        mass = counted.map(\.mass).total
        count = counted.map(\.packages).reduce(0, +)
    }
}

extension Statement {
    /// Where it was made or happened: a place, a store, a site; nil if it says nothing of that.
    func location(_ manifest: Manifest?) -> String? {
        switch self {
        case .itemStored(let stored):
            [stored.facility.description, stored.zone?.description]
                .compactMap(\.self).joined(separator: " ")
        case .itemFound(let found): found.place.description
        case .itemSighted(let sighted): sighted.place.description
        case .manifestReleased:
            manifest.map { "\($0.form.consignor.party)/\($0.form.consignor.site)" }
        case .manifestDeparted(let departed): "\(departed.start) → \(departed.end)"
        case .manifestVehicleChanged(let changed): changed.place.description
        case .manifestRelayReleased(let given): given.place.description
        case .manifestRelayTaken(let taken): taken.place.description
        case .transitObserved(let observed): observed.place?.description
        case .manifestArrived(let arrived): arrived.place.description
        case .incidentReported(let incident): incident.place.description
        case .manifestReceived:
            manifest.map { "\($0.form.consignee.party)/\($0.form.consignee.site)" }
        default: nil
        }
    }
}
