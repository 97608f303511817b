import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// The state at the end of a ledger, as patterns look at it: a page at a time.
struct LedgerEnd: StateLookup {
    /// When the last entry was recorded: no pattern knows a later time.
    let asOf: Timestamp
    let figures: PatternFigures
    /// What was stated of subjects.
    let digests: EventDigests
    private let evidence: any LogEvidence
    private let state: StoredState

    init(_ evidence: any LogEvidence, _ asOf: Timestamp, _ figures: PatternFigures) {
        self.evidence = evidence
        state = StoredState(evidence)
        self.asOf = asOf
        self.figures = figures
        digests = EventDigests(evidence)
    }

    /// The legal day of the end.
    var today: CivilDay { asOf.legalDay }

    /// How many days ago something was.
    func days(since time: Timestamp) -> Int64 { today.number - time.legalDay.number }

    /// A figure of the region a party lies in.
    func number(_ name: Parameters.Name, for party: PartyID) throws(LogError) -> Int {
        let region = try record(Party.self, party)?.region
        return figures.number(name, on: today, in: region)
    }

    /// A figure of the region a site lies in, or of its party's if nobody knows the site.
    func number(_ name: Parameters.Name, at site: SiteID) throws(LogError) -> Int {
        figures.number(name, on: today, in: try region(of: site))
    }

    /// How far two masses of a waste may be apart at a site and still pass for equal 允差.
    func tolerance(
        of mass: Mass,
        _ waste: WasteCode,
        weighedOn scales: [Scale?],
        at site: SiteID
    ) throws(LogError) -> Mass {
        figures.tolerance(
            of: mass,
            waste,
            weighedOn: scales,
            on: today,
            in: try region(of: site)
        )
    }

    private func region(of site: SiteID) throws(LogError) -> RegionCode? {
        if let region = try record(Site.self, site)?.region { return region }
        return try record(Party.self, site.party)?.region
    }

    func record<Record: StateRecord>(
        _ type: Record.Type,
        _ id: some CustomStringConvertible
    ) throws(LogError) -> Record? {
        try state.record(type, id)
    }

    /// Goes through the entries recorded at a time or later, up to one of them.
    func entries(
        recordedFrom start: Timestamp,
        before end: UInt64,
        _ body: (Entry) throws(LogError) -> Void
    ) throws(LogError) {
        // Times of recording never run back, so that the first can be searched for by halves.
        var (first, last) = (UInt64(0), end)
        while first < last {
            let middle = first + (last - first) / 2
            let entry = try evidence.entry(middle).flatMap { try? Entry.read($0) }
            if let entry, entry.recordedAt < start { first = middle + 1 } else { last = middle }
        }
        try evidence.entries(in: first..<end) { (_, bytes) throws(LogError) in
            if let entry = try? Entry.read(bytes) { try body(entry) }
        }
    }

    /// Goes through the records that carry a term, as `StoredState` does.
    func each<Record: StateRecord>(
        _ type: Record.Type,
        term: String,
        after: String? = nil,
        _ body: (Record) throws(LogError) -> Bool
    ) throws(LogError) {
        try state.each(type, term: term, after: after, body)
    }
}

extension StateLookup {
    /// The way waste came by earlier manifests.
    func chain(of manifest: Manifest) throws(LogError) -> WasteChain {
        try WasteChain(of: manifest) { (id) throws(LogError) in try record(Manifest.self, id) }
    }

    /// The licences to take in waste that a party has, whether or not they count today.
    func wasteLicences(of party: PartyID) throws(LogError) -> [Licence] {
        var licences: [Licence] = []
        for number in try record(Party.self, party)?.licences ?? [] {
            if let licence = try record(Licence.self, DocumentID(party, number)),
                licence.content.type.isForWaste
            {
                licences.append(licence)
            }
        }
        return licences
    }

    /// Whether a round never reached who issued a manifest, so that it has dropped out 自动退出.
    func hasDroppedOut(
        _ manifest: Manifest,
        by day: CivilDay,
        _ figures: PatternFigures
    ) throws(LogError) -> Bool {
        let window = try PickupWindow(of: manifest, figures.parameters) { (id) throws(LogError) in
            try record(Site.self, id)
        } licences: { (party) throws(LogError) in
            try wasteLicences(of: party)
        }
        return window?.isOver(on: day) ?? false
    }

    /// Whether a party may only collect, and has to hand on what it takes in 收集单位.
    func isCollector(_ party: PartyID) throws(LogError) -> Bool {
        let licences = try wasteLicences(of: party)
        return !licences.isEmpty && licences.allSatisfy(\.content.type.isForCollection)
    }
}
