import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// More used up by codes than a line accepted 按件用掉的多于接受的: part of it treated by mass only,
/// or packages used up under other codes.
///
/// Rule HW-RCP-011 adds up the masses that are stated; this adds up what the packages held.
/// Remembered are the lines whose waste was used up under other codes.
struct UsedBeyondAccepted: Pattern {
    static let about = AuditPattern(
        "LD-PAT-014",
        .error,
        zh: (
            "联单 {number} 第 {line} 行接受 {accepted} kg，而来自它的包装用掉了 {used} kg",
            "核对逐件称重、接受量和利用处置记录；同一废物可能处置了两次，或混入了其他废物"
        ),
        en: (
            "Line {line} of manifest {number}: {accepted} kg accepted, but the packages of it that were used up held {used} kg",
            "Compare weighings, what was accepted and what was treated: waste may have been treated twice, or other waste with it."
        ),
        basis: [.law("ORDER23", "12(2)(3)")],
        [.toleranceGrams, .tolerancePerMille]
    )
    static let kinds: [EventKind] = [.itemTreated]

    private struct Line: Hashable, CustomStringConvertible {
        let manifest: UniqueID
        let line: Int

        var description: String { "\(manifest) \(line)" }
    }

    private struct Use {
        var mass = Mass.zero
        var evidence = EvidenceSample()
    }

    private var uses: [Line: Use] = [:]

    mutating func hear(_ heard: Heard) throws(LogError) {
        guard case .itemTreated(let treated) = heard.event.statement else { return }
        for code in treated.items {
            for source in try heard.record(Item.self, code)?.sources ?? [] {
                let line = Line(manifest: source.manifest, line: source.line)
                let isNew = uses[line]?.evidence.events.last != heard.made.place
                if isNew { uses[line, default: Use()].evidence.add(heard.made.place) }
                uses[line, default: Use()].mass = uses[line, default: Use()].mass + source.mass
            }
        }
    }

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        for (line, use) in uses.inOrder {
            guard let manifest = try end.record(Manifest.self, line.manifest),
                let progress = manifest.progress(line.line), let accepted = progress.accepted,
                let waste = manifest.line(line.line)?.code
            else { continue }
            let treated = try treatments(of: line, end)
            let used = use.mass + treated.mass + progress.passedOn
            let site = manifest.form.consignee
            guard used > accepted,
                used - accepted
                    > (try end.tolerance(of: accepted, waste, weighedOn: [nil], at: site))
            else { continue }
            findings.add(
                [manifest.subject, Subject(.party, site.party)],
                [
                    "accepted": accepted.kilograms, "line": String(line.line),
                    "number": manifest.number.description, "used": used.kilograms,
                ],
                (treated.evidence + use.evidence.events).sorted()
            )
        }
        return findings
    }

    /// What the packages held that were named as treated, and the statements on the line, with or
    /// without packages.
    private func treatments(
        of line: Line,
        _ end: LedgerEnd
    ) throws(LogError) -> (mass: Mass, evidence: [EventID]) {
        var mass = Mass.zero
        var evidence = EvidenceSample()
        for event in try end.digests.history(of: Subject(.manifest, line.manifest))
        where event.kind == .treatmentRecorded {
            guard
                case .treatmentRecorded(let treated)? = try end.digests.event(event.place)?
                    .statement, treated.line == line.line
            else { continue }
            evidence.add(event.place)
            for code in treated.items {
                mass = mass + (try end.record(Item.self, code)?.net ?? .zero)
            }
        }
        return (mass, evidence.events)
    }
}
