import CanonicalJSON
import LedgerLog
import Regulation
import WasteDomain

/// The state at the end of a ledger, as patterns look at it: a page at a time.
struct LedgerEnd: StateLookup {
    /// When the last entry was recorded: no pattern knows a later time.
    let asOf: Timestamp
    let figures: PatternFigures
    private let state: StoredState

    init(_ evidence: any LogEvidence, _ asOf: Timestamp, _ figures: PatternFigures) {
        state = StoredState(evidence)
        self.asOf = asOf
        self.figures = figures
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

    func record<Record: StateRecord>(
        _ type: Record.Type,
        _ id: some CustomStringConvertible
    ) throws(LogError) -> Record? {
        try state.record(type, id)
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
