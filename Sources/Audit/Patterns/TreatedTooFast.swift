import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// Treatment faster than the licence's scale allows 利用处置快于许可规模.
///
/// The most that was treated in some days in a row, whosever waste it was, is compared with as many
/// days of the yearly scale. It is that of the licences as they stand at the end; one without a scale
/// sets no limit.
struct TreatedTooFast: Pattern {
    static let about = AuditPattern(
        "LD-PAT-008",
        .warning,
        zh: (
            "{party} 在 {from} 至 {until} 利用处置 {mass} 克，按许可规模 {length} 天为 {scale} 克（方式 {method}）",
            "核对设施能力、运行记录和能耗；可能只在账上处置"
        ),
        en: (
            "{party} treated {mass} g from {from} to {until}; its licence's scale for {length} days is {scale} g (method {method})",
            "Compare the plant's capacity, its log and its energy: it may be treated on paper only."
        ),
        basis: [.law("LIC408", "10"), .law("ORDER23", "12(4)")],
        [.treatmentDays, .treatmentPercent]
    )
    static let kinds: [EventKind] = [.treatmentRecorded, .itemTreated, .wasteTreated]

    /// A party's work by one method, or by all if it is nil.
    private struct Work: Hashable, CustomStringConvertible {
        let party: PartyID
        let method: MethodCode?

        var description: String { "\(party) \(method?.description ?? "*")" }
    }

    private var sums: [Work: (sum: RollingSum, most: RollingSum.Total?)] = [:]

    /// What was stated of a batch of bulk waste so far.
    private var batches: [String: Mass] = [:]

    mutating func hear(_ heard: Heard) throws(LogError) {
        let today = heard.event.occurredAt.legalDay
        switch heard.event.statement {
        case .treatmentRecorded(let treated):
            guard let party = try heard.manifest()?.form.consignee.party else { return }
            add(treated.mass, treated.method, by: party, on: today, heard)
        case .itemTreated(let treated):
            var mass = Mass.zero
            for code in treated.items {
                mass = mass + (try heard.record(Item.self, code)?.net ?? .zero)
            }
            add(mass, treated.method, by: heard.made.by, on: today, heard)
        case .wasteTreated(let treated):
            // A batch stated anew counts by as much as it has grown.
            let before = batches.updateValue(
                treated.mass,
                forKey: Batch.id(treated.site, treated.batch)
            )
            let mass = treated.mass - (before ?? .zero)
            add(mass, treated.method, by: treated.site.party, on: treated.day, heard)
        default: break
        }
    }

    private mutating func add(
        _ mass: Mass,
        _ method: MethodCode,
        by party: PartyID,
        on day: CivilDay,
        _ heard: Heard
    ) {
        let length = max(1, heard.figures.number(.treatmentDays, on: day, in: nil))
        for method in [nil, method] {
            let work = Work(party: party, method: method)
            var sum = sums.removeValue(forKey: work) ?? (RollingSum(), nil)
            sum.sum.add(mass, on: day, heard.made.place, over: length)
            if sum.sum.mass > sum.most?.mass ?? .zero { sum.most = sum.sum.total }
            sums[work] = sum
        }
    }

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        for (work, (_, most)) in sums.inOrder {
            guard let most, let scale = try scale(of: work, end) else { continue }
            let length = Int64(try end.number(.treatmentDays, for: work.party))
            let percent = Int64(try end.number(.treatmentPercent, for: work.party))
            let allowed = scale.grams / 365 * length
            guard most.mass.grams > allowed / 100 * percent else { continue }
            findings.add(
                [Subject(.party, work.party)],
                [
                    "from": most.from.description, "length": String(length),
                    "mass": String(most.mass.grams), "method": work.method?.description ?? "*",
                    "party": work.party.description, "scale": String(allowed),
                    "until": most.until.description,
                ],
                most.evidence
            )
        }
        return findings
    }

    /// Grams a year by all licences together; nil if there is no limit.
    private func scale(of work: Work, _ end: LedgerEnd) throws(LogError) -> Mass? {
        let terms = try end.wasteLicences(of: work.party).map(\.content)
        guard let method = work.method else {
            let scales = terms.compactMap(\.scale)
            return scales.isEmpty || scales.count < terms.count ? nil : scales.total
        }
        let allowing = terms.filter { term in
            term.methods.isEmpty || term.methods.contains { $0.method == method }
        }
        let scales = allowing.compactMap { term in
            term.methods.first { $0.method == method }?.scale
        }
        return scales.isEmpty || scales.count < allowing.count ? nil : scales.total
    }
}
