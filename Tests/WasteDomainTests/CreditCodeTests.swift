import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

struct CreditCodeTests {
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    /// Seeded codes, real in everything but their owners.
    private static let invented: [String] = {
        var generator = SeededGenerator(seed: 32100)
        return (0..<25).compactMap { _ in
            let characters = (0..<17).compactMap { _ in alphabet.randomElement(using: &generator) }
            let body = String(characters)
            return CreditCode.checkCharacter(of: body).map { body + String($0) }
        }
    }()

    @Test func `published codes are read, both of their check characters right`() throws {
        for vector in try DomainVectors.read().creditCodes {
            let code = try #require(CreditCode(vector.code))
            #expect(code.description == vector.code)
            #expect(code.hasValidBody == vector.bodyIsValid)
            let check = CreditCode.checkCharacter(of: String(vector.code.dropLast()))
            #expect(check == vector.code.last)
        }
    }

    @Test func `published wrong codes are refused`() throws {
        for vector in try DomainVectors.read().wrongCreditCodes {
            let text = try #require(vector.code)
            #expect(CreditCode(text) == nil, "\(vector.why)")
        }
    }

    @Test func `a code of the exceptions is read, and no other wrong one`() {
        let exceptions: Set = ["91350211M00013FA1N"]
        #expect(CreditCode("91350211M00013FA1N", exceptions: exceptions) != nil)
        #expect(CreditCode("91350203M0001QAY9B", exceptions: exceptions) == nil)
        #expect(CreditCode("91130200699229617X", exceptions: exceptions) != nil)
    }

    @Test func `an exception still has the length and alphabet of a code`() {
        let exceptions: Set = ["91350211M00013FA1", "91350211M00013FAIN", "91350211m00013fa1n"]
        for text in exceptions { #expect(CreditCode(text, exceptions: exceptions) == nil) }
    }

    /// 31 is prime and no weight is a multiple of it, so a changed character changes the sum.
    @Test func `every change of one character is caught`() {
        for code in Self.invented {
            let characters = Array(code)
            for place in characters.indices {
                for other in Self.alphabet where other != characters[place] {
                    var changed = characters
                    changed[place] = other
                    #expect(CreditCode(String(changed)) == nil)
                }
            }
        }
    }

    /// The weights 3^0 … 3^16 differ modulo 31; the check character weighs 1, as the first does.
    @Test func `every exchange of two characters is caught, but of the first with the check`() {
        for code in Self.invented {
            let characters = Array(code)
            for left in characters.indices {
                for right in characters.indices where left < right {
                    guard characters[left] != characters[right] else { continue }
                    var changed = characters
                    changed.swapAt(left, right)
                    let isCaught = CreditCode(String(changed)) == nil
                    #expect(isCaught == ((left, right) != (0, 17)))
                }
            }
        }
    }

    @Test(arguments: ["", "9113020069922961", "911302006992296171", "9113020069922961I", "张三"])
    func `only 17 characters of the alphabet have a check character`(body: String) {
        #expect(CreditCode.checkCharacter(of: body) == nil)
    }

    @Test func `the check of the old code inside tells a wrong one`() throws {
        let body = "91130200699229618"
        let check = try #require(CreditCode.checkCharacter(of: body))
        let code = try #require(CreditCode(body + String(check)))
        #expect(!code.hasValidBody)
    }
}
