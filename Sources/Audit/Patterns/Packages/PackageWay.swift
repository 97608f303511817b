import CanonicalJSON
import LedgerLog
import WasteDomain

/// What the whole ledger says of the way of one package: who had it when, in what it stood, and
/// where it was seen.
struct PackageWay {
    /// Boxes within boxes that are followed.
    private static let depth = 16

    let item: Item
    /// The events that changed it, in the order of the log.
    let history: [EventDigest]
    let ledger: LedgerEnd

    /// Nil if the code was never given to a package.
    init?(_ code: ItemCode, _ end: LedgerEnd) throws(LogError) {
        guard let item = try end.record(Item.self, code) else { return nil }
        self.item = item
        ledger = end
        history = try end.digests.history(of: item.subject)
    }

    /// Where it was said to be seen 清点查验.
    var sightings: [EventDigest] { history.filter { $0.kind == .itemSighted } }

    // MARK: - Points

    /// A point it was at, by somebody's word.
    struct Point {
        let point: GeoPoint
        let event: EventDigest

        init?(_ event: EventDigest) {
            guard let point = event.point else { return nil }
            self.point = point
            self.event = event
        }
    }

    /// Every point it was seen at in some time, by itself, with the unit around it or on the way
    /// under its manifest, in the order of time.
    func points(
        from start: Timestamp? = nil,
        until finish: Timestamp? = nil,
        _ depth: Int = 0
    ) throws(LogError) -> [Point] {
        var points: [EventID: Point] = [:]
        let isMeant = { (event: EventDigest) in
            start.map { $0 <= event.at } ?? true && finish.map { event.at <= $0 } ?? true
        }
        var events = sightings
        events += try journeys().flatMap(\.observed)
        for event in events where isMeant(event) { points[event.place] = Point(event) }
        for stay in stays where depth < Self.depth {
            guard let unit = try PackageWay(stay.unit, ledger) else { continue }
            let from = max(start ?? stay.since, stay.since)
            let until = [finish, stay.until].compactMap(\.self).min()
            for point in try unit.points(from: from, until: until, depth + 1) {
                points[point.event.place] = point
            }
        }
        return points.values.sorted {
            ($0.event.at, $0.event.place) < ($1.event.at, $1.event.place)
        }
    }

    /// The journeys it went on board for.
    func journeys() throws(LogError) -> [Journey] {
        let codes = [item.code] + stays.map(\.unit)
        var journeys: [Journey] = []
        for id in item.manifests {
            guard let journey = try ledger.digests.journey(id), !journey.manifest.legs.isEmpty
            else { continue }
            let wasLoaded = history.contains { $0.kind == .manifestLoaded && $0.manifest == id }
            if wasLoaded || codes.contains(where: journey.items.contains) {
                journeys.append(journey)
            }
        }
        return journeys
    }

    // MARK: - Boxes

    /// The time it spent in a packed unit 装箱期间.
    struct Stay {
        var unit: ItemCode
        let since: Timestamp
        var until: Timestamp?
    }

    /// In the order they began.
    var stays: [Stay] {
        var stays: [Stay] = []
        for event in history {
            guard let code = event.code, code != item.code, event.parent != item.code else {
                continue
            }
            let isIn = stays.last.map { $0.until == nil } ?? false
            switch event.kind {
            case .itemPacked: stays.append(Stay(unit: code, since: event.at))
            case .itemUnpacked where isIn: stays[stays.count - 1].until = event.at
            // The unit got another code.
            case .itemRecoded where isIn, .itemOverpacked where isIn:
                stays[stays.count - 1].until = event.at
                stays.append(Stay(unit: code, since: event.at))
            default: break
            }
        }
        // Taken out by a receipt that named it, though nobody said the unit was opened.
        if stays.last?.until == nil, item.container == nil, !stays.isEmpty {
            stays[stays.count - 1].until = history.last { $0.kind == .manifestReceived }?.at
        }
        return stays
    }
}
