import Conformance
import HandoffRules
import LiandanTesting
import Testing
import WasteDomain

/// The cases of `Fixtures/rules`: the smallest ledger and submission that meets a rule, and those
/// that break it.
struct RuleCaseTests {
    static let cases = FixtureScenario.all(under: "Fixtures/rules")

    @Test(arguments: cases)
    func `exactly what is wrong is found`(_ file: FixtureScenario) throws {
        let report = try file.run()
        #expect(report.isMet, "\(report.result)")
        let scenario = try #require(report.scenario)
        let rule = try #require(scenario.rule)
        #expect(file.folder == rule.description)
        let judged = try #require(scenario.steps.last).expect
        let own = judged.findings.filter { $0.rule == rule }
        switch file.name.prefix(while: { $0 != "-" }) {
        case "accepts": #expect(judged.status == .recorded && own.isEmpty)
        case "records": #expect(judged.status == .recorded && !own.isEmpty)
        case "rejects":
            #expect(judged.status == .refused && own.contains { $0.effect == .refuse })
        default: Issue.record("\(file.name) says neither accepts, records nor rejects")
        }
        for finding in judged.findings { try expectWhole(finding) }
    }

    /// A case leaves nothing open, and every placeholder in the rule's texts is a fact it has.
    private func expectWhole(_ finding: ExpectedFinding) throws {
        let rule = try #require(RuleSet.rule(finding.rule))
        #expect(finding.effect != nil && finding.event != nil && finding.severity != nil)
        #expect(finding.path != nil)
        let facts = try #require(finding.facts)
        for text in [rule.title.zh, rule.title.en, rule.advice.zh, rule.advice.en] {
            let names = text.split(separator: "{").dropFirst().map {
                String($0.prefix { $0 != "}" })
            }
            #expect(Set(names).isSubset(of: facts.keys), "\(finding.rule): \(text)")
        }
    }

    @Test func `every rule has a case that it finds and one that it lets pass`() {
        let passing = Set(Self.cases.filter { $0.name.hasPrefix("accepts-") }.map(\.folder))
        let finding = Set(Self.cases.filter { !$0.name.hasPrefix("accepts-") }.map(\.folder))
        let all = Set(RuleSet.current.rules.map(\.id.description))
        #expect(passing == all)
        #expect(finding == all)
    }
}
