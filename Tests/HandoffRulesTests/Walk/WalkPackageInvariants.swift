import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// What holds for packages, boxes and stores, whatever was stated.
extension WalkInvariants {
    /// After one accepted statement about a package: nothing vanishes, and parts are the whole.
    func expectChildren(of code: ItemCode) throws {
        guard let item = try walk.record(Item.self, code) else {
            Issue.record("\(code) vanished")
            return
        }
        let children = try item.children.map { try #require(try walk.record(Item.self, $0)) }
        for child in children { #expect(child.parents.contains(code), "\(child.code)") }
        if item.status == .replaced { #expect(children.map(\.net) == [item.net], "\(code)") }
        guard item.status == .split, children.allSatisfy({ $0.children.isEmpty }) else { return }
        #expect(children.compactMap(\.net).total == item.net, "\(code)")
    }

    /// All packages: one container each, none in itself, with the one who has the container;
    /// stores count what stands in them.
    func expectPackages() throws {
        var items: [ItemCode: Item] = [:]
        for party in WalkTown.parties {
            for item in try walk.records(Item.self, "holder:\(party)") { items[item.code] = item }
        }
        let held = items.values.flatMap(\.contents)
        #expect(Set(held).count == held.count, "a package in two boxes")
        for item in items.values { expectPlace(item, items) }
        for party in WalkTown.storing {
            let id = "\(party)/001|TS001"
            let store = try #require(try walk.record(Facility.self, id))
            expectCounted(store, items.values.filter { $0.stored?.site == store.site })
        }
    }

    private func expectPlace(_ item: Item, _ items: [ItemCode: Item]) {
        for code in item.contents { #expect(items[code]?.container == item.code, "\(code)") }
        if let code = item.container {
            let unit = items[code]
            #expect(unit?.contents.contains(item.code) == true, "\(item.code)")
            #expect(unit?.custodian == item.custodian, "\(item.code)")
            #expect(unit?.status.isFinal == item.status.isFinal, "\(item.code)")
            #expect(item.stored == nil, "\(item.code)")
        }
        var chain = [item.code]
        while let next = chain.last.flatMap({ items[$0]?.container }) {
            guard !chain.contains(next) else {
                Issue.record("\(item.code) is in itself")
                return
            }
            chain.append(next)
        }
        guard item.status.isFinal, item.status != .voided, item.status != .treated else { return }
        #expect(item.contents.isEmpty && item.stored == nil && item.manifest == nil)
        #expect(item.children.isEmpty == (item.status == .emptied), "\(item.code)")
    }

    private func expectCounted(_ store: Facility, _ items: [Item]) {
        let standing = items.filter {
            $0.container == nil && $0.stored?.facility == store.facility
        }
        let zones = Dictionary(grouping: standing) { $0.stored?.zone }
        #expect(store.held.count == zones.count)
        for part in store.held {
            let there = zones[part.zone] ?? []
            #expect(part.packages == there.count, "\(store.site)")
            #expect(part.mass == there.compactMap(\.net).total, "\(store.site)")
        }
    }
}
