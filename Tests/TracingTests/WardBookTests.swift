import CanonicalJSON
import Interchange
import Liandan
import LiandanTesting
import Testing
import Tracing
import WasteDomain

/// The register of an institution's medical waste 医疗废物登记本.
struct WardBookTests {
    @Test func `each ward's bags stand in it with kind, weight, hand-over, method and destination`()
        throws
    {
        let town = try Town.settled()
        for ledger in ["ward", "wardIssued", "wardReleased"] {
            try town.play(Self.ledger(ledger))
        }
        let site = try #require(
            PartyID(Town.generator).flatMap { party in
                SiteNumber("001").map { SiteID(party: party, site: $0) }
            }
        )
        let days = town.clock.now.legalDay...town.clock.now.legalDay
        let before = try town.ledger.wardBook(of: site, in: days, withStore: true)
        #expect(!before.rows.isEmpty)
        #expect(before.rows.allSatisfy { $0.handover == nil }, "one half is no hand-over")

        try town.play(Self.ledger("wardDecided"))
        let book = try town.ledger.wardBook(of: site, in: days, withStore: true)
        let handed = book.rows.prefix { $0.handover != nil }
        #expect(
            handed.map(\.packages).reduce(0, +) == 5,
            "three bags, a sharps box, one of pathology"
        )
        #expect(
            book.rows.dropFirst(handed.count).allSatisfy { $0.handover == nil },
            "what is in store stands last"
        )
        #expect(book.rows.map(\.packages).reduce(0, +) == before.rows.map(\.packages).reduce(0, +))
        let infectious = book.rows.filter { $0.waste.description == "841-001-01" }
        #expect(infectious.contains { $0.ward == "内科" && $0.packages > 0 && $0.mass != nil })
        let handover = try #require(infectious.first?.handover)
        #expect(handover.destination.party.description == Town.disposer)
        #expect(handover.carrier.description == Town.carrier)
        #expect(handover.released != handover.loaded, "both have signed")
        #expect(book.names.count == 3)
        let tomorrow = days.lowerBound.advanced(by: 1)
        let later = try town.ledger.wardBook(of: site, in: tomorrow...tomorrow, withStore: false)
        #expect(later.rows.isEmpty)
    }

    private static func ledger(_ name: String) throws -> JSONValue {
        try LooseJSON.read(Fixture.bytes("Fixtures/ledgers/\(name).json"))
    }
}
