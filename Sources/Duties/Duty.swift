package import CanonicalJSON
package import WasteDomain

/// Something a party has to do 待办事项, or several of one kind that are one errand.
package struct Duty: Sendable {
    /// The kind, with its texts.
    package let check: DutyCheck
    /// Late, near, or neither, at the time of asking.
    package let state: DutyState
    /// What it is about; of several the most pressing.
    package let subject: Subject
    /// What people know the subject by: a number, a code, a plate.
    package let name: String
    /// Whose duty it is.
    package let party: PartyID
    /// 单位名称; nil if the party is not registered.
    package let partyName: OneLine?
    /// 行政区划代码 of the place or, if there is none, of the party.
    package let region: RegionCode?
    /// From when on the time runs.
    package let since: Timestamp?
    /// The end of a day, an instant, or a share of a limit that is used up.
    package let due: Deadline
    /// How many subjects.
    package var count = 1
    /// Values that the texts refer to; words of no language.
    package let facts: [String: String]
    /// The statement that would settle it, if it is one on a manifest.
    package let awaited: EventKind?
    let group: String?

    /// The command to type.
    package var command: String {
        Self.filled(awaited.flatMap(StatementCommand.of) ?? check.command, facts)
    }

    package var title: Bilingual { check.title }

    /// What to do, with the figure of the law.
    package var advice: Bilingual { filled(check.advice) }

    /// What is to be known of this one.
    package var detail: Bilingual { filled(check.detail) }

    private func filled(_ text: Bilingual) -> Bilingual {
        Bilingual(zh: Self.filled(text.zh, facts), en: Self.filled(text.en, facts))
    }

    static func filled(_ text: String, _ facts: [String: String]) -> String {
        facts.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}

extension Duty {
    /// The most pressing first: what is late, then by the end of its time, then by how much of it.
    package static func precedes(_ left: Duty, _ right: Duty) -> Bool {
        if left.state != right.state { return left.state < right.state }
        let (one, other) = (left.urgency, right.urgency)
        if one != other { return one < other }
        if left.check.kind != right.check.kind { return left.check.kind < right.check.kind }
        if left.subject != right.subject { return left.subject < right.subject }
        return left.party < right.party
    }

    /// Milliseconds until which it must be done; what is no matter of time stands behind, the
    /// fullest first.
    private var urgency: Int64 {
        switch due {
        case .used(let percent): Int64.max - Int64(clamping: percent)
        case .unknownCalendar: Int64.max
        case .day, .time: due.end?.milliseconds ?? Int64.max
        }
    }
}
