import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

struct MassTests {
    private static let largest: Int64 = 9_007_199_254_740_991

    @Test(arguments: [
        ("0g", 0), ("350g", 350), ("350 g", 350), ("350克", 350), ("12.5kg", 12_500),
        ("12.5 KG", 12_500), (" 12.500kg ", 12_500), ("0.001kg", 1), ("12千克", 12_000),
        ("12公斤", 12_000), ("0.8吨", 800_000), ("0.8t", 800_000), ("0.000001t", 1),
        ("8T", 8_000_000), ("007kg", 7_000), ("0.0t", 0), ("9007199254740991g", largest),
        ("9007199254740.991kg", largest), ("9007199254.740991t", largest),
    ])
    func `a weight with its unit is read to the gram`(text: String, grams: Int64) {
        #expect(Mass(text)?.grams == grams)
    }

    @Test(arguments: [
        "", " ", "12", "12.5", "kg", ".5kg", "5.kg", "1.2.3kg", "-5kg", "+5kg", "5e3kg", "1,5kg",
        "1,000kg", "1 000kg", "1 .5kg", "12 k g", "12kg5", "12kgs", "12lb", "12斤", "１２kg",
        "12ｋｇ", "12．5kg", "٣kg", "NaNkg", "infkg", "0x5kg", "12kg\n", "\t12kg", "12㎏",
    ])
    func `any other text is refused`(text: String) {
        #expect(Mass(text) == nil)
    }

    @Test(arguments: ["0.5g", "1.0g", "0.0001kg", "12.0000kg", "0.0000001t", "1.0000000t"])
    func `more decimals than grams are refused, not rounded`(text: String) {
        #expect(Mass(text) == nil)
    }

    @Test(arguments: [
        "9007199254740992g", "9007199254740.992kg", "9007199254.740992t", "9223372036854775808g",
        "99999999999999999999g", "18446744073709551616t", "340282366920938463463374607431768t",
    ])
    func `more than a number of the log can hold is refused`(text: String) {
        #expect(Mass(text) == nil)
    }

    @Test func `tenths of kilograms add up exactly`() throws {
        let tenth = try #require(Mass("0.1kg"))
        #expect([Mass](repeating: tenth, count: 3).total == Mass("0.3kg"))
        #expect([Mass](repeating: tenth, count: 10_000).total == Mass("1t"))
    }

    @Test func `any mass is printed and read back, in kilograms and in tonnes`() throws {
        var generator = SeededGenerator(seed: 53)
        for _ in 0..<2000 {
            let bits = Int64.random(in: 1...53, using: &generator)
            let mass = try #require(
                Mass(grams: Int64.random(in: 0..<1 << bits, using: &generator))
            )
            #expect(Mass("\(mass.kilograms)kg") == mass)
            #expect(Mass("\(mass.tonnes) t") == mass)
            #expect(Mass("\(mass.grams)g") == mass)
        }
    }

    @Test(arguments: [
        (0, "0", "0"), (1, "0.001", "0.000001"), (12_500, "12.5", "0.0125"),
        (1_000_000, "1000", "1"), (100_000, "100", "0.1"),
    ])
    func `it is printed with as many decimals as it needs`(
        grams: Int64,
        kilograms: String,
        tonnes: String
    ) {
        #expect(Mass(grams: grams)?.kilograms == kilograms)
        #expect(Mass(grams: grams)?.tonnes == tonnes)
    }

    @Test func `a sum stays within the numbers of the log, a difference above zero`() throws {
        let largest = try #require(Mass(grams: Self.largest))
        let one = try #require(Mass(grams: 1))
        #expect((largest + one).grams == Self.largest)
        #expect([largest, largest, largest].total == largest)
        #expect([Mass]().total == .zero)
        #expect((one - largest) == .zero)
        #expect((largest - one).grams == Self.largest - 1)
        #expect(one.distance(to: largest) == largest.distance(to: one))
        #expect(one.distance(to: largest).grams == Self.largest - 1)
    }

    @Test func `in an event it is a number of grams that is not negative`() {
        #expect(Mass(scalar: .integer(0)) == .zero)
        #expect(Mass(scalar: .integer(Self.largest))?.json == .integer(Self.largest))
        #expect(Mass(scalar: .integer(-1)) == nil)
        #expect(Mass(scalar: .integer(Self.largest + 1)) == nil)
        #expect(Mass(scalar: .integer(.max)) == nil)
        #expect(Mass(scalar: .integer(.min)) == nil)
        #expect(Mass(scalar: .string("12kg")) == nil)
        #expect(Mass(scalar: .string("12")) == nil)
    }
}
