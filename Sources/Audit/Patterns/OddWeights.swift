import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// Weights nobody reads off a scale: always equal, always round, the same again and again 计量数据异常.
struct OddWeights: Pattern {
    static let about = AuditPattern(
        "HW-AUD-005",
        .warning,
        zh: (
            "{consignor} 到 {consignee} 的 {samples} 次称重: {equal} 次收发完全相等，{round} 次为整数，最多连续 {repeated} 次相同",
            "抽查磅单原件和照片，确认是否实际过磅"
        ),
        en: (
            "Of {samples} loads from {consignor} to {consignee}, {equal} weighed the same in and out, {round} were round, {repeated} in a row were alike",
            "Look at the tickets and photographs: was anything weighed at all?"
        ),
        basis: [.project],
        [.minimumSamples, .oddWeightsPerMille, .roundGrams]
    )
    static let kinds: [EventKind] = [.manifestReceived]

    private struct Weights {
        var samples = 0
        var equal = 0
        var round = 0
        var last: Mass?
        var run = 0
        var longestRun = 0
        var evidence = EvidenceSample()
    }

    private var pairs: [PartyPair: Weights] = [:]

    mutating func hear(_ heard: Heard) throws(LogError) {
        guard let manifest = try heard.manifest(), let weighed = manifest.weighed else { return }
        let day = heard.event.occurredAt.legalDay
        let unit = Int64(max(1, heard.figures.number(.roundGrams, on: day, in: nil)))
        let pair = PartyPair(manifest)
        var weights = pairs[pair] ?? Weights()
        weights.samples += 1
        if weighed.released == weighed.received { weights.equal += 1 }
        if weighed.received.grams % unit == 0 { weights.round += 1 }
        weights.run = weights.last == weighed.received ? weights.run + 1 : 1
        weights.longestRun = max(weights.longestRun, weights.run)
        weights.last = weighed.received
        weights.evidence.add(heard.made.place)
        pairs[pair] = weights
    }

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        for (pair, weights) in pairs.inOrder {
            let minimum = try end.number(.minimumSamples, for: pair.consignee)
            let share = try end.number(.oddWeightsPerMille, for: pair.consignee)
            let most = max(weights.equal, weights.round)
            guard weights.samples >= minimum,
                most * 1000 >= weights.samples * share || weights.longestRun >= minimum
            else { continue }
            let facts = [
                "equal": weights.equal, "repeated": weights.longestRun, "round": weights.round,
                "samples": weights.samples,
            ]
            findings.add(
                pair.subjects,
                facts.mapValues(String.init).merging(pair.facts) { $1 },
                weights.evidence.events
            )
        }
        return findings
    }
}
