import CanonicalJSON
import HandoffRules
import LedgerLog
import WasteDomain

/// Serials below the highest used that no manifest has 联单流水号断号.
///
/// Numbers the ledger allots leave no gap, and a cancelled manifest keeps its number. A gap comes
/// of a manifest that brought its number before the range was granted to this ledger, out of turn.
struct SerialGaps: Pattern {
    static let about = AuditPattern(
        "HW-AUD-009",
        .error,
        zh: ("{year} 年号段 {segment} 缺流水号 {gaps}，共 {count} 个", "查明这些编号是否用于账外的纸质联单"),
        en: (
            "Of segment {segment} in {year} the serials {gaps} are missing, {count} in all",
            "Ask whether paper manifests outside this ledger have these numbers."
        ),
        basis: [.law("ORDER23", "15")]
    )
    static let kinds: [EventKind] = [.manifestIssued]

    /// Serials without a hole among them, and the event that brought the first.
    private struct Run {
        var serials: ClosedRange<Int>
        var first: EventID
    }

    /// By segment and year, ascending and never touching.
    private var runs: [String: [Run]] = [:]

    mutating func hear(_ heard: Heard) throws(LogError) {
        guard case .manifestIssued(let issued) = heard.event.statement,
            let number = try heard.record(Manifest.self, issued.manifest)?.number
        else { return }
        let id = NumberRanges.id(number.segment, number.year)
        var runs = self.runs.removeValue(forKey: id) ?? []
        Self.insert(number.serial, heard.made.place, &runs)
        self.runs[id] = runs
    }

    private static func insert(_ serial: Int, _ event: EventID, _ runs: inout [Run]) {
        // Nearly always the newest run grows.
        let after = runs.lastIndex { $0.serials.lowerBound <= serial }
        if let after, runs[after].serials.contains(serial) { return }
        let next = after.map { $0 + 1 } ?? 0
        let joinsNext = next < runs.count && runs[next].serials.lowerBound == serial + 1
        if let after, runs[after].serials.upperBound == serial - 1 {
            let upper = joinsNext ? runs.remove(at: next).serials.upperBound : serial
            runs[after].serials = runs[after].serials.lowerBound...upper
        } else if joinsNext {
            runs[next] = Run(serials: serial...runs[next].serials.upperBound, first: event)
        } else {
            runs.insert(Run(serials: serial...serial, first: event), at: next)
        }
    }

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        try end.each(NumberRanges.self, term: "numbers") { (numbers) throws(LogError) in
            var (gaps, evidence) = ([ClosedRange<Int>](), EvidenceSample())
            for range in numbers.ranges.map(\.serials) {
                var next = range.lowerBound
                for run in runs[numbers.id] ?? [] where run.serials.overlaps(range) {
                    if next < run.serials.lowerBound {
                        gaps.append(next...run.serials.lowerBound - 1)
                        evidence.add(run.first)
                    }
                    next = run.serials.upperBound + 1
                }
            }
            if !gaps.isEmpty {
                let count = gaps.map(\.count).reduce(0, +)
                findings.add(
                    [numbers.subject],
                    [
                        "count": String(count), "gaps": SerialGaps.text(gaps),
                        "segment": numbers.segment.description, "year": String(numbers.year),
                    ],
                    evidence.events
                )
            }
            return true
        }
        return findings
    }

    /// The first gaps, as `4-17,20`; `…` if there are more.
    private static func text(_ gaps: [ClosedRange<Int>]) -> String {
        let texts = gaps.prefix(10).map { gap in
            gap.count == 1 ? "\(gap.lowerBound)" : "\(gap.lowerBound)-\(gap.upperBound)"
        }
        return (texts + (gaps.count > 10 ? ["…"] : [])).joined(separator: ",")
    }
}
