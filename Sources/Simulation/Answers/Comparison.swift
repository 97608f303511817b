package import Audit
package import CanonicalJSON
import HandoffRules
package import LedgerLog
package import Liandan
import WasteDomain

/// What an audit of a simulated ledger found, beside what was placed in it.
package struct Comparison {
    /// What the audit says.
    package let report: AuditReport
    /// How many finds were placed.
    package let expected: Int
    /// Found, and nobody placed it 误报.
    package private(set) var falseAlarms: [Find] = []
    /// Placed, and nobody found it 漏报.
    package private(set) var missed: [Find] = []
    /// Where the books have another mass than the plan.
    package private(set) var differences: [Difference] = []

    /// A mass in the books that the plan does not have.
    package struct Difference: CanonicalEncodable {
        package let key: Totals.Key
        /// Grams by the plan and by the books.
        package let planned: Int
        package let booked: Int

        package var json: JSONValue {
            .object([
                "booked": booked, "party": key.party, "planned": planned, "waste": key.waste,
            ])
        }
    }

    /// Whether the ledger is sound and holds just what was placed.
    package var isExact: Bool {
        report.isSound && falseAlarms.isEmpty && missed.isEmpty && differences.isEmpty
    }

    /// Audits a ledger and compares what it finds.
    ///
    /// - Throws: `stopped` if the ledger cannot be read, or is another than the answers are of.
    package init(
        _ answers: Answers,
        with location: LedgerLocation,
        trust: TrustFile?,
        options: Auditor.Options = Auditor.Options(),
        progress: @escaping (UInt64, UInt64) -> Void = { _, _ in }
    ) throws(SimulationError) {
        expected = answers.finds.count
        do {
            let ledger = try Ledger.open(location)
            guard ledger.description.genesis == answers.genesis else {
                throw LogError(.wrongLedger, "the answers are those of another ledger")
            }
            report = try Auditor(location, trust: trust, options: options, progress: progress)
                .run()
            let found = try location.finds() + Self.finds(of: report)
            let booked = try Totals.booked(in: ledger, answers.days)
            compare(answers.finds, found)
            compare(answers.totals, booked)
        } catch {
            throw SimulationError(.stopped, error)
        }
    }

    private static func finds(of report: AuditReport) -> [Find] {
        (report.patterns ?? []).map { Find(pattern: $0.pattern, $0.subjects) }
    }

    /// As often as it was placed, so often it must be found.
    private mutating func compare(_ expected: [Find], _ found: [Find]) {
        var open: [Find: Int] = [:]
        for find in expected { open[find, default: 0] += 1 }
        for find in found {
            if let count = open[find], count > 0 {
                open[find] = count - 1
            } else {
                falseAlarms.append(find)
            }
        }
        missed = open.flatMap { Array(repeating: $0.key, count: $0.value) }.sorted()
        falseAlarms.sort()
    }

    private mutating func compare(_ planned: Totals, _ booked: Totals) {
        for key in Set(planned.grams.keys).union(booked.grams.keys).sorted() {
            let (one, other) = (planned.grams[key] ?? 0, booked.grams[key] ?? 0)
            if one != other {
                differences.append(Difference(key: key, planned: one, booked: other))
            }
        }
    }
}

extension Comparison: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "differences": differences, "exact": isExact, "expected": expected,
            "falseAlarms": falseAlarms, "missed": missed, "report": report, "v": 1,
        ])
    }
}

extension LedgerLocation {
    /// What the rules found, of every entry that was accepted with findings.
    fileprivate func finds() throws(LogError) -> [Find] {
        try open(readOnly: true).read { (snapshot) throws(LogError) in
            var finds: [Find] = []
            for seq in 0..<(try snapshot.head().size) {
                guard let list = try snapshot.findings(of: seq) else { continue }
                finds += try Find.all(in: list, of: seq, snapshot)
            }
            return finds
        }
    }
}

extension Find {
    fileprivate static func all(
        in list: [UInt8],
        of seq: UInt64,
        _ snapshot: any LogSnapshot
    ) throws(LogError) -> [Find] {
        var faults: [FieldFault] = []
        guard let bytes = try snapshot.entry(seq), let entry = try? Entry.read(bytes),
            let json = try? CanonicalReader.read(list, limits: .document),
            let findings = [Finding].read(json, faults: &faults)
        else { throw LogError(.corrupt, "the findings of entry \(seq) cannot be read") }
        var finds: [Find] = []
        for finding in findings {
            guard let bytes = try snapshot.event(seq, finding.event),
                let event = try? CanonicalReader.read(bytes, limits: .event).object,
                let time = event["occurredAt"]?.string.flatMap({ Timestamp($0) })
            else { throw LogError(.corrupt, "event \(seq).\(finding.event) cannot be read") }
            finds.append(
                Find(
                    finding.rule,
                    by: entry.header.actor,
                    event.subjectOfStatement,
                    on: time.legalDay
                )
            )
        }
        return finds
    }
}
