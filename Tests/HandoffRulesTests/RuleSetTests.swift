import CanonicalJSON
import Foundation
import HandoffRules
import LedgerCrypto
import Liandan
import LiandanTesting
import Regulation
import Testing
import WasteDomain

struct RuleSetTests {
    /// Rules whose effect differs from the law table's, and why.
    private static let otherEffects: [RuleID: String] = [
        "HW-HND-010":
            "each carrier states where it was; custody stays until both speak of the same",
        "HW-ITM-009": "its action is to reject the second, as an item cannot be in two places",
        "HW-MAN-033": "which wastes are incompatible is our own reading: it never refuses",
    ]

    /// Rules whose severity differs from the law table's, and why.
    private static let otherSeverities: [RuleID: String] = [
        "HW-AUD-031": "that the new articles are not known yet is nobody's breach"
    ]

    @Test func `ids are unique and of one form`() {
        let ids = RuleSet.current.rules.map(\.id.description)
        #expect(Set(ids).count == ids.count)
        for id in ids {
            #expect(id.wholeMatch(of: /(HW|LD)-[A-Z]{3}-[0-9]{3}/) != nil, "\(id)")
        }
    }

    @Test func `rules of the law have its severity and effect`() throws {
        let rows = try lawRows()
        for rule in RuleSet.current.rules where rule.id.description.hasPrefix("HW-") {
            let row = try #require(rows[rule.id.description], "\(rule.id) is no rule of the law")
            let isAsBad = row["severity"] == rule.severity.rawValue
            #expect(isAsBad == (Self.otherSeverities[rule.id] == nil), "\(rule.id)")
            let isSame = row["effect"] == rule.effect.rawValue
            #expect(isSame == (Self.otherEffects[rule.id] == nil), "\(rule.id)")
        }
    }

    @Test func `every row of the law is a rule, or it is said why not`() throws {
        let rows = try Set(lawRows().keys)
        let rules = RuleSet.current.rules.map(\.id.description).filter { $0.hasPrefix("HW-") }
        let unjudged = UnjudgedRows.all.flatMap(\.ids).map(\.description)
        #expect(Set(unjudged).count == unjudged.count)
        #expect(Set(rules).intersection(unjudged) == [])
        #expect(rows.subtracting(rules).subtracting(unjudged) == [])
        #expect(Set(unjudged).subtracting(rows) == [])
        for group in UnjudgedRows.all {
            #expect(!group.ids.isEmpty && !group.note.zh.isEmpty && !group.note.en.isEmpty)
        }
    }

    @Test func `every rule has texts in two languages, an advice and a basis`() {
        for rule in RuleSet.current.rules {
            for text in [rule.title, rule.advice] {
                #expect(text.zh.contains { $0 > "\u{4E00}" && $0 < "\u{9FFF}" }, "\(rule.id)")
                #expect(!text.en.isEmpty, "\(rule.id)")
            }
            #expect(!rule.basis.isEmpty, "\(rule.id)")
            #expect(rule.version == 1, "\(rule.id)")
        }
    }

    @Test func `both languages name the same facts`() {
        for rule in RuleSet.current.rules {
            #expect(placeholders(rule.title.zh) == placeholders(rule.title.en), "\(rule.id)")
        }
    }

    @Test func `every law a rule rests on is in the regulation`() {
        let laws = RegulationLibrary(.sha256).builtIn().laws
        for rule in RuleSet.current.rules {
            for case .law(let id, _) in rule.basis {
                #expect(laws[id] != nil, "\(rule.id) rests on \(id)")
            }
        }
    }

    @Test func `of every law a rule rests on that ends, the regulation knows what follows`() {
        let laws = RegulationLibrary(.sha256).builtIn().laws
        for case .law(let id, let place) in RuleSet.current.rules.flatMap(\.basis) {
            guard let until = laws[id]?.until else { continue }
            #expect(laws.successor(of: id, article: place, on: until.advanced(by: 1)) != nil)
            #expect(laws.successor(of: id, article: place, on: until) == nil)
        }
    }

    private func placeholders(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{(\w+)\}/).map { String($0.output.1) })
    }

    private func lawRows() throws -> [String: CSVTable.Row] {
        let text = String(decoding: try Fixture.bytes("Fixtures/domain/rules.csv"), as: UTF8.self)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        let table = try CSVTable(lines.joined(separator: "\n"))
        return Dictionary(uniqueKeysWithValues: table.rows.map { ($0["rule_id"] ?? "", $0) })
    }
}
