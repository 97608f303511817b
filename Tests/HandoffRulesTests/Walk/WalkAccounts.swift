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
        let sites = balances.filter { [.site, .licensee].contains($0.id) }
        let manifests = try walk.records(Manifest.self, "manifest")
        for party in WalkTown.storing {
            let mine = sites.filter { $0.party.description == party }
            let came = manifests.filter { $0.form.consignee.party.description == party }
            let accepted = came.flatMap(\.lines).compactMap(\.accepted).total
            #expect(grams(.received, in: mine) == accepted.grams, "\(party)")
            let sent = manifests.filter { $0.form.consignor.party.description == party }
            let left = sent.filter { !$0.legs.isEmpty }
            let shipped = left.flatMap(\.lines).compactMap(\.released).total
            #expect(grams(.shipped, in: mine) == shipped.grams, "\(party)")
        }
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
