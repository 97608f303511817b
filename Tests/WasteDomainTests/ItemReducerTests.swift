import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

struct ItemReducerTests {
    /// HJ 1276 lifecycle: from which state a statement leads to which.
    private static let table: [EventKind: [ItemStatus: ItemStatus]] = [
        .itemFilled: [.issued: .filled],
        .itemWeighed: [.filled: .weighed, .weighed: .weighed, .stored: .stored],
        .itemStored: [.weighed: .stored, .withdrawn: .stored, .received: .received],
        .itemWithdrawn: [.stored: .withdrawn],
        .itemVoided: [.issued: .voided],
        .itemDamaged: same(present),
        .itemLost: Dictionary(uniqueKeysWithValues: present.map { ($0, .lost) }),
        .itemFound: [.lost: .filled, .missing: .filled],
        .itemRelabelled: same([.issued] + present),
    ]

    /// Filled, and with somebody.
    private static let present: [ItemStatus] = [
        .filled, .weighed, .stored, .withdrawn, .loaded, .received, .refused,
    ]

    private static func same(_ states: [ItemStatus]) -> [ItemStatus: ItemStatus] {
        Dictionary(uniqueKeysWithValues: states.map { ($0, $0) })
    }

    /// What else a statement changes than the state.
    private static let members: [EventKind: [String]] = [
        .itemFilled: ["filled", "medical", "residueOf", "vessel"], .itemWeighed: ["weighed"],
        .itemStored: ["stored"], .itemDamaged: ["damaged"], .itemRelabelled: ["labels"],
        .itemLost: ["lostAs", "moved"], .itemFound: ["moved"], .itemWithdrawn: ["moved"],
        .itemVoided: ["ended"],
    ]

    @Test(arguments: ItemStatus.allCases)
    func `a statement of the table changes its part, any other nothing`(status: ItemStatus) throws {
        for (kind, transitions) in Self.table {
            var stage = try Self.stage(status)
            let changes = try stage.apply(Examples.event(kind), by: Town.generator)
            guard let next = transitions[status] else {
                #expect(changes == [:], "\(kind.rawValue) from \(status.rawValue)")
                continue
            }
            let moves = next == status ? [] : ["status"]
            let expected = (Self.members[kind, default: []] + moves).sorted()
            #expect(changes.filter { $0.key != "roll" } == ["item 001": expected])
            #expect(changes["roll"] == (kind == .itemFilled ? ["new"] : nil))
            #expect(try stage.item(1).status == next)
        }
    }

    @Test func `the states a statement can meet are those of the table`() {
        for (kind, transitions) in Self.table {
            #expect(ItemStatus.sources(of: kind).map(Set.init) == Set(transitions.keys))
        }
        #expect(
            ItemStatus.sources(of: .manifestReleased) == [
                .weighed, .stored, .withdrawn, .received, .refused,
            ]
        )
        #expect(
            ItemStatus.sources(of: .treatmentRecorded) == [
                .weighed, .stored, .withdrawn, .received,
            ]
        )
        #expect(ItemStatus.sources(of: .partyRegistered) == nil)
    }

    @Test(arguments: ItemStatus.allCases)
    func `a code is issued once`(status: ItemStatus) throws {
        var stage = try Self.stage(status)
        #expect(try stage.apply(Examples.event(.itemIssued), by: Town.generator) == [:])
    }

    @Test func `nothing is stated about a package nobody issued`() throws {
        for kind in Self.table.keys {
            var stage = Stage()
            #expect(try stage.apply(Examples.event(kind), by: Town.generator) == [:])
        }
    }

    @Test func `a package keeps what its label, scale and store say`() throws {
        var stage = Stage()
        let issued = try stage.apply(Examples.event(.itemIssued), by: Town.generator)
        #expect(issued == ["item 001": ["new"]])
        for kind: EventKind in [.itemFilled, .itemWeighed, .itemStored] {
            try stage.apply(Examples.event(kind), by: Town.generator)
        }
        let item = try stage.item(1)
        #expect(item.code.description == Examples.code)
        #expect(item.content.hazards == [.toxicity, .ignitability])
        #expect(item.custodian.description == Town.generator)
        #expect(item.weighed?.net.grams == 100_000)
        #expect(item.weighed?.scale?.calibratedOn == CivilDay("2026-01-01"))
        #expect(item.stored?.facility.description == "TS001")
        #expect(item.stored?.zone?.description == "A区")
        #expect(item.filled?.by.description == Town.generator)
        #expect(item.filled?.event == EventID(entry: 1, index: 0))
    }

    @Test func `a stored package weighed again stays in its place, one withdrawn has none`() throws
    {
        var stage = Stage()
        for kind: EventKind in [.itemIssued, .itemFilled, .itemWeighed, .itemStored] {
            try stage.apply(Examples.event(kind), by: Town.generator)
        }
        let weighed = Examples.event(.itemWeighed, ["net": 99_500])
        #expect(try stage.apply(weighed, by: Town.generator) == ["item 001": ["weighed"]])
        #expect(try stage.item(1).weighed?.net.grams == 99_500)
        let withdrawn = try stage.apply(Examples.event(.itemWithdrawn), by: Town.generator)
        #expect(withdrawn == ["item 001": ["moved", "status", "stored"]])
    }

    /// A package in some state, as a store would give it.
    private static func stage(_ status: ItemStatus) throws -> Stage {
        var stage = Stage()
        try stage.apply(Examples.event(.itemIssued), by: Town.generator)
        let json = try stage.item(1).json.object ?? [:]
        let subject = Subject(.item, Examples.code)
        try stage.load(json.with(["status": status]).json, as: subject)
        return stage
    }
}
