import CanonicalJSON
import LedgerLog
import WasteDomain

extension PackageWay {
    /// That somebody had it from some time on 保管.
    struct Custody {
        let holder: PartyID
        /// By whose statement; the other half of a hand-over may be another.
        let event: EventID
        let since: Timestamp
        /// Since when it may have been so: a hand-over takes from the first half to the second.
        let earliest: Timestamp
        /// Under which manifest; nil where it stands by itself.
        let manifest: UniqueID?

        init(
            _ holder: PartyID,
            _ event: EventID,
            since: Timestamp,
            earliest: Timestamp? = nil,
            _ manifest: UniqueID? = nil
        ) {
            self.holder = holder
            self.event = event
            self.since = since
            self.earliest = min(since, earliest ?? since)
            self.manifest = manifest
        }
    }

    /// Who had it, one after another, in the order of time.
    func custody() throws(LogError) -> [Custody] {
        var found: [EventID: Custody] = [:]
        for event in history {
            if let custody = try custody(by: event) { found[custody.event] = custody }
        }
        for manifest in try journeys().map(\.manifest) {
            let released = manifest.released?.note.at
            for (index, leg) in manifest.legs.enumerated() {
                found[leg.taken.event] = Custody(
                    leg.carrier,
                    leg.taken.event,
                    since: leg.taken.at,
                    earliest: index == 0 ? released : nil,
                    manifest.manifest
                )
            }
        }
        return found.values.sorted { ($0.since, $0.event) < ($1.since, $1.event) }
    }

    /// What one statement that changed it says of who has it; nil if nothing.
    private func custody(by event: EventDigest) throws(LogError) -> Custody? {
        let isOwn = event.code == item.code
        switch event.kind {
        case .itemIssued: return Custody(event.by, event.place, since: event.at)
        // Of the package that comes of others, not of those.
        case .itemMerged, .itemRecoded, .itemOverpacked:
            return isOwn ? Custody(event.by, event.place, since: event.at) : nil
        case .itemSplit: return isOwn ? nil : Custody(event.by, event.place, since: event.at)
        case .itemFound: return Custody(event.by, event.place, since: event.at)
        case .manifestLoaded:
            return Custody(event.by, event.place, since: event.at, event.manifest)
        case .manifestReceived:
            let arrived = try manifest(of: event)?.arrived?.at
            return Custody(
                event.by,
                event.place,
                since: event.at,
                earliest: arrived,
                event.manifest
            )
        case .manifestTakenBack, .manifestUnloaded, .manifestReturnReceived,
            .manifestReturnDeparted:
            guard let consignor = try manifest(of: event)?.form.consignor.party else { return nil }
            return Custody(consignor, event.place, since: event.at, event.manifest)
        default: return nil
        }
    }

    private func manifest(of event: EventDigest) throws(LogError) -> Manifest? {
        try event.manifest.flatMap { (id) throws(LogError) in
            try ledger.digests.journey(id)?.manifest
        }
    }
}

extension [PackageWay.Custody] {
    /// Who had it when somebody else says to have seen it.
    ///
    /// - Parameters:
    ///   - seen: By whom and when, under which manifest.
    ///   - skew: How far clocks may be apart, in milliseconds.
    /// - Returns: Nil if whoever saw it may have had it, or nobody knows.
    func other(than seen: EventDigest, skew: Int64) -> PackageWay.Custody? {
        for (index, custody) in enumerated() {
            let isTheirs =
                custody.holder == seen.by
                || seen.manifest != nil && custody.manifest == seen.manifest
            let next = index + 1 < count ? self[index + 1].since : nil
            if isTheirs, custody.earliest.advanced(by: -skew) <= seen.at,
                next.map({ seen.at <= $0.advanced(by: skew) }) ?? true
            {
                return nil
            }
        }
        return last { $0.since <= seen.at }
    }
}
