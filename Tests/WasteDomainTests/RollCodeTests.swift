import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

struct RollCodeTests {
    private static func unit() throws -> PartyID { try #require(PartyID(Town.generator)) }

    @Test(arguments: [1, 42, 99_999_999])
    func `a label is read from what it is written as`(serial: Int) throws {
        let unit = try Self.unit()
        let code = try #require(RollCode(unit: unit, serial: serial))
        #expect(code.description.count == 28)
        #expect(RollCode(code.description) == code)
        #expect(code.serial == serial)
        #expect(try code.unit == Self.unit())
    }

    @Test(arguments: [0, -1, 100_000_000])
    func `a serial out of range makes none`(serial: Int) throws {
        #expect(try RollCode(unit: Self.unit(), serial: serial) == nil)
    }

    @Test func `a unit without a credit code has no rolls`() throws {
        let clinic = try #require(PartyID("L500114-0001"))
        #expect(RollCode(unit: clinic, serial: 1) == nil)
    }

    @Test func `every wrong character is caught, and every two that changed places`() throws {
        let unit = try Self.unit()
        let code = try #require(RollCode(unit: unit, serial: 1_234_567)).description
        let characters = Array(code)
        for place in characters.indices {
            for other in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" where other != characters[place] {
                var wrong = characters
                wrong[place] = other
                #expect(RollCode(String(wrong)) == nil, "\(String(wrong))")
            }
            guard place > 0, characters[place] != characters[place - 1] else { continue }
            var swapped = characters
            swapped.swapAt(place, place - 1)
            #expect(RollCode(String(swapped)) == nil, "\(String(swapped))")
        }
    }

    @Test func `days on which an institution is closed do not count`() throws {
        var stage = try Stage.settled()
        try stage.apply(Examples.event(.institutionRegistered), by: Town.generator)
        let id = "\(Town.generator)/001"
        let institution = try #require(stage.slice[Institution.self, id])
        let day = { (text: String) in try #require(CivilDay(text)) }
        // 2026-09-27 and 2026-10-04 are Sundays; it is closed from 1 to 3 October.
        #expect(try institution.isClosed(on: day("2026-09-27")))
        #expect(try !institution.isClosed(on: day("2026-09-28")))
        #expect(try institution.openDays(after: day("2026-09-26"), upTo: day("2026-09-28")) == 1)
        #expect(try institution.openDays(after: day("2026-09-30"), upTo: day("2026-10-05")) == 1)
        #expect(try institution.openDays(after: day("2026-09-30"), upTo: day("2026-09-30")) == 0)
    }
}
