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
        for balance in balances where [.lineDecision, .report].contains(balance.id) {
            #expect(balance.closes, "\(balance.json)")
        }
        let sites = balances.filter { [.site, .licensee].contains($0.id) }
        let manifests = try walk.records(Manifest.self, "manifest")
        for party in WalkTown.storing {
            let mine = sites.filter { $0.party.description == party }
            let booked = { (name: Balance.Name) in
                mine.flatMap { $0.left + $0.right }.filter { $0.name == name }
                    .map(\.grams).reduce(0, +)
            }
            let came = manifests.filter { $0.form.consignee.party.description == party }
                .flatMap(\.lines)
            let left = manifests.filter {
                $0.form.consignor.party.description == party && !$0.legs.isEmpty
            }
            #expect(booked(.received) == came.compactMap(\.accepted).total.grams, "\(party)")
            #expect(booked(.shipped) == left.compactMap(\.released?.mass).total.grams, "\(party)")
            #expect(
                booked(.returned) == left.flatMap(\.lines).map(\.returned).total.grams,
                "\(party)"
            )
            let facilities = balances.filter {
                $0.id == .facility && $0.party.description == party
            }
            let standing = facilities.flatMap(\.right).filter { $0.name == .closing }
            let store = try #require(try walk.record(Facility.self, "\(party)/001|TS001"))
            #expect(
                standing.map(\.grams).reduce(0, +) == store.mass.grams,
                "\(party)"
            )
        }
    }
}
