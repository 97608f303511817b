import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// Waste handed from collector to collector, which starts its clocks anew 收集单位之间倒手.
///
/// It follows what a load says it came from (`sources`); waste that is declared as one's own, or
/// mixed without saying so, is not seen. The age is inherited: `since` is the first receipt.
struct ShuttledWaste: Pattern {
    static let about = AuditPattern(
        "LD-PAT-004",
        .warning,
        zh: ("废物 {since} 首次接收，至今转手 {hops} 次: {parties}", "查明为何不直接送利用处置单位；期限从首次接收起算"),
        en: (
            "Waste first received {since} was handed on {hops} times: {parties}",
            "Ask why it does not go to a disposer; its time limits run from the first receipt."
        ),
        basis: [.law("LIC408", "20"), .law("SWL2020", "81(3)")],
        [.maximumHops]
    )
    static let kinds: [EventKind] = [.manifestReceived]

    private var findings = PatternFindings(Self.about)

    mutating func hear(_ heard: Heard) throws(LogError) {
        guard let manifest = try heard.manifest(), !manifest.sources.isEmpty else { return }
        let chain = try heard.chain(of: manifest)
        let day = heard.event.occurredAt.legalDay
        let limit = heard.figures.number(.maximumHops, on: day, in: nil)
        guard chain.hops > limit || chain.isRound, let since = chain.since else { return }
        var evidence = EvidenceSample()
        for receipt in chain.receipts { evidence.add(receipt) }
        findings.add(
            [manifest.subject] + Set(chain.parties).sorted().map { Subject(.party, $0) },
            [
                "hops": String(chain.hops), "since": since.legalDay.description,
                "parties": chain.parties.map(\.description).joined(separator: " → "),
            ],
            evidence.events
        )
    }

    mutating func conclude(_ end: LedgerEnd) -> PatternFindings { findings }
}
