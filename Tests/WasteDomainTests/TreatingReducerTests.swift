import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// What came by a manifest counts for its line when it is treated, whatever it has become since.
struct TreatingReducerTests {
    private static func split(_ serial: Int, into parts: [(Int, Int)]) -> JSONObject {
        let children = parts.map { ["code": Examples.item($0), "net": $1] as JSONObject }
        return Examples.event(
            .itemSplit,
            ["children": children, "code": Examples.item(serial)]
        )
    }

    private static func merged(_ serials: [Int], into child: Int) -> JSONObject {
        Examples.event(
            .itemMerged,
            ["code": Examples.item(child), "parents": serials.map(Examples.item)]
        )
    }

    private static func weighed(_ serial: Int, _ net: Int) -> JSONObject {
        Examples.event(.itemWeighed, ["code": Examples.item(serial), "net": net])
    }

    private static func treated(_ serials: [Int]) -> JSONObject {
        Examples.event(.itemTreated, ["items": serials.map(Examples.item)])
    }

    /// How packages 1 and 2, of 99 kg each, become others, and which these are.
    private static let ways: [(what: String, events: [JSONObject], become: [Int])] = [
        ("split", [split(1, into: [(8, 33_333), (9, 65_667)])], [8, 9]),
        (
            "split twice",
            [
                split(1, into: [(8, 33_333), (9, 65_667)]), split(9, into: [(6, 1), (7, 65_666)]),
            ], [6, 7, 8]
        ),
        ("merged", [merged([1, 2], into: 9), weighed(9, 197_000)], [9]),
        (
            "split and merged",
            [
                split(1, into: [(8, 40_000), (9, 59_000)]), merged([9, 2], into: 7),
                weighed(7, 158_000),
            ], [7, 8]
        ),
        (
            "recoded after a merger",
            [
                merged([1, 2], into: 8), weighed(8, 198_000),
                Examples.event(
                    .itemRecoded,
                    ["code": Examples.item(9), "parent": Examples.item(8)]
                ),
            ], [9]
        ),
        (
            "packed",
            [
                Examples.event(.itemIssued, ["code": Examples.item(9)]),
                Examples.event(.itemPacked, ["items": [1, 2].map(Examples.item)]),
            ], [9]
        ),
        (
            "packed and taken out in part",
            [
                split(1, into: [(7, 33_333), (8, 65_667)]),
                Examples.event(.itemIssued, ["code": Examples.item(9)]),
                Examples.event(.itemPacked, ["items": [7, 8].map(Examples.item)]),
                Examples.event(.itemUnpacked, ["items": [Examples.item(7)]]),
            ], [7, 9]
        ),
    ]

    /// The packages as they became, and those that stayed what they were.
    private static func become(_ way: Int) throws -> (stage: Stage, rest: [Int]) {
        var stage = try Stage.at(.decided)
        for event in ways[way].events { try stage.apply(event, by: Town.disposer) }
        let rest = try [1, 2].filter { serial in
            let item = try stage.item(serial)
            return item.children.isEmpty && item.container == nil
        }
        return (stage, rest)
    }

    @Test(arguments: ways.indices)
    func `what packages became counts for their line by itself, and the last closes it`(way: Int)
        throws
    {
        var (stage, rest) = try Self.become(way)
        for serial in Self.ways[way].become {
            #expect(try stage.manifest.status == .decided)
            try stage.apply(Self.treated([serial]), by: Town.disposer)
            #expect(try stage.item(serial).status == .treated, "\(Self.ways[way].what)")
        }
        if !rest.isEmpty {
            #expect(try stage.manifest.status == .decided)
            try stage.apply(Steps.treated(rest), by: Town.disposer)
        }
        #expect(try stage.manifest.progress(1)?.treated.grams == 198_000)
        #expect(try stage.manifest.status == .closed)
    }

    @Test(arguments: ways.indices)
    func `what packages became of one line can be named for it`(way: Int) throws {
        var (stage, rest) = try Self.become(way)
        let serials = rest + Self.ways[way].become
        let event = Examples.event(
            .treatmentRecorded,
            ["items": serials.map(Examples.item), "mass": 198_000]
        )
        try stage.apply(event, by: Town.disposer)
        for serial in serials { #expect(try stage.item(serial).status == .treated) }
        #expect(try stage.manifest.status == .closed)
    }

    @Test func `what is treated twice counts once`() throws {
        var stage = try Self.become(0).stage
        try stage.apply(Self.treated([8]), by: Town.disposer)
        #expect(try stage.apply(Self.treated([8]), by: Town.disposer) == [:])
        #expect(try stage.manifest.progress(1)?.treated.grams == 33_333)
    }

    @Test func `packages share what was accepted of their line, to the gram`() throws {
        var stage = try Stage.at(.received)
        let changes = try stage.apply(
            Steps.decided(["accepted": 197_001, "difference": 2_999]),
            by: Town.disposer
        )
        #expect(changes["item 001"] == ["accepted"])
        #expect(try stage.item(1).origin.map(\.mass.grams) == [98_500])
        #expect(try stage.item(2).origin.map(\.mass.grams) == [98_501])
        try stage.apply(Self.merged([1, 2], into: 9), by: Town.disposer)
        try stage.apply(Self.weighed(9, 197_000), by: Town.disposer)
        try stage.apply(Self.treated([9]), by: Town.disposer)
        #expect(try stage.manifest.status == .closed)
    }

    @Test func `what was refused or is missing has no share`() throws {
        var stage = try Stage.at(.received)
        let decided = Steps.decided([
            "accepted": 98_000, "difference": 2_000, "refused": 100_000,
            "refusedItems": [Examples.item(2)],
        ])
        try stage.apply(decided, by: Town.disposer)
        #expect(try stage.item(1).origin.map(\.mass.grams) == [98_000])
        #expect(try stage.item(2).origin == [])
    }

    @Test(arguments: 0..<40)
    func `whatever packages become, all of it is what was accepted`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var stage = try Stage.at(.received)
        let accepted = Int.random(in: 150_000...230_000, using: &random)
        let decision = Steps.decided(["accepted": accepted, "difference": 200_000 - accepted])
        try stage.apply(decision, by: Town.disposer)
        var (standing, next) = ([1, 2], 3)
        for _ in 0..<12 {
            standing.shuffle(using: &random)
            let net = try stage.item(standing[0]).net?.grams ?? 0
            if Bool.random(using: &random), net > 1 {
                let part = Int.random(in: 1..<Int(net), using: &random)
                let parts = [(next, part), (next + 1, Int(net) - part)]
                try stage.apply(Self.split(standing[0], into: parts), by: Town.disposer)
                standing.replaceSubrange(0..<1, with: [next, next + 1])
                next += 2
            } else if standing.count > 1 {
                let parents = Array(standing.prefix(2))
                try stage.apply(Self.merged(parents, into: next), by: Town.disposer)
                let net = Int.random(in: 1...200_000, using: &random)
                try stage.apply(Self.weighed(next, net), by: Town.disposer)
                standing.replaceSubrange(0..<2, with: [next])
                next += 1
            }
        }
        let became = standing.filter { $0 > 2 }
        if !became.isEmpty { try stage.apply(Self.treated(became), by: Town.disposer) }
        let rest = standing.filter { $0 <= 2 }
        let left = try stage.manifest.progress(1)?.acceptedLeft.grams ?? 0
        #expect(left == (try rest.flatMap { try stage.item($0).origin }.map(\.mass).total.grams))
        #expect(try stage.manifest.status == (left == 0 ? .closed : .decided))
    }
}
