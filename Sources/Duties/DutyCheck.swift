import CanonicalJSON
package import HandoffRules
import LedgerLog
package import Regulation
package import WasteDomain

/// One kind of duty: among which records it is looked for, when it is due, and what to do.
package struct DutyCheck: Sendable {
    /// Stable, for machines: `decision`, `licence.renewal`.
    package let kind: String
    /// What kind of records may owe it.
    let recordKind: Subject.Kind
    /// By which of these terms they are found; a record carries one of them at most.
    let terms: [String]
    /// How long before its deadline it is called soon: a figure in days, or in hours.
    let lead: Parameters.Name
    /// What is owed, in a few words.
    package let title: Bilingual
    /// What to do about it; `{limit}` stands for the figure of the regulation.
    package let advice: Bilingual
    /// What is to be known of one duty; `{name}` stands for a fact.
    package let detail: Bilingual
    /// The command to type; empty where a statement on a manifest is awaited.
    package let command: String
    /// The texts it follows.
    package let basis: [LegalBasis]
    /// The figure of the law or of the project that it works with; nil where there is none.
    package let limit: Parameters.Name?
    /// The duties of this kind one record gives rise to; those that are far may be left out.
    let find: @Sendable (any StateRecord, DutyContext) throws(LogError) -> [Obligation]

    init<Record: StateRecord>(
        _ kind: String,
        of type: Record.Type,
        terms: [String],
        limit: Parameters.Name?,
        lead: Parameters.Name,
        zh: (title: String, advice: String, detail: String),
        en: (title: String, advice: String, detail: String),
        command: String = "",
        basis: [LegalBasis],
        find: @escaping @Sendable (Record, DutyContext) throws(LogError) -> [Obligation]
    ) {
        self.kind = kind
        recordKind = Record.kind
        self.terms = terms
        self.lead = lead
        title = Bilingual(zh: zh.title, en: en.title)
        advice = Bilingual(zh: zh.advice, en: en.advice)
        detail = Bilingual(zh: zh.detail, en: en.detail)
        self.command = command
        self.basis = basis
        self.limit = limit
        self.find = { (record, context) throws(LogError) in
            guard let record = record as? Record else { return [] }
            return try find(record, context)
        }
    }

    /// Whether a record is among those it is looked for.
    func isAbout(_ record: some StateRecord) -> Bool {
        record.subject.kind == recordKind && record.terms.contains { terms.contains($0) }
    }

    /// Every kind there is; a new one is one more row of one of these tables.
    package static let all: [DutyCheck] =
        ManifestDuties.all + ReceiptDuties.all + IncidentDuties.all + OperatorDuties.all
        + CorrectionDuties.all + TripDuties.all + AccountDuties.all + StorageDuties.all
        + MedicalDuties.all + DocumentDuties.all + GrantDuties.all + QuotaDuties.all
        + StreamDuties.all
}

/// What a check finds of one record: who owes what until when.
struct Obligation {
    /// Whose duty it is.
    let party: PartyID
    /// Where; the party's own region counts if there is no place.
    var place: SiteID?
    /// What people know the subject by: a number, a code, a plate.
    let name: String
    /// From when on; nil if that is no matter of time.
    var since: Timestamp?
    let due: Deadline
    /// Values that its texts refer to; words of no language.
    var facts: [String: String] = [:]
    /// The statement on a manifest that would settle it.
    var awaited: EventKind?
    /// Duties of one kind, party and group are one entry with a count.
    var group: String?
}
