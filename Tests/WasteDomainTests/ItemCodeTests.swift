import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

struct ItemCodeTests {
    @Test func `published codes fall into their parts and are made of them`() throws {
        for vector in try DomainVectors.read().itemCodes {
            let code = try #require(ItemCode(vector.value))
            #expect(code.unit.description == vector.unit)
            #expect(code.waste.description == vector.waste)
            #expect(code.day.description == vector.day)
            #expect(code.serial == vector.serial)
            let made = ItemCode(
                unit: code.unit,
                waste: code.waste,
                day: code.day,
                serial: code.serial
            )
            #expect(made == code)
            #expect(made?.description == vector.value)
        }
    }

    @Test func `published wrong codes are refused`() throws {
        for vector in try DomainVectors.read().wrongItemCodes {
            let text = try #require(vector.value)
            #expect(ItemCode(text) == nil, "\(vector.why)")
        }
    }

    @Test func `any unit, waste, day and serial make a code of 37 characters`() throws {
        var generator = SeededGenerator(seed: 1276)
        let first = try #require(CivilDay("2000-01-01")).number
        let last = try #require(CivilDay("2099-12-31")).number
        for number in 0..<500 {
            let digits = Int.random(in: 0...999_999, using: &generator)
            let category = Int.random(in: 1...40, using: &generator)
            let text = Digits.text(of: Int64(digits * 100 + category), width: 8)
            let made = ItemCode(
                unit: try #require(PartyID(Invented.creditCode(number))),
                waste: try #require(WasteCode(digits: Array(text.utf8)[...])),
                day: CivilDay(number: Int64.random(in: first...last, using: &generator)),
                serial: Int.random(in: ItemCode.serials, using: &generator)
            )
            let code = try #require(made)
            #expect(code.description.utf8.count == 37)
            #expect(ItemCode(code.description) == code)
        }
    }

    /// The unit segment has the credit code's check character; the other segments have none.
    @Test func `every change of one character of the unit is caught`() throws {
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        for number in 0..<20 {
            let text = Array(Invented.creditCode(number) + "9002140820260815001")
            for place in 0..<18 {
                for character in alphabet where character != text[place] {
                    var changed = text
                    changed[place] = character
                    let unit = ItemCode(String(changed))?.unit.description
                    #expect(unit.flatMap { CreditCode($0) } == nil, "\(String(changed))")
                }
            }
        }
    }

    @Test func `a party without a credit code, a serial or a year out of range make none`() throws {
        let unit = try #require(PartyID("91130200699229617X"))
        let local = try #require(PartyID("L500114-0001"))
        let waste = try #require(WasteCode("900-214-08"))
        let day = try #require(CivilDay("2026-08-15"))
        let early = try #require(CivilDay("1999-12-31"))
        let late = try #require(CivilDay("2100-01-01"))
        #expect(ItemCode(unit: unit, waste: waste, day: day, serial: 1) != nil)
        #expect(ItemCode(unit: local, waste: waste, day: day, serial: 1) == nil)
        for serial in [-1, 0, 1000] {
            #expect(ItemCode(unit: unit, waste: waste, day: day, serial: serial) == nil)
        }
        for day in [early, late] {
            #expect(ItemCode(unit: unit, waste: waste, day: day, serial: 1) == nil)
        }
    }

    @Test func `published manifest numbers fall into their parts`() throws {
        for vector in try DomainVectors.read().manifestNumbers {
            let number = try #require(ManifestNumber(vector.value))
            #expect(number.year == vector.year)
            #expect(number.segment.description == vector.segment)
            #expect(number.serial == vector.serial)
            let made = ManifestNumber(
                year: vector.year,
                segment: number.segment,
                serial: vector.serial
            )
            #expect(made?.description == vector.value)
        }
    }

    /// Which segments there are, the regulation's table of regions says.
    @Test func `published wrong manifest numbers are refused, but for an unknown city`() throws {
        for vector in try DomainVectors.read().wrongManifestNumbers {
            let text = try #require(vector.value)
            let isUnknownCity = text == "20263699000001"
            #expect((ManifestNumber(text) == nil) == !isUnknownCity, "\(vector.why)")
        }
    }

    @Test func `published plates can be read`() throws {
        for text in try DomainVectors.read().plates {
            #expect(Plate(text)?.description == text)
        }
    }
}
