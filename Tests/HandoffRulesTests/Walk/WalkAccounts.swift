import Accounts
import CanonicalJSON
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// What the books of account say after a walk: written from events alone, they come to the figures
/// that the state has, and what must add up whatever is stated adds up.
extension WalkInvariants {
    func expectBooks() throws {
        let ledger = walk.town.ledger
        let balances = try ledger.balances(BookScope(), BookPeriod(), ledger.regulation())
        for balance in balances where balance.id == .lineDecision {
            #expect(balance.closes, "\(balance.json)")
        }
        // The rows lack what packages lack of their lines, and nothing else.
        let lacking = Dictionary(
            balances.filter { $0.id == .lineItems }.map { ($0.site, -$0.difference) },
            uniquingKeysWith: +
        )
        for balance in balances where balance.id == .report {
            let expected = balance.subject == "shipped" ? lacking[balance.site] ?? 0 : 0
            #expect(balance.difference == expected, "\(balance.json)")
        }
        let manifests = try walk.records(Manifest.self, "manifest")
        for party in WalkTown.storing {
            let mine = balances.filter { $0.party.description == party }
            let sites = mine.filter { [.site, .licensee].contains($0.id) }
            let came = manifests.filter { $0.form.consignee.party.description == party }
            let accepted = came.flatMap(\.lines).compactMap(\.accepted).total
            #expect(grams(.received, in: sites) == accepted.grams, "\(party)")
            let left = manifests.filter {
                $0.form.consignor.party.description == party && !$0.legs.isEmpty
            }
            #expect(grams(.shipped, in: sites) == shipped(by: left).grams, "\(party)")
            // What goes elsewhere instead counts as back and gone again.
            let redirected = shipped(by: left.filter { $0.form.redirects != nil })
            let returned = left.flatMap(\.lines).map(\.returned).total + redirected
            #expect(grams(.returned, in: sites) == returned.grams, "\(party)")
            let stores = mine.filter { $0.id == .facility && $0.subject == "TS001" }
            let store = try #require(try walk.record(Facility.self, "\(party)/001|TS001"))
            #expect(grams(.closing, in: stores) == store.mass.grams, "\(party)")
        }
        try expectBatches()
    }

    /// Waste in no package is generated and treated as its batches say, each as it was stated last.
    private func expectBatches() throws {
        let ledger = walk.town.ledger
        var booked: [AccountTable: Mass] = [:]
        try ledger.forEachRow(BookScope(), BookPeriod(), ledger.regulation()) { row, _ in
            guard row.contents.packages == 0, row.contents.code == nil else { return }
            booked[row.table, default: .zero] = booked[row.table, default: .zero] + row.mass
        }
        let batches = try walk.records(Batch.self, "batch")
        for (table, act) in [
            (AccountTable.generation, EventKind.wasteGenerated), (.ownTreatment, .wasteTreated),
        ] {
            let stated = batches.filter { $0.act == act }.map(\.mass).total
            #expect(booked[table, default: .zero] == stated, "\(act)")
        }
    }

    /// What is declared as the books have it agrees with them, for the class an authority set.
    func expectDeclarations() throws {
        let ledger = walk.town.ledger
        let (regulation, year) = (try ledger.regulation(), ReportPeriod.year(2026))
        // When the year is over.
        walk.town.clock.set(walk.town.clock.now.advanced(by: 180 * 86_400_000))
        for party in WalkTown.storing {
            let scope = BookScope(party: PartyID(party))
            for declaration in try ledger.declarations(scope, year, regulation) {
                let site = try #require(try walk.record(Site.self, declaration.site))
                if let set = site.classes.last {
                    #expect(declaration.managementClass == set.managementClass)
                }
                let filed = walk.town.event(.declarationFiled, declaration.statement)
                let outcome = try walk.town.submit(party, [filed])
                #expect(outcome.isAccepted, "\(outcome.verdict)")
            }
            for balance in try ledger.balances(scope, BookPeriod(), regulation)
            where balance.id == .report && balance.subject?.hasPrefix("2026 ") == true {
                #expect(balance.closes, "\(balance.json)")
            }
        }
    }

    private func shipped(by manifests: [Manifest]) -> Mass {
        manifests.flatMap(\.lines).compactMap(\.released).total
    }

    private func grams(_ name: Balance.Name, in balances: [Balance]) -> Int64 {
        var sum: Int64 = 0
        for balance in balances {
            for figure in balance.left + balance.right where figure.name == name {
                sum += figure.grams
            }
        }
        return sum
    }
}
