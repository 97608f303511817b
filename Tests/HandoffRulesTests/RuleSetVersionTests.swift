import HandoffRules
import Testing

/// A rule set of three versions, made for these tests: what a later program will have.
struct RuleSetVersionTests {
    private static let rules = Array(RuleSet.current.rules.prefix(3))
    private static let all = [
        rules[0].holding(until: 1), rules[0].holding(since: 2, version: 2),
        rules[1].holding(since: 3), rules[2],
    ]

    /// Versions of the three rules in each version of the set; nil where it has none.
    @Test(arguments: [(1, [1, nil, 1]), (2, [2, nil, 1]), (3, [2, 1, 1])])
    func `a version has the rules it had when it was made`(version: Int, rules: [Int?]) {
        let set = RuleSet(version: version, of: Self.all)
        #expect(Self.rules.map { set[$0.id]?.version } == rules)
        #expect(set.rules.map(\.version) == rules.compactMap(\.self))
    }

    @Test func `a version that is not made yet is not known`() {
        #expect(RuleSet.version(RuleSet.current.version)?.version == RuleSet.current.version)
        #expect(RuleSet.version(RuleSet.current.version + 1) == nil)
        #expect(RuleSet.version(0) == nil)
    }
}
