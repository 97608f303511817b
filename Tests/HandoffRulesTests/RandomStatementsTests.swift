import Audit
import HandoffRules
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Statements right and wrong, in any order, by anybody: the ledger answers each and stays sound.
struct RandomStatementsTests {
    @Test(arguments: 0..<8)
    func `a random history leaves a sound ledger whose figures add up`(seed: Int) throws {
        let town = try Town.settled()
        var author = RandomAuthor(seed: UInt64(seed), in: town)
        for step in 0..<150 {
            let (speaker, events) = try author.statements(isLate: step >= 120)
            let outcome = try town.submit(speaker, events)
            #expect(outcome.isAnswered)
        }
        try expectSound(town)
        try expectConservation(town)
    }

    private func expectSound(_ town: Town) throws {
        var options = Auditor.Options()
        options.threads = 1
        let trust = TrustFile(town.description)
        let report = try Auditor(LedgerLocation(town.path), trust: trust, options: options).run()
        #expect(report.problems == [])
        #expect(report.isSound)
    }

    /// What must hold of every line, plan, licence and package.
    private func expectConservation(_ town: Town) throws {
        let manifests = try town.records(Manifest.self, term: "manifest")
        let lines = manifests.flatMap(\.lines)
        for line in lines {
            guard let released = line.released, let accepted = line.accepted,
                let refused = line.refused, let missing = line.missing,
                let difference = line.difference
            else { continue }
            let sum = accepted.grams + refused.grams + missing.grams + Int64(difference)
            #expect(sum == released.grams)
            #expect(line.treated <= accepted)
        }
        #expect(manifests.contains { $0.decided != nil }, "nothing was decided: no proof")
        let moved = try town.records(Plan.self, term: "plan").flatMap(\.moved).map(\.mass)
        #expect(moved.total == lines.compactMap(\.released).total)
        let used = try town.records(Licence.self, term: "licence").flatMap(\.used).map(\.mass)
        #expect(used.total <= lines.compactMap(\.accepted).total)
        for (holder, statuses) in [
            (Town.generator, [ItemStatus.loaded, .received, .treated]),
            (Town.carrier, [.issued, .filled, .weighed, .stored, .received, .treated]),
            (Town.disposer, [.issued, .filled, .weighed, .stored, .loaded]),
        ] {
            for item in try town.records(Item.self, term: "holder:\(holder)") {
                #expect(!statuses.contains(item.status), "\(holder) holds \(item)")
            }
        }
    }
}

extension Town {
    fileprivate func records<Record: StateRecord>(_ type: Record.Type, term: String) throws
        -> [Record]
    {
        try ledger.query { (reader) throws(LogError) in try reader.records(type, term: term) }
    }
}
