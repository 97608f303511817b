import Foundation
import HandoffRules
import LiandanTesting
import Testing
import WasteDomain

struct RuleCatalogueTests {
    @Test func `the file has the rules of the code`() throws {
        let text = RuleCatalogue().text
        if ProcessInfo.processInfo.environment["LIANDAN_UPDATE"] == "1" {
            let file = Fixture.repository.appending(path: RuleCatalogue.path)
            try Data(text.utf8).write(to: file)
        }
        #expect(String(decoding: try Fixture.bytes(RuleCatalogue.path), as: UTF8.self) == text)
    }

    /// In the order of the file, which is that of recorded findings.
    @Test func `rules of one stage stand together`() {
        let stages = RuleSet.current.rules.map(\.stage)
        let changes = zip(stages, stages.dropFirst()).filter { $0 != $1 }.count
        #expect(changes + 1 == Set(stages).count)
    }
}
