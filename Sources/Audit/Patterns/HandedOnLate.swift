import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// Collected waste not handed to a disposer in time 收集的废物逾期未移交.
///
/// Its time runs from the first receipt, whoever collected it. Where the calendar of a year is not
/// known nothing is said.
struct HandedOnLate: Pattern {
    static let about = AuditPattern(
        "HW-LIC-008",
        .error,
        zh: ("{party} 收集的废物自 {since} 起 {days} 个工作日未交利用处置单位，限 {limit} 个", "立即移交；查明原因"),
        en: (
            "Waste collected by {party} was not handed to a disposer for {days} working days since {since}; {limit} are allowed",
            "Have it handed over, and ask why."
        ),
        basis: [.law("LIC408", "20")],
        [.collectionHandoverWorkingDays]
    )
    static let kinds: [EventKind] = [.manifestLoaded, .manifestReleased]

    private var findings = PatternFindings(Self.about)

    /// Handed on to a disposer, but late.
    mutating func hear(_ heard: Heard) throws(LogError) {
        guard let manifest = try heard.loadedManifest(), !manifest.sources.isEmpty,
            try heard.isCollector(manifest.form.consignor.party),
            try !heard.isCollector(manifest.form.consignee.party)
        else { return }
        let day = heard.event.occurredAt.legalDay
        let party = manifest.form.consignor.party
        let region = try heard.record(Party.self, party)?.region
        let limit = heard.figures.number(.collectionHandoverWorkingDays, on: day, in: region)
        let chain = try heard.chain(of: manifest)
        add(manifest, party, chain, on: day, limit, heard.figures)
    }

    /// Still there.
    mutating func look(at open: Manifest, _ end: LedgerEnd) throws(LogError) {
        let party = open.form.consignee.party
        guard open.holdsAccepted, try end.isCollector(party) else { return }
        let limit = try end.number(.collectionHandoverWorkingDays, for: party)
        let chain = try end.chain(of: open)
        add(open, party, chain, on: end.today, limit, end.figures)
    }

    private mutating func add(
        _ manifest: Manifest,
        _ party: PartyID,
        _ chain: WasteChain,
        on day: CivilDay,
        _ limit: Int,
        _ figures: PatternFigures
    ) {
        guard let since = chain.since?.legalDay,
            let days = figures.calendar.workdays(after: since, through: day), days > limit
        else { return }
        findings.add(
            [manifest.subject, Subject(.party, party)],
            [
                "days": String(days), "limit": String(limit), "party": party.description,
                "since": since.description,
            ],
            Array(chain.receipts.prefix(1)) + [manifest.latest.event]
        )
    }

    mutating func conclude(_ end: LedgerEnd) -> PatternFindings { findings }
}

extension Manifest {
    /// Whether anything accepted is neither treated nor passed on yet 在库.
    var holdsAccepted: Bool { lines.contains { $0.acceptedLeft > .zero } }
}
