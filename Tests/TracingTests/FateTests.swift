import CanonicalJSON
import LiandanTesting
import Testing
import Tracing
import WasteDomain

/// What becomes of small generators' waste, told to each of them to the gram.
struct FateTests {
    private static let (one, two) = (FateTown.collectors[0], FateTown.collectors[1])

    @Test func `what two collectors pass on is told to everybody who contributed`() throws {
        let town = try FateTown()
        let from = FateTown.generators
        let first = try [60_001, 30_000, 9].enumerated().map {
            try town.carry($0.element, from: from[$0.offset], to: Self.one)
        }
        let on = try town.carry(
            90_010,
            from: Self.one,
            to: Self.two,
            made: [(first[0], 60_001), (first[1], 30_000), (first[2], 9)]
        )
        let direct = try town.carry(10_000, from: from[3], to: Self.two)
        let last = try town.carry(
            100_010,
            from: Self.two,
            to: Town.disposer,
            made: [(on, 90_010), (direct, 10_000)],
            difference: 20
        )
        try town.treat(last, 33_333)
        #expect(try town.treated(first + [direct]).reduce(0, +) == 33_333)
        try town.treat(last, 66_657)
        // 99,990 of 100,010 g: 89,991.9998 are the first collector's, of which 59,989.0013,
        // 29,994.0007 and 8.9982 are the three's, and 9,998.0002 the fourth's.
        #expect(try town.treated(first + [direct]) == [59_989, 29_994, 9, 9_998])
        let fate = try #require(town.fates([first[2]]).first?.lines.first)
        #expect(Set(fate.treated.map(\.by.description)) == [Town.disposer])
        #expect(Set(fate.treated.map(\.method.description)) == ["R9"])
        let numbers = try town.fates([on, last]).map(\.number)
        #expect(fate.treated.allSatisfy { $0.via == numbers && $0.manifest == numbers[1] })
        #expect(fate.onward.map(\.consignee.description) == [Self.two])

        let shared = try #require(town.fates([last]).first?.contributions)
        let sums = (0..<4).map { index in
            shared.filter { $0.site.party.description == from[index] }.map(\.share.mass).total
                .grams
        }
        #expect(sums == [59_989, 29_994, 9, 9_998])
        #expect(shared.map(\.share.mass).total.grams == 99_990)
    }

    @Test func `what is wholly treated without a difference is everybody's own gram by gram`()
        throws
    {
        let town = try FateTown()
        let masses = [1, 77_777, 333]
        let first = try masses.enumerated().map {
            try town.carry($0.element, from: FateTown.generators[$0.offset], to: Self.one)
        }
        let sources = Array(zip(first, masses)).map { (manifest: $0, mass: $1) }
        let last = try town.carry(
            78_111,
            from: Self.one,
            to: Town.disposer,
            made: sources
        )
        for part in [1, 1, 50_000, 28_109] { try town.treat(last, part) }
        #expect(try town.treated(first) == [1, 77_777, 333])
    }

    @Test func `what a collector adds of its own is its own`() throws {
        let town = try FateTown()
        let first = try town.carry(60_000, from: FateTown.generators[0], to: Self.one)
        let last = try town.carry(
            100_000,
            from: Self.one,
            to: Town.disposer,
            made: [(first, 60_000)]
        )
        try town.treat(last, 50_000)
        let contributions = try #require(town.fates([last]).first?.contributions)
        let sums = contributions.map { "\($0.site.party) \($0.share.mass.grams)" }
        #expect(Set(sums) == ["\(FateTown.generators[0]) 30000", "\(Self.one) 20000"])
    }

    /// Parts of parts go everywhere, some of them stay where they are.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `whatever the ways, the shares of all are all that was treated`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let town = try FateTown()
        var roots: [UniqueID] = []
        var held: [String: [(manifest: UniqueID, mass: Int)]] = [:]
        for generator in FateTown.generators {
            let mass = Int.random(in: 1...200_000, using: &random)
            let collector = FateTown.collectors.randomElement(using: &random) ?? Self.one
            roots.append(try town.carry(mass, from: generator, to: collector))
            held[collector, default: []].append((roots[roots.count - 1], mass))
        }
        var treated: [(manifest: UniqueID, mass: Int)] = []
        for (from, to) in [
            (Self.one, Self.two), (Self.two, Town.disposer), (Self.one, Town.disposer),
        ] {
            let parts = (held[from] ?? []).map { lot in
                (lot.manifest, Int.random(in: 1...max(1, lot.mass * 3 / 5), using: &random))
            }
            guard !parts.isEmpty else { continue }
            let mass = parts.map(\.1).reduce(0, +)
            let difference = Int.random(in: 0...(mass / 200), using: &random)
            let id = try town.carry(
                mass,
                from: from,
                to: to,
                made: parts.map { (manifest: $0, mass: $1) },
                difference: difference
            )
            // What is left can go further; one gram at least stays of whatever had more.
            held[from] = zip(held[from] ?? [], parts).map { ($0.manifest, $0.mass - $1.1) }
                .filter { $0.1 > 0 }
            guard to == Town.disposer else {
                held[to, default: []].append((id, mass - difference))
                continue
            }
            var left = mass - difference
            while left > 0, treated.count < 12 {
                let part = Int.random(in: 1...left, using: &random)
                try town.treat(id, part)
                treated.append((id, part))
                left -= part
            }
        }
        let all = treated.map(\.mass).reduce(0, +)
        #expect(all > 0)
        #expect(try town.treated(roots).reduce(0, +) == Int64(all))
        for manifest in Set(treated.map(\.manifest)) {
            let parts = treated.filter { $0.manifest == manifest }.map(\.mass).reduce(0, +)
            let fate = try #require(town.fates([manifest]).first)
            #expect(fate.contributions.map(\.share.mass).total.grams == Int64(parts))
        }
    }
}

struct SharedOutTests {
    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `parts are given away to the gram, never taken back, and in the end each has his own`(
        seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...12, using: &random)
        let most: Int64 = [3, 1_000, 9_000_000_000].randomElement(using: &random) ?? 3
        var weights: [Mass] = []
        for _ in 0..<count {
            weights.append(try #require(Mass(grams: Int64.random(in: 0...most, using: &random))))
        }
        var left = weights.total.grams
        var sums = weights.map { _ in Int64(0) }
        var shared = SharedOut(by: weights)
        while left > 0 {
            let next = Int64.random(in: 1...max(1, left / 3), using: &random)
            let part = try #require(Mass(grams: next))
            let shares = shared.take(part)
            #expect(shares.total == part)
            sums = zip(sums, shares).map { $0 + $1.grams }
            #expect(zip(sums, weights).allSatisfy { $0 <= $1.grams })
            left -= next
        }
        #expect(sums == weights.map(\.grams))
        // More came than was contributed: that is shared, too.
        let more = try #require(Mass(grams: 1_001))
        #expect(shared.take(more).total == more)
    }

    @Test func `a gram goes to the largest fraction, of equal ones to the first`() throws {
        let weights = try [2, 3, 2].map { try #require(Mass(grams: $0)) }
        var shared = SharedOut(by: weights)
        let gram = try #require(Mass(grams: 1))
        let course = (1...7).map { _ in shared.take(gram).map(\.grams) }
        #expect(course.allSatisfy { $0.reduce(0, +) == 1 })
        #expect(course[0] == [0, 1, 0])
        #expect(course[1] == [1, 0, 0])
        let nobody = try [0, 0].map { try #require(Mass(grams: $0)) }
        var empty = SharedOut(by: nobody)
        #expect(empty.take(gram).map(\.grams) == [1, 0])
    }
}
