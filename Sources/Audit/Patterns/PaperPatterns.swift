import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

extension EventKind {
    /// Statements that can be made on paper first 可纸质先行的陈述.
    fileprivate static let onPaper: [EventKind] = [
        .manifestIssued, .manifestReleased, .manifestLoaded, .manifestDeparted,
        .manifestVehicleChanged, .manifestRelayReleased, .manifestRelayTaken, .manifestArrived,
        .manifestReceived, .manifestDecided, .manifestReturnDeparted, .manifestReturnReceived,
        .treatmentRecorded,
    ]
}

/// Paper used although the electronic manifest could have been 无停用时段而使用纸质.
struct PaperWithoutOutage: Pattern {
    static let about = AuditPattern(
        "LD-PAT-010",
        .warning,
        zh: ("{party} 有 {count} 次纸质补录没有停用时段或不在其中", "查明为何不用电子联单；比对纸质原件的填写时间"),
        en: (
            "{party} used paper {count} times with no outage declared, or outside it",
            "Ask why, and see when the forms were really filled in."
        ),
        basis: [.law("ORDER23", "20(2)")]
    )
    static let kinds = EventKind.onPaper

    private var parties: [PartyID: (count: Int, evidence: EvidenceSample)] = [:]

    mutating func hear(_ heard: Heard) {
        guard let paper = heard.event.paper,
            paper.outage?.contains(heard.event.occurredAt) != true
        else { return }
        parties[heard.made.by, default: (0, EvidenceSample())].count += 1
        parties[heard.made.by, default: (0, EvidenceSample())].evidence.add(heard.made.place)
    }

    mutating func conclude(_ end: LedgerEnd) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        for (party, paper) in parties.inOrder {
            findings.add(
                [Subject(.party, party)],
                ["count": String(paper.count), "party": party.description],
                paper.evidence.events
            )
        }
        return findings
    }
}

/// Too large a share of a party's statements was made on paper first 纸质先行比例过高.
struct PaperShare: Pattern {
    static let about = AuditPattern(
        "HW-AUD-007",
        .warning,
        zh: ("{party} 的 {all} 项联单陈述中有 {paper} 项为纸质补录，超过千分之 {limit}", "督促使用电子联单"),
        en: (
            "{paper} of {all} manifest statements of {party} were made on paper first: more than {limit} in a thousand",
            "Have it use electronic manifests."
        ),
        basis: [.law("ORDER23", "20(2)")],
        [.paperPerMille, .minimumSamples]
    )
    static let kinds = EventKind.onPaper

    private struct Statements {
        var all = 0
        var paper = 0
        var evidence = EvidenceSample()
    }

    private var parties: [PartyID: Statements] = [:]

    mutating func hear(_ heard: Heard) {
        parties[heard.made.by, default: Statements()].all += 1
        guard heard.event.paper != nil else { return }
        parties[heard.made.by, default: Statements()].paper += 1
        parties[heard.made.by, default: Statements()].evidence.add(heard.made.place)
    }

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        for (party, statements) in parties.inOrder where statements.paper > 0 {
            let limit = try end.number(.paperPerMille, for: party)
            guard statements.all >= (try end.number(.minimumSamples, for: party)),
                statements.paper * 1000 > statements.all * limit
            else { continue }
            findings.add(
                [Subject(.party, party)],
                [
                    "all": String(statements.all), "limit": String(limit),
                    "paper": String(statements.paper), "party": party.description,
                ],
                statements.evidence.events
            )
        }
        return findings
    }
}
