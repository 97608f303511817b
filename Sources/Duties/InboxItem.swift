import HandoffRules
import LedgerLog
import Liandan
package import WasteDomain

/// A statement that a party is waited for 待办陈述.
package struct InboxItem: Sendable {
    /// What waits.
    package let subject: Subject
    /// What people know it by: the number of a manifest, the id of a correction.
    package let name: String
    /// The statement, and what it answers.
    package let awaited: Awaited
    /// The most pressing duty it would settle; nil if the law sets no time.
    package let duty: Duty?

    /// The command to type.
    package var command: String {
        Duty.filled(StatementCommand.of(awaited.kind) ?? "", [subject.kind.rawValue: name])
    }

    /// The kinds of records that may wait; each is found by the term `awaits:<party>`.
    static let recordTypes: [any InboxRecord.Type] = [Manifest.self, Correction.self]

    static func find<Record: InboxRecord>(
        _ type: Record.Type,
        of party: PartyID,
        _ context: DutyContext
    ) throws(LogError) -> [InboxItem] {
        var items: [InboxItem] = []
        let term = Record.awaitingTerm(party)
        try context.reader.forEach(type, term: term) { (record) throws(LogError) in
            if let manifest = record as? Manifest,
                try context.window(of: manifest)?.isOver(on: context.today) == true
            {
                return
            }
            let duties = try duties(of: record, party, context)
            for awaited in record.awaited where awaited.party == party {
                items.append(
                    InboxItem(
                        subject: record.subject,
                        name: record.name,
                        awaited: awaited,
                        duty: duties.filter { $0.awaited == awaited.kind }
                            .min(by: Duty.precedes)
                    )
                )
            }
        }
        return items
    }

    private static func duties(
        of record: some InboxRecord,
        _ party: PartyID,
        _ context: DutyContext
    ) throws(LogError) -> [Duty] {
        var duties: [Duty] = []
        for check in DutyCheck.all where check.isAbout(record) {
            for found in try check.find(record, context) where found.party == party {
                let here = try context.at(found.place, of: found.party)
                duties.append(try Duty(check, found, of: record.subject, here))
            }
        }
        return duties
    }

    /// Halves that the other side waits on come first, then what has a deadline, then the oldest.
    static func precedes(_ left: InboxItem, _ right: InboxItem) -> Bool {
        if left.awaited.isOtherHalf != right.awaited.isOtherHalf {
            return left.awaited.isOtherHalf
        }
        switch (left.duty, right.duty) {
        case (let one?, let other?) where one.due != other.due: return Duty.precedes(one, other)
        case (_?, nil): return true
        case (nil, _?): return false
        default: break
        }
        if left.awaited.since.at != right.awaited.since.at {
            return left.awaited.since.at < right.awaited.since.at
        }
        return left.subject < right.subject
    }
}

/// A record that can stand in an inbox.
protocol InboxRecord: AwaitingRecord {
    /// What people know it by.
    var name: String { get }
}

extension Manifest: InboxRecord {
    var name: String { number.description }
}

extension Correction: InboxRecord {
    var name: String { id }
}
