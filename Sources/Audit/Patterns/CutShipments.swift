import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// Shipments cut just under a threshold, by party and by address over a year 拆分至限值以下.
///
/// Who controls a party 实际控制人 is no record of a ledger: parties that are one man's are seen
/// together only where their sites have the same address, letter by letter.
struct CutShipments: Pattern {
    static let about = AuditPattern(
        "LD-PAT-005",
        .warning,
        zh: (
            "{where} 在 {from} 至 {until} 有 {count} 批各略低于 {threshold} 克，共 {mass} 克",
            "查明是否化整为零；同一控制人的不同地址本系统看不出"
        ),
        en: (
            "{where} sent {count} loads just under {threshold} g from {from} to {until}, {mass} g in all",
            "Ask whether one load was cut into many; one owner's other addresses cannot be seen."
        ),
        basis: [.project],
        [.thresholdGrams, .thresholdPerMille, .thresholdShipments]
    )
    static let kinds: [EventKind] = [.manifestLoaded, .manifestReleased]

    /// Days of a rolling year 连续十二个月.
    static let year = 365

    private struct Shipments {
        var sum = RollingSum()
        var most: RollingSum.Total?
        var threshold = 0
        var parties: Set<PartyID> = []
    }

    private var byParty: [PartyID: Shipments] = [:]
    private var byAddress: [String: Shipments] = [:]

    mutating func hear(_ heard: Heard) throws(LogError) {
        guard let manifest = try heard.loadedManifest(), let mass = manifest.released?.mass else {
            return
        }
        let consignor = manifest.form.consignor
        let site = try heard.record(Site.self, consignor)
        let day = heard.event.occurredAt.legalDay
        let threshold = heard.figures.number(.thresholdGrams, on: day, in: site?.region)
        let share = heard.figures.number(.thresholdPerMille, on: day, in: site?.region)
        guard mass.grams < threshold, mass.grams >= threshold / 1000 * share else { return }
        let add = { (shipments: inout Shipments) in
            shipments.sum.add(mass, on: day, heard.made.place, over: Self.year)
            shipments.threshold = threshold
            shipments.parties.insert(consignor.party)
            if shipments.sum.count > shipments.most?.count ?? 0 {
                shipments.most = shipments.sum.total
            }
        }
        add(&byParty[consignor.party, default: Shipments()])
        if let address = site?.address.description {
            add(&byAddress[address, default: Shipments()])
        }
    }

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        let shared = byAddress.filter { $0.value.parties.count > 1 }
        let all =
            byParty.inOrder.map { ($0.key.description, $0.value) }
            + shared.inOrder.map { ($0.key, $0.value) }
        for (place, shipments) in all {
            guard let most = shipments.most, let party = shipments.parties.min(),
                most.count >= max(1, try end.number(.thresholdShipments, for: party))
            else { continue }
            findings.add(
                shipments.parties.sorted().map { Subject(.party, $0) },
                [
                    "count": String(most.count), "from": most.from.description,
                    "mass": String(most.mass.grams), "threshold": String(shipments.threshold),
                    "until": most.until.description, "where": place,
                ],
                most.evidence
            )
        }
        return findings
    }
}
