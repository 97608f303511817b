import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

struct StateReaderTests {
    /// More than two pages of vehicles, among other records that carry the same term.
    @Test func `all records of a kind with a term are gone through, each once`() throws {
        let town = try Town.settled()
        let plates = (0..<1001).map { "渝A" + Digits.text(of: Int64($0 + 10_000), width: 5) }
        #expect(try town.submit(Town.authority, plates.map { town.vehicle($0) }).isAccepted)
        let found = try town.ledger.query { (reader) throws(LogError) in
            var found: [String] = []
            try reader.forEach(Vehicle.self, term: "party:\(Town.carrier)") {
                found.append($0.plate.description)
            }
            return found
        }
        #expect(found == (plates + ["渝H12345"]).sorted())
    }

    @Test func `where no record has the term there is nothing to go through`() throws {
        let town = try Town.settled()
        let count = try town.ledger.query { (reader) throws(LogError) in
            var count = 0
            try reader.forEach(Manifest.self, term: "party:\(Town.carrier)") { _ in count += 1 }
            try reader.forEach(Item.self, term: "item:kept") { _ in count += 1 }
            return count
        }
        #expect(count == 0)
    }
}
