import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// What many weighings are off by, with its sign 累计偏差.
private struct Bias {
    private var samples = 0
    private var less = 0
    private var more = 0
    private var expected = Mass.zero
    private var found = Mass.zero
    private var evidence = EvidenceSample()

    mutating func add(expected: Mass, found: Mass, _ event: EventID) {
        samples += 1
        if found < expected { less += 1 }
        if found > expected { more += 1 }
        self.expected = self.expected + expected
        self.found = self.found + found
        if found != expected { evidence.add(event) }
    }

    /// Its facts, if it is large and always the same way.
    func facts(_ end: LedgerEnd, _ party: PartyID) throws(LogError) -> [String: String]? {
        let difference = found.grams - expected.grams
        guard samples >= max(1, try end.number(.minimumSamples, for: party)),
            try max(less, more) * 1000 >= samples * end.number(.biasSignPerMille, for: party),
            abs(difference) > 0,
            try abs(difference) >= expected.grams / 1000
                * Int64(end.number(.biasPerMille, for: party))
        else { return nil }
        return [
            "difference": String(difference), "less": String(less), "more": String(more),
            "samples": String(samples), "sum": String(expected.grams),
        ]
    }

    var events: [EventID] { evidence.events }
}

/// Weight always shaved the same way between two parties 两家之间计量偏差始终同向.
///
/// Each difference may be within the tolerance; only their sum shows it.
struct PairBias: Pattern {
    static let about = AuditPattern(
        "LD-PAT-002",
        .warning,
        zh: (
            "{consignor} 到 {consignee} 的 {samples} 次称重中 {less} 次偏少、{more} 次偏多，累计相差 {difference} 克（共 {sum} 克）",
            "比对双方磅单和衡器检定，查明差额去向"
        ),
        en: (
            "From {consignor} to {consignee}, {less} of {samples} loads came lighter and {more} heavier: {difference} g of {sum} g in all",
            "Compare both sides' tickets and calibrations, and ask where the difference went."
        ),
        basis: [.law("ORDER23", "18"), .project],
        [.biasPerMille, .biasSignPerMille, .minimumSamples]
    )
    static let kinds: [EventKind] = [.manifestReceived]

    private var pairs: [PartyPair: Bias] = [:]

    mutating func hear(_ heard: Heard) throws(LogError) {
        guard let manifest = try heard.manifest(), let weighed = manifest.weighed else { return }
        pairs[PartyPair(manifest), default: Bias()]
            .add(expected: weighed.released, found: weighed.received, heard.made.place)
    }

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        for (pair, bias) in pairs.inOrder {
            guard let facts = try bias.facts(end, pair.consignee) else { continue }
            findings.add(pair.subjects, facts.merging(pair.facts) { $1 }, bias.events)
        }
        return findings
    }
}

/// Weight always shaved the same way on one scale 一台衡器偏差始终同向.
///
/// A scale is known by the number its owner gives it, on tickets that name it.
struct ScaleBias: Pattern {
    static let about = AuditPattern(
        "LD-PAT-003",
        .warning,
        zh: (
            "{party} 的衡器 {scale} 在 {samples} 次称重中比对方 {less} 次偏少、{more} 次偏多，累计相差 {difference} 克（共 {sum} 克）",
            "检定这台衡器，比对磅单"
        ),
        en: (
            "Scale {scale} of {party} weighed less than the other side's {less} times and more {more} times of {samples}: {difference} g of {sum} g in all",
            "Have the scale calibrated, and compare its tickets."
        ),
        basis: [.project],
        [.biasPerMille, .biasSignPerMille, .minimumSamples]
    )
    static let kinds: [EventKind] = [.manifestReceived]

    private struct OwnedScale: Hashable, CustomStringConvertible {
        let party: PartyID
        let scale: Reference

        var description: String { "\(party) \(scale)" }
    }

    private var scales: [OwnedScale: Bias] = [:]

    mutating func hear(_ heard: Heard) throws(LogError) {
        guard let manifest = try heard.manifest(), let weighed = manifest.weighed else { return }
        let pair = PartyPair(manifest)
        if let scale = manifest.receivedTicket?.scale?.id {
            scales[OwnedScale(party: pair.consignee, scale: scale), default: Bias()]
                .add(expected: weighed.released, found: weighed.received, heard.made.place)
        }
        if let scale = manifest.released?.ticket?.scale?.id {
            scales[OwnedScale(party: pair.consignor, scale: scale), default: Bias()]
                .add(expected: weighed.received, found: weighed.released, heard.made.place)
        }
    }

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        for (owned, bias) in scales.inOrder {
            guard var facts = try bias.facts(end, owned.party) else { continue }
            facts["party"] = owned.party.description
            facts["scale"] = owned.scale.description
            findings.add([Subject(.party, owned.party)], facts, bias.events)
        }
        return findings
    }
}
