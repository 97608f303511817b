import HandoffRules
import Liandan
import LiandanTesting
import Testing
import WasteDomain

struct RuleCaseTests {
    @Test(arguments: RuleCase.all)
    func `exactly what is wrong is found`(_ rule: RuleCase) throws {
        let town = try Town.settled()
        let outcome = try rule.submit(town)
        let expected = rule.expected.map { Found($0, by: rule.rule, in: town) }
        #expect(outcome.findings.map(Found.init) == expected)
        #expect(outcome.isAccepted == expected.allSatisfy { $0.effect == .record })
        for finding in outcome.findings { try expectWords(finding) }
    }

    /// Every placeholder in a rule's texts is a fact its finding has.
    private func expectWords(_ finding: Finding) throws {
        let rule = try #require(RuleSet.rule(finding.rule))
        for text in [rule.title.zh, rule.title.en, rule.advice.zh, rule.advice.en] {
            let names = text.split(separator: "{").dropFirst().map {
                String($0.prefix { $0 != "}" })
            }
            #expect(Set(names).isSubset(of: finding.facts.keys), "\(finding.rule): \(text)")
        }
        if let reason = finding.facts["reason"] {
            let text = FactText.text("reason", reason) { $0.zh }
            #expect(
                text.contains { $0 > "\u{4E00}" && $0 < "\u{9FFF}" },
                "\(finding.rule): \(text)"
            )
            #expect(FactText.text("reason", reason) { $0.en } == reason)
        }
    }

    @Test func `every rule has a case that it finds and one that it lets pass`() {
        let finding = Set(RuleCase.all.filter(\.isFinding).map(\.rule))
        let passing = Set(RuleCase.all.filter { !$0.isFinding }.map(\.rule))
        let all = Set(RuleSet.rules.map(\.id))
        #expect(all.subtracting(finding) == [])
        #expect(all.subtracting(passing) == [])
    }
}

extension RuleCase {
    static let all: [RuleCase] =
        log + form + codes + quantities + keys + registry + items + issue + licence + transport
        + handover + receipt + balance + deadline + regional
        + regulation + issueMore + receiptMore + storageMore
}

extension SubmissionOutcome {
    var findings: [Finding] {
        switch self {
        case .accepted(_, let findings), .refused(let findings): findings
        case .known: []
        }
    }
}
