import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// A hand-over is two statements by two parties, whichever comes first.
struct HandoverTests {
    private let town: Town
    private let id: UniqueID
    private let codes: [String]

    init() throws {
        town = try Town.settled()
        (id, codes) = try town.issue(2)
    }

    private func manifest() throws -> Manifest {
        let found = try town.ledger.query { (reader) throws(LogError) in
            try reader.manifest(id.description)
        }
        return try #require(found)
    }

    @Test(arguments: [[0, 1], [1, 0]])
    func `releasing and loading meet in either order`(order: [Int]) throws {
        let halves = [
            (Town.generator, town.released(id, [town.load(codes)])),
            (Town.carrier, town.loaded(id, [town.load(codes)])),
        ]
        #expect(try town.submit(halves[order[0]].0, [halves[order[0]].1]).verdict == [])
        #expect(try manifest().status != .inTransit)
        #expect(try town.submit(halves[order[1]].0, [halves[order[1]].1]).verdict == [])
        #expect(try town.submit(Town.carrier, [town.departed(id)]).verdict == [])
        #expect(try manifest().status == .inTransit)
    }

    @Test func `halves that disagree are recorded with what they disagree on`() throws {
        #expect(
            try town.submit(Town.generator, [town.released(id, [town.load(codes)])]).verdict == []
        )
        let fewer = [town.load([codes[0]], mass: 100_000)]
        let outcome = try town.submit(Town.carrier, [town.loaded(id, fewer)])
        #expect(outcome.isAccepted)
        #expect(!outcome.verdict.isEmpty)
        #expect(outcome.verdict.allSatisfy { $0.hasSuffix("record") })
    }

    @Test func `nobody can make both halves`() throws {
        try town.submit(Town.generator, [town.released(id, [town.load(codes)])])
        let outcome = try town.submit(Town.generator, [town.loaded(id, [town.load(codes)])])
        #expect(outcome.verdict.contains("LD-ACT-001 refuse"))
    }

    @Test func `a receiver can receive what the driver never said had arrived`() throws {
        try town.submit(Town.generator, [town.released(id, [town.load(codes)])])
        try town.submit(Town.carrier, [town.loaded(id, [town.load(codes)])])
        try town.submit(Town.carrier, [town.departed(id)])
        let events = [town.arrived(id), town.received(id, codes)]
        #expect(try town.submit(Town.disposer, events).isAccepted)
        let late = try town.submit(Town.carrier, [town.arrived(id)])
        #expect(late.isAccepted)
    }

    @Test func `a package travels under one manifest at a time`() throws {
        let other = town.uuid()
        try town.submit(
            Town.generator,
            [town.manifest(other, lines: [town.line(packages: 1, mass: 100_000)])]
        )
        try town.submit(Town.generator, [town.released(id, [town.load(codes)])])
        let outcome = try town.submit(
            Town.generator,
            [town.released(other, [town.load([codes[0]])])]
        )
        #expect(!outcome.verdict.isEmpty)
    }

    @Test func `what is refused comes back into nobody's closed manifest`() throws {
        try town.submit(Town.generator, [town.released(id, [town.load(codes)])])
        try town.submit(Town.carrier, [town.loaded(id, [town.load(codes)])])
        try town.submit(Town.carrier, [town.departed(id)])
        try town.submit(Town.carrier, [town.arrived(id)])
        try town.submit(Town.disposer, [town.received(id, codes)])
        let decision = town.decided(
            id,
            [
                "accepted": 100_000, "reason": "包装破损", "refused": 100_000,
                "refusedItems": [codes[1]],
            ],
            accepted: 100_000
        )
        #expect(try town.submit(Town.disposer, [decision]).isAccepted)
        let item = try town.ledger.query { (reader) throws(LogError) in
            try reader.record(Item.self, codes[1])
        }
        #expect(item?.status != .treated)
        let treated = try town.submit(Town.disposer, [town.treated(id, [codes[1]])])
        #expect(!treated.verdict.isEmpty)
    }
}
