import CanonicalJSON
import LedgerLog
import WasteDomain

/// What patterns ask of a recorded event: no lists, so that many can be kept.
struct EventDigest {
    let place: EventID
    let kind: EventKind
    /// Whose statement it is.
    let by: PartyID
    /// When it happened.
    let at: Timestamp
    let manifest: UniqueID?
    /// The package it is about, the packed unit, or the one that came of others; nil if there is
    /// not exactly one.
    let code: ItemCode?
    /// The package whose place another took.
    let parent: ItemCode?
    /// Where something was seen 地点.
    let seen: OneLine?
    /// Where it was seen 坐标.
    let point: GeoPoint?
    /// 净重, by a weighing.
    let net: Mass?

    init(_ event: WasteEvent, _ place: EventID, by actor: PartyID) {
        self.place = place
        kind = event.kind
        by = event.onBehalfOf?.party ?? actor
        at = event.occurredAt
        let sighted = event.body as? ItemSighted
        let observed = event.body as? TransitObserved
        manifest = event.manifestStatement?.manifest ?? sighted?.manifest
        let replacement = event.body as? any ItemReplacement
        code = event.itemStatement?.code ?? replacement?.code ?? Self.unit(of: event.body)
        parent = replacement?.parent
        seen = sighted?.place ?? observed?.place
        point = sighted?.position ?? observed?.point
        net = (event.body as? ItemWeighed)?.weighing.net
    }

    private static func unit(of body: any StatementBody) -> ItemCode? {
        switch body {
        case let packed as ItemPacked: packed.code
        case let unpacked as ItemUnpacked: unpacked.code
        case let split as ItemSplit: split.code
        case let merged as ItemMerged: merged.code
        case let issued as ItemIssued: issued.code
        default: nil
        }
    }
}

/// The history of subjects, read from the ledger at its end; what many of them share is read once.
final class EventDigests {
    /// Digests kept: some megabytes; and journeys, which can be of many packages.
    private static let capacity = (digests: 32_768, journeys: 16)

    private let evidence: any LogEvidence
    private var known: [UInt64: EventDigest] = [:]
    private var journeys: [UniqueID: Journey] = [:]

    init(_ evidence: any LogEvidence) {
        self.evidence = evidence
    }

    /// The events that changed a subject, in the order of the log; what cannot be read is left
    /// out, because the replay has told already.
    func history(of subject: Subject) throws(LogError) -> [EventDigest] {
        var history: [EventDigest] = []
        for id in try evidence.touches(of: subject.description, after: nil, limit: .max) {
            if let digest = try digest(id) { history.append(digest) }
        }
        return history
    }

    /// The way of a load; nil if there is no such manifest.
    func journey(_ id: UniqueID) throws(LogError) -> Journey? {
        if let journey = journeys[id] { return journey }
        let subject = Subject(.manifest, id)
        guard let state = try evidence.state(of: subject.description),
            let manifest = try? Manifest.read(state, limits: .document)
        else { return nil }
        let journey = Journey(manifest, try history(of: subject))
        if journeys.count >= Self.capacity.journeys { journeys = [:] }
        journeys[id] = journey
        return journey
    }

    /// A whole event; nil if it cannot be read.
    func event(_ place: EventID) throws(LogError) -> WasteEvent? {
        guard let bytes = try evidence.event(place.entry, place.index),
            let json = try? CanonicalReader.read(bytes, limits: .event),
            case .success(let event) = WasteEvent.read(json)
        else { return nil }
        return event
    }

    private func digest(_ id: UInt64) throws(LogError) -> EventDigest? {
        if let digest = known[id] { return digest }
        let place = EventID(entry: id >> 20, index: Int(id & 0xF_FFFF))
        guard let event = try event(place),
            let entry = try evidence.entry(place.entry).flatMap({ try? Entry.read($0) }),
            let actor = PartyID(entry.header.actor)
        else { return nil }
        let digest = EventDigest(event, place, by: actor)
        if known.count >= Self.capacity.digests { known = [:] }
        known[id] = digest
        return digest
    }
}
