import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// The state as a ledger stores it, a page at a time.
struct StoredState: StateLookup {
    private static let page = 1000

    private let evidence: any LogEvidence

    init(_ evidence: any LogEvidence) {
        self.evidence = evidence
    }

    /// What cannot be read is none: the comparison of states tells.
    func record<Record: StateRecord>(
        _ type: Record.Type,
        _ id: some CustomStringConvertible
    ) throws(LogError) -> Record? {
        try read(Subject(Record.kind, id).description)
    }

    /// The ledger with the keys it says it has signed with.
    func identity(of description: LedgerDescription) throws(LogError) -> LedgerIdentity {
        let history = try record(LedgerKeyHistory.self, LedgerKeyHistory.only)
        return LedgerIdentity(description, history?.keys ?? [])
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
