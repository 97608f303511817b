package import CanonicalJSON
package import LedgerLog
package import Liandan
import Regulation
package import WasteDomain

extension Ledger {
    /// What is late or about to be 到期事项, the most pressing first.
    ///
    /// Only records that may owe something are read, by their terms; what is closed costs nothing.
    package func duties(
        _ filter: DutyFilter = DutyFilter(),
        at now: Timestamp
    ) throws(LogError) -> [Duty] {
        let regulation = try regulation()
        return try query { (reader) throws(LogError) in
            let context = DutyContext(reader, regulation, at: now, within: filter.within)
            var list = DutyList(context, filter)
            for source in DutySource.all { try source.read(into: &list, context) }
            return list.sorted
        }
    }

    /// What awaits a statement of a party 待我陈述, the most pressing first.
    package func inbox(of party: PartyID, at now: Timestamp) throws(LogError) -> [InboxItem] {
        let regulation = try regulation()
        return try query { (reader) throws(LogError) in
            let context = DutyContext(reader, regulation, at: now)
            var items: [InboxItem] = []
            for type in InboxItem.recordTypes {
                items += try InboxItem.find(type, of: party, context)
            }
            return items.sorted(by: InboxItem.precedes)
        }
    }
}

/// Records that are read once for all checks that look among them.
private struct DutySource {
    let kind: Subject.Kind
    let term: String
    let checks: [DutyCheck]

    static let all: [DutySource] = {
        var sources: [DutySource] = []
        for check in DutyCheck.all {
            for term in check.terms {
                let isKnown = sources.contains { $0.kind == check.recordKind && $0.term == term }
                guard !isKnown else { continue }
                let checks = DutyCheck.all.filter {
                    $0.recordKind == check.recordKind && $0.terms.contains(term)
                }
                sources.append(DutySource(kind: check.recordKind, term: term, checks: checks))
            }
        }
        return sources
    }()

    func read(into list: inout DutyList, _ context: DutyContext) throws(LogError) {
        try read(kind.recordType, into: &list, context)
    }

    private func read<Record: StateRecord>(
        _ type: Record.Type,
        into list: inout DutyList,
        _ context: DutyContext
    ) throws(LogError) {
        try context.reader.forEach(type, term: term) { (record) throws(LogError) in
            for check in checks {
                for found in try check.find(record, context) {
                    try list.take(check, found, of: record.subject)
                }
            }
        }
    }
}
