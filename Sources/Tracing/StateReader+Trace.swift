import CanonicalJSON
import HandoffRules
package import LedgerLog
package import Liandan
package import WasteDomain

extension StateReader {
    /// Traces a package 追溯.
    ///
    /// Only what is connected is read: the packages of the scope, what was stated of them, and the
    /// manifests they were on.
    ///
    /// - Returns: Nil if there is no such package.
    package func trace(_ code: ItemCode, _ scope: TraceScope = TraceScope()) throws(LogError)
        -> Trace?
    {
        var walk = TraceWalk(self, scope)
        guard try walk.run(from: code) else { return nil }
        var timeline = Timeline(walk)
        try timeline.collect()
        var parties: [PartyID: String] = [:]
        for party in timeline.parties {
            parties[party] = try record(Party.self, party)?.name.description
        }
        return Trace(
            root: code,
            packages: walk.found.compactMap { code in
                guard let life = walk.lives[code], let relation = walk.relations[code] else {
                    return nil
                }
                return TracedPackage(item: life.item, relation: relation)
            },
            batches: walk.batches,
            links: walk.links,
            manifests: timeline.manifests,
            steps: timeline.steps,
            omissions: walk.omissions,
            parties: parties
        )
    }
}

/// Puts what was stated of packages and of their manifests in the order it happened.
private struct Timeline {
    private var walk: TraceWalk
    private let followed: Set<ItemCode>
    private var events: [EventID: RecordedEvent] = [:]
    private var records: [UniqueID: Manifest] = [:]
    private(set) var steps: [TraceStep] = []
    private(set) var parties: Set<PartyID> = []

    init(_ walk: TraceWalk) {
        self.walk = walk
        followed = Set(walk.found)
    }

    var manifests: [TracedManifest] {
        records.values.sorted { $0.number.description < $1.number.description }.map {
            TracedManifest(
                manifest: $0.manifest,
                number: $0.number,
                consignor: $0.form.consignor.party,
                consignee: $0.form.consignee.party,
                status: $0.status
            )
        }
    }

    mutating func collect() throws(LogError) {
        for code in walk.found {
            guard let life = walk.lives[code] else { continue }
            let isContainer = walk.relations[code] == .container
            for event in life.history where !isContainer || isShared(event.place, in: code) {
                events[event.place] = event
            }
            guard !isContainer else { continue }
            for manifest in life.item.manifests where records[manifest] == nil {
                try collect(manifest)
            }
        }
        let ordered = events.values.sorted {
            ($0.event.occurredAt, $0.place) < ($1.event.occurredAt, $1.place)
        }
        for event in ordered { steps.append(try step(event)) }
        parties.formUnion(steps.map(\.by) + steps.compactMap(\.details.to))
        parties.formUnion(walk.lives.values.map(\.item.custodian))
        for manifest in records.values { parties.formUnion(manifest.everybody) }
    }

    /// Whether something in a unit was there when something was stated of the unit.
    private func isShared(_ place: EventID, in unit: ItemCode) -> Bool {
        walk.lives.values.contains { life in
            walk.relations[life.item.code] != .container
                && isInside(life, unit, at: place)
        }
    }

    private func isInside(_ life: PackageLife, _ unit: ItemCode, at place: EventID) -> Bool {
        var life: PackageLife? = life
        var seen: Set<ItemCode> = []
        while let stay = life?.stays.first(where: { $0.covers(place) }),
            seen.insert(stay.unit).inserted
        {
            if stay.unit == unit { return true }
            life = walk.lives[stay.unit]
        }
        return false
    }

    /// Takes what happened to a manifest, but not what it says of other packages alone.
    private mutating func collect(_ id: UniqueID) throws(LogError) {
        guard let record = try walk.reader.record(Manifest.self, id) else { return }
        records[id] = record
        for event in try walk.archive.history(of: record.subject) where concerns(event, id) {
            events[event.place] = event
        }
    }

    private func concerns(_ event: RecordedEvent, _ id: UniqueID) -> Bool {
        let body = event.event.body
        let codes = body.statedCodes
        if codes.contains(where: followed.contains) { return true }
        if case .manifestIssued(let issued) = event.event.statement { return issued.manifest == id }
        guard body.manifestStatement?.manifest == id else { return false }
        let ofParts: [EventKind] = [
            .treatmentRecorded, .manifestReturnDeparted, .manifestReturnReceived,
            .manifestRedirected, .incidentReported,
        ]
        return codes.isEmpty || !ofParts.contains(event.event.kind)
    }

    private func step(_ recorded: RecordedEvent) throws(LogError) -> TraceStep {
        let event = recorded.now
        let codes = Set(event.body.statedCodes).intersection(followed)
        let manifest = try manifest(of: event)
        return TraceStep(
            place: recorded.place,
            kind: event.kind,
            at: event.occurredAt,
            recordedAt: recorded.recordedAt,
            by: recorded.speaker,
            manifest: manifest?.manifest,
            packages: walk.found.filter(codes.contains),
            details: StepDetails(event.statement, of: followed, manifest),
            isCorrected: recorded.corrected != nil,
            findings: recorded.findings.filter { finding in
                finding.facts["code"].flatMap { ItemCode($0) }.map(followed.contains) ?? true
            }
        )
    }

    private func manifest(of event: WasteEvent) throws(LogError) -> Manifest? {
        let id =
            switch event.statement {
            case .manifestIssued(let issued): issued.manifest
            case .itemSighted(let sighted): sighted.manifest
            default: event.body.manifestStatement?.manifest
            }
        guard let id else { return nil }
        if let known = records[id] { return known }
        return try walk.reader.record(Manifest.self, id)
    }
}
