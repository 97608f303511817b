import CanonicalJSON
import LedgerLog
import Regulation
import WasteDomain

/// The state at the end of a ledger, as patterns look at it: a page at a time.
struct LedgerEnd: StateLookup {
    private static let page = 1000

    /// When the last entry was recorded: no pattern knows a later time.
    let asOf: Timestamp
    let figures: PatternFigures
    /// What was stated of subjects.
    let digests: EventDigests
    private let evidence: any LogEvidence

    init(_ evidence: any LogEvidence, _ asOf: Timestamp, _ figures: PatternFigures) {
        self.evidence = evidence
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

    /// What cannot be read is none: the comparison of states has told already.
    func record<Record: StateRecord>(
        _ type: Record.Type,
        _ id: some CustomStringConvertible
    ) throws(LogError) -> Record? {
        try read(Subject(Record.kind, id).description)
    }

    /// Goes through the records that carry a term, in the order of their ids, after one.
    ///
    /// It ends early once `body` says no.
    func each<Record: StateRecord>(
        _ type: Record.Type,
        term: String,
        after: String? = nil,
        _ body: (Record) throws(LogError) -> Bool
    ) throws(LogError) {
        var last = after
        while case let page = try evidence.subjects(term: term, after: last, limit: Self.page),
            !page.isEmpty
        {
            for subject in page where subject.hasPrefix("\(Record.kind.rawValue):") {
                if let record: Record = try read(subject), try !body(record) { return }
            }
            last = page.last
        }
    }

    private func read<Record: StateRecord>(_ subject: String) throws(LogError) -> Record? {
        try evidence.state(of: subject).flatMap { try? Record.read($0, limits: .document) }
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

    /// Whether a party may only collect, and has to hand on what it takes in 收集单位.
    func isCollector(_ party: PartyID) throws(LogError) -> Bool {
        let licences = try wasteLicences(of: party)
        return !licences.isEmpty && licences.allSatisfy(\.content.type.isForCollection)
    }
}
