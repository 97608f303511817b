import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import Tracing
import WasteDomain

/// What a round collected against what the gate received.
struct TripCardTests {
    private static let trip = "01990000-0000-7000-8000-0000000000f1"

    @Test func `the totals of all stops are checked at the gate, and a difference named per stop`()
        throws
    {
        let round = try Round([3, 2, 1])
        #expect(try round.card().stops.map(\.manifest) == round.loads.map(\.id))
        var card = try round.card()
        #expect(card.collected == figures(6, 600_000))
        #expect(card.received == figures(0, 0))
        #expect(card.unreceived.count == 3)
        #expect(!card.agrees)

        // The first comes whole, of the second one package is missing; the third is on its way.
        try round.receive(0, round.loads[0].codes)
        try round.receive(1, Array(round.loads[1].codes.prefix(1)))
        card = try round.card()
        #expect(card.received == figures(4, 400_000))
        #expect(card.different.map(\.manifest) == [round.loads[1].id])
        #expect(card.stops[0].difference?.isNone == true)
        let missing = try #require(card.stops[1].difference)
        #expect(missing.packages == -1)
        #expect(missing.mass == -100_000)
        #expect(card.stops[1].differences.map(\.kind).contains(.missing))
        #expect(card.stops[2].difference == nil)
        #expect(card.unreceived.map(\.manifest) == [round.loads[2].id])

        try round.receive(2, round.loads[2].codes)
        card = try round.card()
        #expect(card.unreceived.isEmpty)
        #expect(!card.agrees, "one stop still differs")
        #expect(card.stops.allSatisfy { $0.released?.count == $0.loaded?.count })
    }

    @Test func `a round whose loads all come whole agrees`() throws {
        let round = try Round([2, 1])
        for place in 0..<2 { try round.receive(place, round.loads[place].codes) }
        let card = try round.card()
        #expect(card.agrees)
        #expect(card.collected == card.received)
    }

    private func figures(_ packages: Int, _ grams: Int64) -> TripCard.Figures {
        TripCard.Figures(packages: packages, mass: Mass(grams: grams))
    }

    /// One vehicle with loads of so many packages of 100 kg each.
    private struct Round {
        let small: TraceTown
        var loads: [(id: UniqueID, codes: [String])] = []

        init(_ counts: [Int]) throws {
            small = try TraceTown()
            let town = small.town
            try small.state(
                Town.carrier,
                .tripOpened,
                ["party": Town.carrier, "trip": trip, "vehicle": "渝H12345"]
            )
            var first = 1
            for count in counts {
                let codes = town.codes(count, from: first)
                first += count
                try small.record(Town.generator, town.itemEvents(codes))
                let id = town.uuid()
                let line = town.line(packages: count, mass: count * 100_000)
                try small.record(Town.generator, [town.manifest(id, lines: [line])])
                let load = [town.load(codes, mass: count * 100_000)]
                try small.record(Town.generator, [town.released(id, load)])
                try small.record(
                    Town.carrier,
                    [town.loaded(id, load).adding(["trip": trip])]
                )
                try small.record(Town.carrier, [town.departed(id)])
                loads.append((id, codes))
            }
        }

        func receive(_ place: Int, _ codes: [String]) throws {
            let id = loads[place].id
            try small.record(Town.carrier, [small.town.arrived(id)])
            try small.record(
                Town.disposer,
                [small.town.received(id, codes, mass: codes.count * 100_000)]
            )
        }

        func card() throws -> TripCard {
            let ledger = small.town.ledger
            let record = try ledger.query { (reader) throws(LogError) in
                try reader.record(Trip.self, trip)
            }
            return try ledger.card(of: #require(record))
        }
    }
}
