import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// Several parties at one address, each a small generator, together none 同址拆分产废单位.
///
/// Addresses are compared letter by letter; parties at several addresses are not seen.
struct SplitGenerators: Pattern {
    static let about = AuditPattern(
        "LD-PAT-006",
        .warning,
        zh: (
            "{address} 的 {parties} 家单位到 {until} 为止一年内共移出 {mass} 克，每家都低于 {threshold} 克",
            "查明是否同一单位拆分，以适用较宽的管理类别"
        ),
        en: (
            "{parties} parties at {address} sent {mass} g in the year up to {until}, each less than {threshold} g",
            "Ask whether they are one, split to come under an easier class."
        ),
        basis: [.law("HJ1259", "4")],
        [.smallGeneratorGrams]
    )
    static let kinds: [EventKind] = [.manifestLoaded, .manifestReleased]

    private struct Found {
        let mass: Mass
        let until: CivilDay
        let threshold: Int
        let evidence: [EventID]
    }

    private struct Address {
        var parties: [PartyID: RollingSum] = [:]
        var most: Found?

        /// Keeps the most they sent together while each stayed below.
        mutating func compare(with threshold: Int, on day: CivilDay) {
            var (mass, isSplit) = (Mass.zero, parties.count > 1)
            for party in parties.keys {
                parties[party]?.forget(before: day, CutShipments.year)
                let own = parties[party]?.mass ?? .zero
                if own.grams >= threshold { isSplit = false }
                mass = mass + own
            }
            guard isSplit, mass.grams >= threshold, mass > most?.mass ?? .zero else { return }
            var evidence = EvidenceSample()
            for event in parties.values.flatMap({ $0.total?.evidence ?? [] }).sorted() {
                evidence.add(event)
            }
            most = Found(mass: mass, until: day, threshold: threshold, evidence: evidence.events)
        }
    }

    private var addresses: [String: Address] = [:]

    mutating func hear(_ heard: Heard) throws(LogError) {
        guard let manifest = try heard.loadedManifest(), let mass = manifest.released?.mass,
            let site = try heard.record(Site.self, manifest.form.consignor)
        else { return }
        let day = heard.event.occurredAt.legalDay
        let threshold = heard.figures.number(.smallGeneratorGrams, on: day, in: site.region)
        let place = site.address.description
        var address = addresses.removeValue(forKey: place) ?? Address()
        address.parties[site.site.party, default: RollingSum()]
            .add(mass, on: day, heard.made.place, over: CutShipments.year)
        address.compare(with: threshold, on: day)
        addresses[place] = address
    }

    mutating func conclude(_ end: LedgerEnd) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        for (place, address) in addresses.inOrder {
            guard let most = address.most else { continue }
            findings.add(
                address.parties.keys.sorted().map { Subject(.party, $0) },
                [
                    "address": place, "mass": String(most.mass.grams),
                    "parties": String(address.parties.count),
                    "threshold": String(most.threshold), "until": most.until.description,
                ],
                most.evidence
            )
        }
        return findings
    }
}
